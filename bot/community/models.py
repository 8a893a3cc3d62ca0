"""What a server's administrators decided, its people, and what the bot remembers of itself.

Nothing but `person.user_id` ties a row to somebody on Discord: to forget a person is to cut that one link.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import EncryptedText, Snowflake, UtcDateTime


class GuildChannel(Base):
    """The channel of a server for one purpose."""

    __tablename__ = "guild_channel"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    purpose: Mapped[str] = mapped_column(String(20), primary_key=True)
    channel_id: Mapped[int] = mapped_column(Snowflake)


class GuildRole(Base):
    """The role of a server for a persona, or for members, moderators or mediators."""

    __tablename__ = "guild_role"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    holder: Mapped[str] = mapped_column(String(20), primary_key=True)
    role_id: Mapped[int] = mapped_column(Snowflake)


class GuildRule(Base):
    """A number that a server's administrators decided on; the names are those of `bot.community.rules`."""

    __tablename__ = "guild_rule"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int]


class Memory(Base):
    """Small facts that must outlive the process, such as the digest of the synced commands."""

    __tablename__ = "memory"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Person(Base):
    """Somebody, by a key of our own."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(Snowflake, unique=True)


class Membership(Base):
    """A person in a server, from the first join on."""

    __tablename__ = "membership"
    __table_args__ = (
        Index("ix_membership_guild_id_newest_join_at", "guild_id", "newest_join_at"),
        Index("ix_membership_guild_id_welcomed_at", "guild_id", "welcomed_at"),
    )

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)  # of the stay in which they were last in
    newest_join_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # in or not, as Discord says
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    welcomed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    code_version: Mapped[str | None] = mapped_column(String(20))  # of the code of conduct that was accepted
    code_accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PersonaHeld(Base):
    """A persona of a member. `approver_id` is None for an open persona, which needs nobody's consent."""

    __tablename__ = "persona_held"
    __table_args__ = (Index("ix_persona_held_guild_id_persona_ended_at", "guild_id", "persona", "ended_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    persona: Mapped[str] = mapped_column(String(20))
    granted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    approver_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    application_id: Mapped[int | None] = mapped_column(ForeignKey("application.id", ondelete="SET NULL"))
    reason: Mapped[str | None] = mapped_column(EncryptedText)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    end_reason: Mapped[str | None] = mapped_column(EncryptedText)


class Application(Base):
    """Somebody asks for a privileged persona; `state`: open, approved, denied or withdrawn."""

    __tablename__ = "application"
    __table_args__ = (Index("ix_application_guild_id_state", "guild_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    persona: Mapped[str] = mapped_column(String(20))
    organisation: Mapped[str] = mapped_column(EncryptedText)
    role: Mapped[str | None] = mapped_column(EncryptedText)  # of the applicant, there
    link: Mapped[str | None] = mapped_column(EncryptedText)
    evidence: Mapped[str] = mapped_column(EncryptedText)
    state: Mapped[str] = mapped_column(String(12))
    applied_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    reason: Mapped[str | None] = mapped_column(EncryptedText)


class Profile(Base):
    """What a member told of themselves in a server; ids are those of `data/taxonomy.toml`."""

    __tablename__ = "profile"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    organisation: Mapped[str | None] = mapped_column(EncryptedText)
    about: Mapped[str | None] = mapped_column(EncryptedText)
    skills: Mapped[list[str]] = mapped_column(JSON, default=list)
    product_types: Mapped[list[str]] = mapped_column(JSON, default=list)
    domains: Mapped[list[str]] = mapped_column(JSON, default=list)
    place: Mapped[str | None] = mapped_column(EncryptedText)
    time_zone: Mapped[str | None] = mapped_column(EncryptedText)  # of IANA, or a distance such as UTC+02:00
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    is_available: Mapped[bool] = mapped_column(default=True)  # for match invitations
    is_availability_chosen: Mapped[bool] = mapped_column(default=False)


class AuditEntry(Base):
    """One decision of a person or of the bot. Triggers of the database refuse to change or delete one."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_guild_id_at", "guild_id", "at"),
        Index("ix_audit_entry_guild_id_action", "guild_id", "action"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    action: Mapped[str] = mapped_column(String(40))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # None: the bot
    target_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str | None] = mapped_column(EncryptedText)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

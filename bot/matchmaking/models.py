"""Requests, invitations, and what was typed but not sent."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import EncryptedText, Snowflake, UtcDateTime


class MatchRequest(Base):
    """What somebody asks for; ids are those of `data/taxonomy.toml`."""

    __tablename__ = "match_request"
    __table_args__ = (Index("ix_match_request_guild_id_person_id", "guild_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake)
    server: Mapped[str] = mapped_column(String(100))  # the server's name: direct messages stand outside it
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(24))
    title: Mapped[str] = mapped_column(EncryptedText)
    text: Mapped[str] = mapped_column(EncryptedText)
    domains: Mapped[list[str]] = mapped_column(JSON)
    skills: Mapped[list[str]] = mapped_column(JSON)
    product_types: Mapped[list[str]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(12))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class MatchInvitation(Base):
    """Somebody was asked to help with a request; nobody is asked twice."""

    __tablename__ = "match_invitation"
    __table_args__ = (UniqueConstraint("request_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("match_request.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(12))
    matches: Mapped[list[str]] = mapped_column(JSON)  # why this person: ids of the taxonomy
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)  # by when somebody has to decide
    turn: Mapped[int | None] = mapped_column()  # set by a yes: who is proposed first, second …
    proposals: Mapped[int] = mapped_column(default=0)  # how often the requester was asked about this person


class MatchDraft(Base):
    """A request that was not sent out as it was; kept for its author to change, and not for long."""

    __tablename__ = "match_draft"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    title: Mapped[str] = mapped_column(EncryptedText)
    text: Mapped[str] = mapped_column(EncryptedText)
    domains: Mapped[list[str]] = mapped_column(JSON)
    skills: Mapped[list[str]] = mapped_column(JSON)
    product_types: Mapped[list[str]] = mapped_column(JSON)

"""Guidelines that servers write themselves with all their versions, drafts of them, and suggestions."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import EncryptedText, Snowflake, UtcDateTime

PERSON = "person.id"


class OwnGuideline(Base):
    """A server's own guideline; what it says stands in its versions. `version` 0: none is published yet."""

    __tablename__ = "own_guideline"

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake, index=True)
    key: Mapped[str] = mapped_column(String(60), unique=True)
    version: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    credit: Mapped[str | None] = mapped_column(EncryptedText)  # the name of whoever suggested it, if wished
    credited_id: Mapped[int | None] = mapped_column(ForeignKey(PERSON, ondelete="SET NULL"))


class OwnVersion(Base):
    """What a guideline says from one moment on, or would say if another moderator consented."""

    __tablename__ = "own_version"
    __table_args__ = (UniqueConstraint("guideline_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guideline_id: Mapped[int] = mapped_column(ForeignKey("own_guideline.id", ondelete="CASCADE"), index=True)
    version: Mapped[int | None] = mapped_column()  # None: not published
    state: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(Text)
    gist: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)  # what changed, "" for the first one
    words: Mapped[dict[str, list[str]]] = mapped_column(JSON)  # ids of the taxonomy
    author_id: Mapped[int | None] = mapped_column(ForeignKey(PERSON, ondelete="SET NULL"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey(PERSON, ondelete="SET NULL"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(EncryptedText)
    suggestion_id: Mapped[int | None] = mapped_column(
        ForeignKey("guideline_suggestion.id", ondelete="SET NULL")
    )


class GuidelineSuggestion(Base):
    """What a member proposes to the moderators."""

    __tablename__ = "guideline_suggestion"
    __table_args__ = (Index("ix_guideline_suggestion_guild_id_person_id", "guild_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake)
    person_id: Mapped[int] = mapped_column(ForeignKey(PERSON, ondelete="CASCADE"))
    server: Mapped[str] = mapped_column(String(100))  # its name: direct messages stand outside it
    title: Mapped[str] = mapped_column(EncryptedText)
    text: Mapped[str] = mapped_column(EncryptedText)
    source: Mapped[str] = mapped_column(EncryptedText)
    credit: Mapped[str | None] = mapped_column(EncryptedText)  # the name to tell, None for none
    state: Mapped[str] = mapped_column(String(12))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey(PERSON, ondelete="SET NULL"))
    reason: Mapped[str | None] = mapped_column(EncryptedText)


class GuidelineDraft(Base):
    """What somebody typed and did not publish or send yet; kept for its author, and not for long."""

    __tablename__ = "guideline_draft"
    __table_args__ = (UniqueConstraint("guild_id", "person_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake)
    person_id: Mapped[int] = mapped_column(ForeignKey(PERSON, ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(12))
    key: Mapped[str] = mapped_column(String(60))  # of the guideline that is changed, "" for a new one
    base: Mapped[int] = mapped_column()  # the version that is changed
    suggestion_id: Mapped[int | None] = mapped_column(
        ForeignKey("guideline_suggestion.id", ondelete="SET NULL")
    )
    title: Mapped[str] = mapped_column(EncryptedText)
    gist: Mapped[str] = mapped_column(EncryptedText)  # of a suggestion: why, and where it comes from
    text: Mapped[str] = mapped_column(EncryptedText)
    what: Mapped[str] = mapped_column(EncryptedText)
    words: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    with_credit: Mapped[bool] = mapped_column()

"""What readers leave behind. A row hangs on the person, so that it goes with them."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import Snowflake, UtcDateTime


class GuidelineRead(Base):
    """That a person has read an entry, and the version of the last time."""

    __tablename__ = "guideline_read"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    entry_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    version: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class GuidelineVerdict(Base):
    """A person's answer to "Was this useful?", one for each version of an entry."""

    __tablename__ = "guideline_verdict"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    entry_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    guild_id: Mapped[int | None] = mapped_column(Snowflake, index=True)  # None: outside any server
    is_useful: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UtcDateTime)

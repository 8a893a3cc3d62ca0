"""What was asked in vain. Nothing here says who asked."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import Snowflake, UtcDateTime


class SearchMiss(Base):
    """A question that found nothing in a server, and how often it did."""

    __tablename__ = "search_miss"
    __table_args__ = (UniqueConstraint("guild_id", "question"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake)
    question: Mapped[str] = mapped_column(String(200))
    times: Mapped[int]
    first_asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_dismissed: Mapped[bool]  # it stays, so that it does not come back when it is asked again

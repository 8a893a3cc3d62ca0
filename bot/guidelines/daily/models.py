"""What is remembered of the guideline of the day."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import Snowflake


class GuidelineDay(Base):
    """The last entry of the day that a server was shown, from where its order goes on."""

    __tablename__ = "guideline_day"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    day: Mapped[date]
    entry_id: Mapped[str] = mapped_column(String(60))

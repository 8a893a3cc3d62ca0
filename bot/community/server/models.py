"""What is under way while a server is built up."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import Snowflake, UtcDateTime


class ServerTurn(Base):
    """Whose turn it is to build in a server: one at a time, until the lease ends."""

    __tablename__ = "server_turn"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    leased_until: Mapped[datetime] = mapped_column(UtcDateTime)


class ServerIntent(Base):
    """Something that is about to be made, or was: `mark` stands in Discord's audit log if it was."""

    __tablename__ = "server_intent"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    mark: Mapped[str] = mapped_column(String(16))

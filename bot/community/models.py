"""What a server's administrators decided, and what the bot remembers of itself."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import Snowflake


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


class Memory(Base):
    """Small facts that must outlive the process, such as the digest of the synced commands."""

    __tablename__ = "memory"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)

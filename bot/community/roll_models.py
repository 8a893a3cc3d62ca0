"""What the bot remembers of a server's members as a whole: floods, reminders, and roles that drifted."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.types import Snowflake, UtcDateTime


class GuildRoll(Base):
    """A server as the bot knows it. `since`: who joined before was there before the bot."""

    __tablename__ = "guild_roll"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    name: Mapped[str | None] = mapped_column(String(100))  # direct messages stand outside the server
    uses_onboarding: Mapped[bool | None]  # as Discord last said, None: not asked yet


class Flood(Base):
    """Many joins within a short time; `last_at` moves on as long as it lasts."""

    __tablename__ = "flood"
    __table_args__ = (Index("ix_flood_guild_id_last_at", "guild_id", "last_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(Snowflake)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)  # moments of joining, as Discord names them
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)


class WelcomeWaiting(Base):
    """Somebody who came in a flood and will be welcomed together with others."""

    __tablename__ = "welcome_waiting"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class Reminded(Base):
    """How often a member was reminded of the code of conduct, and whether they want no more of it."""

    __tablename__ = "reminded"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    times: Mapped[int] = mapped_column(default=0)
    stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RoleWithheld(Base):
    """A role that a moderator took from a member by hand: it is not given again by itself."""

    __tablename__ = "role_withheld"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    what: Mapped[str] = mapped_column(String(40), primary_key=True)  # see bot.community.wanted
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RoleDrift(Base):
    """A member's role that was not as decided, and how often the bot mended that."""

    __tablename__ = "role_drift"
    __table_args__ = (Index("ix_role_drift_guild_id_told_on", "guild_id", "told_on"),)

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    what: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)  # lost, or undecided
    role_id: Mapped[int] = mapped_column(Snowflake)
    times: Mapped[int] = mapped_column(default=0)
    mended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_on: Mapped[date | None] = mapped_column(Date)  # the day on which moderators were told


class RoleTrouble(Base):
    """Why roles cannot be given, told to moderators once and forgotten when it is mended."""

    __tablename__ = "role_trouble"

    guild_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    role_id: Mapped[int] = mapped_column(Snowflake, primary_key=True, autoincrement=False)
    fault: Mapped[str] = mapped_column(String(20), primary_key=True)
    told_at: Mapped[datetime] = mapped_column(UtcDateTime)

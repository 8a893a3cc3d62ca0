"""A server as the bot knows it: since when, by which name, and how newcomers come in."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.presence import Door
from bot.community.roll_models import GuildRoll
from bot.database.due_work import plan
from bot.database.insertion import insert_new

NAME_LIMIT = 100
ROLL_CALL = "roll-call"  # the kind of due work


async def begin_roll(session: AsyncSession, guild_id: int, name: str | None, now: datetime) -> bool:
    """Remember a server, and its name of today; False where it was known."""
    name = name and name[:NAME_LIMIT]
    is_new = await insert_new(
        session, GuildRoll, {"guild_id": guild_id, "since": now, "name": name}, unique=("guild_id",)
    )
    row = await session.get_one(GuildRoll, guild_id)
    row.name = name or row.name
    return is_new


async def locked_roll(session: AsyncSession, guild_id: int, now: datetime) -> GuildRoll:
    """Return the row of a server; until the end of the transaction nobody else reckons with its members."""
    await begin_roll(session, guild_id, None, now)
    query = select(GuildRoll).where(GuildRoll.guild_id == guild_id).with_for_update()
    return (await session.scalars(query)).one()


async def door_of(session: AsyncSession, guild_id: int, *, seems_to_use_onboarding: bool = False) -> Door:
    """Return how one comes into a server. What Discord answered when asked counts more than what it seems."""
    row = await session.get(GuildRoll, guild_id)
    if row is None:
        return Door(None, seems_to_use_onboarding)
    asked = row.uses_onboarding
    return Door(row.since, seems_to_use_onboarding if asked is None else asked)


async def plan_roll_call(session: AsyncSession, guild_id: int, due_at: datetime, *, after: int = 0) -> None:
    """Plan to look through the members of a server whose Discord ids follow `after`."""
    await plan(session, ROLL_CALL, str(guild_id), due_at, {"after": after})

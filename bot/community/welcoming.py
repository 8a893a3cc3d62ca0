"""A welcome for each, or one for many who come at once. With the roll of the server locked."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.floods import newest_flood
from bot.community.models import GuildChannel, Membership
from bot.community.roll_models import WelcomeWaiting
from bot.community.rules import Rules, rules_of
from bot.community.settings import Purpose
from bot.database.due_work import plan
from bot.delivery import outbox

CARD = "welcome"
CARD_OF_MANY = "welcomes"
TOGETHER = "welcomes"  # the kind of due work
AT_ONCE = 100  # names in one message: it holds 4000 characters, and Discord resolves no more mentions
PATIENCE = timedelta(minutes=5)  # nobody waits longer, however long a flood lasts


async def welcome(session: AsyncSession, row: Membership, now: datetime) -> bool:
    """Plan the welcome of somebody who is in; False where nobody is welcomed."""
    # Without a channel the moment passes: nobody wants to be welcomed months after they came.
    row.welcomed_at = now
    place = await _place(session, row.guild_id)
    if place is None:
        return False
    rules = await rules_of(session, row.guild_id)
    waits_somebody = await session.scalar(_waiting(row.guild_id).limit(1)) is not None
    if waits_somebody or await _is_crowded(session, row, rules, now):
        session.add(WelcomeWaiting(guild_id=row.guild_id, person_id=row.person_id, since=now))
        if not waits_somebody:
            await plan(session, TOGETHER, str(row.guild_id), now + rules.flood_window)
        return True
    words = outbox.Words(CARD, {"guild": row.guild_id, "person": row.person_id})
    await outbox.post(session, subject_of(row.guild_id, row.person_id), place, words, now=now)
    return True


async def take_back(session: AsyncSession, row: Membership) -> None:
    """Let somebody who left before their welcome was said be welcomed when they return."""
    waits = await session.get(WelcomeWaiting, (row.guild_id, row.person_id))
    if waits is not None:
        await session.delete(waits)
        row.welcomed_at = None


async def welcome_together(session: AsyncSession, guild_id: int, now: datetime) -> datetime | None:
    """Plan the welcomes of all who wait, in few messages; returns when to look again."""
    waiting = (await session.scalars(_waiting(guild_id))).all()
    flood, rules = await newest_flood(session, guild_id), await rules_of(session, guild_id)
    if not waiting:
        return None
    goes_on = flood is not None and flood.last_at + rules.flood_window > now
    until = waiting[0].since + PATIENCE
    whole = len(waiting) if not goes_on or until <= now else len(waiting) // AT_ONCE * AT_ONCE
    for begin in range(0, whole, AT_ONCE):
        await _say(session, guild_id, waiting[begin : min(begin + AT_ONCE, whole)], now)
    return None if whole == len(waiting) else min(now + rules.flood_window, until)


def subject_of(guild_id: int, person_id: int) -> str:
    """Return the outbox subject of somebody's welcome."""
    return f"welcome:{guild_id}:{person_id}"


async def _say(
    session: AsyncSession, guild_id: int, waiting: Sequence[WelcomeWaiting], now: datetime
) -> None:
    people = [one.person_id for one in waiting]
    words = outbox.Words(CARD_OF_MANY, {"guild": guild_id, "people": people})
    place = await _place(session, guild_id)
    if place is not None:
        subject = f"welcomes:{guild_id}:{people[0]}:{now.isoformat()}"
        await outbox.post(session, subject, place, words, now=now)
    for one in waiting:
        await session.delete(one)


async def _is_crowded(session: AsyncSession, row: Membership, rules: Rules, now: datetime) -> bool:
    """Tell whether somebody came in a flood, or many others are welcomed in this moment."""
    flood, joined_at = await newest_flood(session, row.guild_id), row.newest_join_at or row.joined_at
    if flood is not None and flood.began_at <= joined_at <= flood.last_at:
        return True
    recent = select(Membership.person_id).where(
        Membership.guild_id == row.guild_id, Membership.welcomed_at > now - rules.flood_window
    )
    count = select(func.count()).select_from(recent.limit(rules.flood_joins + 1).subquery())
    return (await session.scalar(count) or 0) > rules.flood_joins


async def _place(session: AsyncSession, guild_id: int) -> outbox.Place | None:
    channel_id = await session.scalar(
        select(GuildChannel.channel_id).where(
            GuildChannel.guild_id == guild_id, GuildChannel.purpose == Purpose.WELCOME
        )
    )
    return None if channel_id is None else outbox.Place.channel(guild_id, channel_id)


def _waiting(guild_id: int) -> Select[WelcomeWaiting]:
    return (
        select(WelcomeWaiting)
        .where(WelcomeWaiting.guild_id == guild_id)
        .order_by(WelcomeWaiting.since, WelcomeWaiting.person_id)
    )

"""Floods of joins: seen as they come, and told to moderators in one card that follows them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.flood_rules import QUIET, Ages, Span, ages, burst
from bot.community.models import Membership, Person
from bot.community.notices import tell_moderators
from bot.community.roll_models import Flood
from bot.community.rules import rules_of
from bot.database.due_work import plan
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database
from bot.delivery import outbox
from bot.errors import NotFound

CARD = "flood"
FOLLOW = "flood"  # the kind of due work
FOLLOW_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class FloodReport:
    """What moderators are told of a flood, as it stands now."""

    joins: int
    began_at: datetime
    last_at: datetime
    ages: Ages
    is_over: bool


class Floods:
    """What follows a flood until it is over. `wake` rouses the deliverer."""

    def __init__(self, database: Database, clock: Clock, *, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake

    def handlers(self) -> dict[str, Handler]:
        """Return what does each kind of due work."""
        return {FOLLOW: self._follow}

    async def report(self, flood_id: int) -> FloodReport:
        """Return how a flood stands. Raises NotFound."""
        async with self._database.reading() as session:
            return await _report(session, flood_id, self._clock.now())

    async def _follow(self, item: DueItem) -> datetime | None:
        """Draw the card again while the flood grows, and a last time when it is over."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            report = await _report(session, int(item.subject), now)
            version = f"{report.joins}-{'over' if report.is_over else 'on'}"
            await outbox.edit(session, f"notice:{_subject(int(item.subject))}", version, now=now)
        self._wake()
        return None if report.is_over else now + FOLLOW_EVERY


async def join_seen(session: AsyncSession, guild_id: int, moment: datetime, now: datetime) -> None:
    """Reckon with a join that is recorded already, however late it is heard of. With the roll locked."""
    rules = await rules_of(session, guild_id)
    known = await newest_flood(session, guild_id)
    span = None if known is None else Span(known.began_at, known.last_at)
    if known is not None and span is not None and span.holds(moment, rules.flood_window):
        await _extend(session, known, span.with_(Span(moment, moment)), now)
        return
    found = burst(await _joins_around(session, guild_id, moment, rules.flood_window), moment, rules)
    if found is None:
        return
    if known is not None and span is not None and span.is_followed_by(found):
        await _extend(session, known, span.with_(found), now)
    else:
        await _begin(session, guild_id, found, now)


async def newest_flood(session: AsyncSession, guild_id: int) -> Flood | None:
    """Return the latest flood of a server, over or not."""
    return await session.scalar(
        select(Flood).where(Flood.guild_id == guild_id).order_by(Flood.last_at.desc()).limit(1)
    )


async def _joins_around(
    session: AsyncSession, guild_id: int, moment: datetime, window: timedelta
) -> list[datetime]:
    found = await session.scalars(
        select(Membership.newest_join_at).where(
            Membership.guild_id == guild_id,
            Membership.newest_join_at >= moment - window,
            Membership.newest_join_at <= moment + window,
        )
    )
    return [one for one in found if one is not None]


async def _begin(session: AsyncSession, guild_id: int, span: Span, now: datetime) -> None:
    flood = Flood(guild_id=guild_id, began_at=span.began_at, last_at=span.last_at)
    session.add(flood)
    await session.flush()
    told = {"flood": flood.id}
    await tell_moderators(session, guild_id, subject=_subject(flood.id), card=CARD, arguments=told, now=now)
    await plan(session, FOLLOW, str(flood.id), now + FOLLOW_EVERY)


async def _extend(session: AsyncSession, flood: Flood, span: Span, now: datetime) -> None:
    if now - flood.last_at > QUIET:
        await plan(session, FOLLOW, str(flood.id), now)  # it was over, and a join of it is heard of late
    flood.began_at, flood.last_at = span.began_at, span.last_at


async def _report(session: AsyncSession, flood_id: int, now: datetime) -> FloodReport:
    flood = await session.get(Flood, flood_id)
    if flood is None:
        raise NotFound("flood-unknown")
    found = await session.execute(
        select(Membership.person_id, Person.user_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.guild_id == flood.guild_id,
            Membership.newest_join_at >= flood.began_at,
            Membership.newest_join_at <= flood.last_at,
        )
    )
    users = [user_id for _, user_id in found]
    known = [user_id for user_id in users if user_id is not None]
    is_over = now - flood.last_at > QUIET
    return FloodReport(len(users), flood.began_at, flood.last_at, ages(known, flood.last_at), is_over)


def _subject(flood_id: int) -> str:
    return f"flood:{flood_id}"

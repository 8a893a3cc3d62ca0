"""Reaching a person, whatever they closed. Every feature that has something to say to somebody uses this.

A direct message first. Where the person takes none, a private thread of their own: below the server's
introductions channel, else its welcome channel, with nobody in it but them and those who run the server.
Where there is no such channel, or the person has left, it waits and is shown at their next use of the bot.
Which way it went stands in the row itself (`bot.delivery.ways`) and is told to whoever listens.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.memberships import membership_of
from bot.community.models import GuildChannel
from bot.community.people import user_of
from bot.community.settings import Purpose
from bot.database.engine import Database
from bot.delivery import outbox, ways
from bot.delivery.ledger import SaidHook, Trouble
from bot.delivery.models import Action, Delivery, State
from bot.delivery.parcel import Fault
from bot.delivery.ways import Standing
from bot.sentences import Sentences

PLACES = (Purpose.INTRODUCTIONS, Purpose.WELCOME)  # the first that is set
AT_ONCE = 5  # shown after one answer; the rest comes after the next
QUIET = timedelta(
    seconds=5
)  # not asked again after "nothing waits"; another process may keep something meanwhile
MOST_QUIET = 10_000
LEASE = timedelta(minutes=1)  # to show it; a crash meanwhile shows it again next time
_NO_MESSAGES = (Fault.UNREACHABLE, Fault.CHANNEL_GONE)
_NO_THREAD = (Fault.UNREACHABLE, Fault.CHANNEL_GONE, Fault.MEMBER_GONE)


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that waited for its person, to be drawn and shown."""

    position: int
    nonce: str
    card: str
    arguments: dict[str, Any]


async def tell(
    session: AsyncSession, guild_id: int, person_id: int, subject: str, words: outbox.Words, *, now: datetime
) -> bool:
    """Plan to say something to a person; False if `subject` was planned before, or the person was erased."""
    user_id = await user_of(session, person_id)
    if user_id is None:
        return False
    return await outbox.tell(session, subject, outbox.Place.person(guild_id, user_id), words, now=now)


async def forget(session: AsyncSession, subject: str, *, now: datetime) -> None:
    """Do not say it any more, if it has not been said: it is overtaken by events."""
    row = await ways.find(session, subject)
    if row is not None:
        ways.forget(row, now)


async def standing(session: AsyncSession, subject: str) -> Standing | None:
    """Return how far something has come on its way to a person; None where it was never planned."""
    row = await ways.find(session, subject)
    return None if row is None else ways.standing_of(Action(row.action), State(row.state))


class Reach:
    """Finds the next way, and shows what waited. `on_change` hears of each step, by subject."""

    def __init__(
        self, database: Database, clock: Clock, sentences: Sentences, *, on_change: Sequence[SaidHook] = ()
    ) -> None:
        self._database = database
        self._clock = clock
        self._sentences = sentences
        self._on_change = on_change
        self._quiet: dict[tuple[int, int], datetime] = {}

    async def mend(self, session: AsyncSession, trouble: Trouble, now: datetime) -> None:
        """Go the next way with what did not reach its person; the hook of the deliverer's troubles."""
        row = await ways.find(session, trouble.subject)
        if row is None:
            return
        self._quiet.pop((row.guild_id, row.user_id or 0), None)
        refused = _NO_MESSAGES if row.action == Action.TELL else _NO_THREAD
        is_refused = row.state == State.DROPPED and trouble.fault in refused
        for one in (row, *await ways.given_up_with(session, row)) if is_refused else ():
            await self._go_on(session, one, now)
        if not is_refused:
            await self.changed(session, row.subject, now)

    async def changed(self, session: AsyncSession, subject: str, now: datetime) -> None:
        """Tell whoever listens that something went a step; the hook of what the deliverer has said."""
        for hook in self._on_change:
            await hook(session, subject, now)

    async def take(self, guild_id: int, user_id: int) -> list[Kept]:
        """Return what waited for this person, to be shown now. It is theirs for a minute."""
        now = self._clock.now()
        if await self._nothing_waits(guild_id, user_id, now):
            return []
        waiting = ways.to_be_shown(guild_id, user_id, now)
        async with self._database.transaction() as session:
            query = select(Delivery).where(waiting).order_by(Delivery.position).limit(AT_ONCE)
            rows = (await session.scalars(query.with_for_update(skip_locked=True))).all()
            for row in rows:
                row.leased_until = now + LEASE
            return [Kept(row.position, row.nonce, row.card, row.arguments) for row in rows]

    async def _nothing_waits(self, guild_id: int, user_id: int, now: datetime) -> bool:
        """Tell whether there is nothing to show, as nearly always; this is asked at every use of the bot."""
        key = guild_id, user_id
        if key in self._quiet and now - self._quiet[key] < QUIET:
            return True
        if await self._database.rows(ways.NOT_SETTLED, guild_id=guild_id, user_id=user_id):
            return False
        if len(self._quiet) >= MOST_QUIET:
            self._quiet.clear()
        self._quiet[key] = now
        return True

    async def shown(self, position: int) -> None:
        """Record that it was shown."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            row = await session.get_one(Delivery, position)
            row.action, row.state, row.outcome = Action.SHOW, State.DONE, "shown"
            row.settled_at, row.leased_until = now, None
            await self.changed(session, row.subject, now)

    async def overtaken(self, position: int) -> None:
        """Record that it is no longer worth saying: what it would be drawn from is gone."""
        async with self._database.transaction() as session:
            row = await session.get_one(Delivery, position)
            row.leased_until = None
            ways.forget(row, self._clock.now())

    async def _go_on(self, session: AsyncSession, row: Delivery, now: datetime) -> None:
        channel_id = await _place(session, row.guild_id)
        if row.action == Action.TELL and channel_id is not None and not await _has_left(session, row):
            ways.go_to_thread(row, channel_id, self._sentences.say("reach-thread-name"), now)
        else:
            ways.keep(row, now)
        await session.flush()
        await self.changed(session, row.subject, now)


async def _place(session: AsyncSession, guild_id: int) -> int | None:
    """Return the channel below which people get a thread of their own."""
    rows = await session.execute(
        select(GuildChannel.purpose, GuildChannel.channel_id).where(
            GuildChannel.guild_id == guild_id, GuildChannel.purpose.in_(PLACES)
        )
    )
    known = {Purpose(purpose): channel_id for purpose, channel_id in rows}
    return next((known[purpose] for purpose in PLACES if purpose in known), None)


async def _has_left(session: AsyncSession, row: Delivery) -> bool:
    membership = await membership_of(session, row.guild_id, row.user_id or 0)
    return membership is not None and membership.left_at is not None

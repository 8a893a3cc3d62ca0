"""Who joins is welcomed once, when really in; who leaves and returns gets back what was decided."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.departures import Departures, is_back
from bot.community.floods import join_seen
from bot.community.memberships import begin_membership, locked_membership, membership_of
from bot.community.models import Membership, Person
from bot.community.people import person_of, user_of
from bot.community.presence import Door, Known, Meaning, Sighting, is_new_join, meaning
from bot.community.reminders import plan_reminders
from bot.community.roles import give_back_roles
from bot.community.roll import door_of, locked_roll
from bot.community.welcoming import TOGETHER, welcome, welcome_together
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database


class Arrivals:
    """Keeps the memberships true to what Discord says of its members. `wake` rouses the deliverer."""

    def __init__(
        self, database: Database, clock: Clock, departures: Departures, *, wake: Callable[[], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._departures = departures
        self._wake = wake

    def handlers(self) -> dict[str, Handler]:
        """Return what does each kind of due work."""
        return {TOGETHER: self._welcome_together, **self._departures.handlers()}

    async def seen(
        self, guild_id: int, user_id: int, sighting: Sighting, *, seems_to_use_onboarding: bool = False
    ) -> Meaning:
        """Record that somebody is in a server, and do what that means."""
        now = self._clock.now()
        async with self._database.reading() as session:  # without a transaction: members change all day
            door = await door_of(session, guild_id, seems_to_use_onboarding=seems_to_use_onboarding)
            known = _known(await membership_of(session, guild_id, user_id))
        if not _is_news(sighting, known, now, door):
            return Meaning.NOTHING
        async with self._database.transaction() as session:
            await locked_roll(session, guild_id, now)
            person_id = await person_of(session, user_id)
            is_new = await begin_membership(session, guild_id, person_id, sighting.joined_at)
            row = await locked_membership(session, guild_id, person_id)
            known = None if is_new else _known(row)
            found = meaning(sighting, known, now, door)
            if is_new_join(sighting, known, found):
                row.newest_join_at = sighting.joined_at
                await join_seen(session, guild_id, sighting.joined_at, now)
            await self._record(session, row, found, sighting, now)
        self._wake()
        return found

    async def seen_many(self, guild_id: int, sightings: Mapping[int, Sighting]) -> None:
        """Record that these people are in a server, by Discord's ids; most of them are known."""
        now = self._clock.now()
        async with self._database.reading() as session:
            door = await door_of(session, guild_id)
            rows = await session.execute(
                select(Person.user_id, Membership)
                .join(Membership, Membership.person_id == Person.id)
                .where(Membership.guild_id == guild_id, Person.user_id.in_(sightings))
            )
            known = {user_id: _known(row) for user_id, row in rows}
        for user_id, sighting in sightings.items():
            if _is_news(sighting, known.get(user_id), now, door):
                await self.seen(guild_id, user_id, sighting)

    async def left(self, guild_id: int, user_id: int) -> None:
        """Record that somebody is no longer in a server; what was decided about them stays."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            await locked_roll(session, guild_id, now)
            row = await membership_of(session, guild_id, user_id)
            if row is not None and row.left_at is None:
                await self._departures.begin(session, row, now)

    async def user_of(self, person_id: int) -> int | None:
        """Return the Discord id of a person, None for an erased one."""
        async with self._database.reading() as session:
            return await user_of(session, person_id)

    async def users_of(self, person_ids: Collection[int]) -> list[int]:
        """Return the Discord ids of people in a steady order; who erased their data has none."""
        async with self._database.reading() as session:
            found = await session.scalars(
                select(Person.user_id)
                .where(Person.id.in_(person_ids), Person.user_id.is_not(None))
                .order_by(Person.id)
            )
            return [user_id for user_id in found if user_id is not None]

    async def _record(
        self, session: AsyncSession, row: Membership, found: Meaning, sighting: Sighting, now: datetime
    ) -> None:
        match found:
            case Meaning.NOTHING | Meaning.AWAITED:
                return
            case Meaning.AWAITED_AGAIN:
                # Nobody told us; a role for somebody pending would skip the server's rules.
                await self._departures.begin(session, row, now)
            case Meaning.ARRIVED | Meaning.RETURNED:
                await is_back(session, row)
                row.joined_at = max(row.joined_at, sighting.joined_at)
                if found is Meaning.ARRIVED and await welcome(session, row, now):
                    await plan_reminders(session, row)
                await give_back_roles(session, row, now=now)

    async def _welcome_together(self, item: DueItem) -> datetime | None:
        """Welcome all who wait, once the flood pauses."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            await locked_roll(session, int(item.subject), now)
            again_at = await welcome_together(session, int(item.subject), now)
        self._wake()
        return again_at


def _is_news(sighting: Sighting, known: Known | None, now: datetime, door: Door) -> bool:
    found = meaning(sighting, known, now, door)
    return found is not Meaning.NOTHING or is_new_join(sighting, known, found)


def _known(row: Membership | None) -> Known | None:
    if row is None:
        return None
    return Known(
        row.joined_at,
        row.left_at,
        is_welcomed=row.welcomed_at is not None,
        newest_join_at=row.newest_join_at,
    )

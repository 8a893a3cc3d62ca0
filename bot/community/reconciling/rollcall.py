"""Looks through servers, after a downtime and once a day, and at single members and roles in between.

All of it is due work, so that only one of several processes does it: in pages, with a pause after each.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.clock import Clock
from bot.community.models import Membership, Person
from bot.community.people import person_of, user_of
from bot.community.presence import Sighting
from bot.community.reconciling.examining import Examination
from bot.community.reconciling.roster import Facts, Page, Present, Roster, Trail, Unanswered
from bot.community.reconciling.soundness import see_audit_log, see_roles
from bot.community.reconciling.watching import CHECK_MEMBER, CHECK_ROLES, LATE, suspects
from bot.community.roll import ROLL_CALL, locked_roll, plan_roll_call
from bot.community.welcome import Arrivals
from bot.database.due_work import plan
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database

PAUSE = timedelta(seconds=1)  # between two pages
AGAIN = timedelta(days=1)
RETRY = timedelta(seconds=30)
JUST_JOINED = timedelta(minutes=10)  # their events are heard; no page can tell that they have left


class RollCall:
    """The handlers of due work that ask Discord. `wake` rouses the deliverer."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        roster: Roster,
        arrivals: Arrivals,
        *,
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._roster = roster
        self._arrivals = arrivals
        self._wake = wake

    def handlers(self) -> dict[str, Handler]:
        """Return what does each kind of due work."""
        deeds = {ROLL_CALL: self._call, CHECK_MEMBER: self._check_member, CHECK_ROLES: self._check_roles}
        return {kind: self._patiently(deed) for kind, deed in deeds.items()}

    async def _call(self, item: DueItem) -> datetime | None:
        """Look through one page of a server's members, and plan the next."""
        guild_id, after, asked_at = int(item.subject), int(item.payload.get("after", 0)), self._clock.now()
        facts, is_mended = await self._facts(guild_id)
        if facts is None:
            return None
        page = await self._roster.page(guild_id, after)
        await self._meet(guild_id, page.members, asked_at)
        await self._miss(guild_id, after, page, asked_at)
        await self._examine_suspects(guild_id, page.members, facts)
        async with self._database.transaction() as session:
            next_after = 0 if is_mended and after else page.last  # a role came into order half-way
            pause = AGAIN if next_after is None else PAUSE
            await plan_roll_call(session, guild_id, self._clock.now() + pause, after=next_after or 0)
        return None

    async def _check_roles(self, item: DueItem) -> datetime | None:
        """Look at a server's roles; if one can be given again, look through all members."""
        _, is_mended = await self._facts(int(item.subject))
        if is_mended:
            async with self._database.transaction() as session:
                await plan_roll_call(session, int(item.subject), self._clock.now())
        return None

    async def _check_member(self, item: DueItem) -> datetime | None:
        """Look at one member's roles."""
        guild_id, person_id = (int(part) for part in item.subject.split(":"))
        async with self._database.reading() as session:
            user_id = await user_of(session, person_id)
        if user_id is None:
            return None
        facts, _ = await self._facts(guild_id)
        if facts is None:
            return None
        present = await self._roster.one(guild_id, user_id)
        if present is None:
            await self._arrivals.left(guild_id, user_id)
        else:
            await self._examine(guild_id, [present], facts)
        return None

    async def _facts(self, guild_id: int) -> tuple[Facts | None, bool]:
        """Ask how a server is, and keep what it means; True where a role can be given again since."""
        facts, now = await self._roster.facts(guild_id), self._clock.now()
        if facts is None:
            return None, False
        async with self._database.transaction() as session:
            row = await locked_roll(session, guild_id, now)
            row.name, row.uses_onboarding = facts.name[:100], facts.uses_onboarding
            is_mended = await see_roles(session, guild_id, facts.roles, now)
        self._wake()
        return facts, is_mended

    async def _meet(self, guild_id: int, members: Sequence[Present], asked_at: datetime) -> None:
        sightings = {
            one.user_id: Sighting(
                one.joined_at,
                is_pending=one.is_pending,
                has_just_joined=False,
                has_completed_onboarding=one.has_completed_onboarding,
                asked_at=asked_at,
            )
            for one in members
        }
        await self._arrivals.seen_many(guild_id, sightings)

    async def _miss(self, guild_id: int, after: int, page: Page, asked_at: datetime) -> None:
        """Record who is no longer there."""
        there = {one.user_id for one in page.members}
        query = (
            select(Person.user_id)
            .join(Membership, Membership.person_id == Person.id)
            .where(
                Membership.guild_id == guild_id,
                Membership.left_at.is_(None),
                Membership.joined_at < asked_at - JUST_JOINED,
                Person.user_id > after,
            )
        )
        if page.last is not None:
            query = query.where(Person.user_id <= page.last)
        async with self._database.reading() as session:
            known = (await session.scalars(query)).all()
        for user_id in known:
            if user_id is not None and user_id not in there:
                await self._arrivals.left(guild_id, user_id)

    async def _examine_suspects(self, guild_id: int, members: Sequence[Present], facts: Facts) -> None:
        async with self._database.reading() as session:
            found = set(await suspects(session, guild_id, {one.user_id: one.role_ids for one in members}))
        if found:
            await self._examine(guild_id, [one for one in members if one.user_id in found], facts)

    async def _examine(self, guild_id: int, members: Sequence[Present], facts: Facts) -> None:
        trail = await self._trail(guild_id)
        for present in members:
            now = self._clock.now()
            async with self._database.transaction() as session:
                person_id = await person_of(session, present.user_id)
                looked = Examination(session, guild_id, person_id, present, facts, trail, now)
                if await looked.run():
                    await plan(session, CHECK_MEMBER, f"{guild_id}:{person_id}", now + LATE)
        self._wake()

    async def _trail(self, guild_id: int) -> Trail | None:
        trail = await self._roster.trail(guild_id)
        async with self._database.transaction() as session:
            await see_audit_log(session, guild_id, is_readable=trail is not None, now=self._clock.now())
        return trail

    def _patiently(self, deed: Handler) -> Handler:
        """Try again in a moment what Discord does not answer."""

        async def handle(item: DueItem) -> datetime | None:
            try:
                return await deed(item)
            except Unanswered:
                return self._clock.now() + RETRY

        return handle

"""Who joins is welcomed once, when really in; who leaves and returns gets back what was decided."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.memberships import begin_membership, locked_membership, membership_of
from bot.community.models import GuildChannel, Membership
from bot.community.people import person_of, user_of
from bot.community.presence import Known, Meaning, Sighting, meaning
from bot.community.roles import give_back_roles
from bot.community.roll import door_of
from bot.community.settings import Purpose
from bot.database.engine import Database
from bot.delivery import outbox

CARD = "welcome"


class Arrivals:
    """Keeps the memberships true to what Discord says of its members. `wake` rouses the deliverer."""

    def __init__(self, database: Database, clock: Clock, *, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake

    async def seen(
        self, guild_id: int, user_id: int, sighting: Sighting, *, seems_to_use_onboarding: bool = False
    ) -> Meaning:
        """Record that somebody is in a server, and do what that means."""
        now = self._clock.now()
        async with self._database.reading() as session:  # without a transaction: members change all day
            door = await door_of(session, guild_id, seems_to_use_onboarding=seems_to_use_onboarding)
            known = _known(await membership_of(session, guild_id, user_id))
        if meaning(sighting, known, now, door) is Meaning.NOTHING:
            return Meaning.NOTHING
        async with self._database.transaction() as session:
            person_id = await person_of(session, user_id)
            is_new = await begin_membership(session, guild_id, person_id, sighting.joined_at)
            row = await locked_membership(session, guild_id, person_id)
            found = meaning(sighting, None if is_new else _known(row), now, door)
            await _record(session, row, found, sighting, now)
        self._wake()
        return found

    async def left(self, guild_id: int, user_id: int) -> None:
        """Record that somebody is no longer in a server; what was decided about them stays."""
        async with self._database.transaction() as session:
            row = await membership_of(session, guild_id, user_id)
            if row is not None and row.left_at is None:
                row.left_at = self._clock.now()

    async def user_of(self, person_id: int) -> int | None:
        """Return the Discord id of a person, None for an erased one."""
        async with self._database.reading() as session:
            return await user_of(session, person_id)


def _known(row: Membership | None) -> Known | None:
    if row is None:
        return None
    return Known(row.joined_at, has_left=row.left_at is not None, is_welcomed=row.welcomed_at is not None)


async def _record(
    session: AsyncSession, row: Membership, found: Meaning, sighting: Sighting, now: datetime
) -> None:
    match found:
        case Meaning.NOTHING | Meaning.AWAITED:
            return
        case Meaning.AWAITED_AGAIN:
            row.left_at = now  # nobody told us; a role for somebody pending would skip the server's rules
        case Meaning.ARRIVED | Meaning.RETURNED:
            row.left_at, row.joined_at = None, max(row.joined_at, sighting.joined_at)
            if found is Meaning.ARRIVED:
                await _welcome(session, row, now)
            await give_back_roles(session, row, now=now)


async def _welcome(session: AsyncSession, row: Membership, now: datetime) -> None:
    # Without a channel the moment passes: nobody wants to be welcomed months after they came.
    row.welcomed_at = now
    channel_id = await session.scalar(
        select(GuildChannel.channel_id).where(
            GuildChannel.guild_id == row.guild_id, GuildChannel.purpose == Purpose.WELCOME
        )
    )
    if channel_id is not None:
        subject = f"welcome:{row.guild_id}:{row.person_id}"
        words = outbox.Words(CARD, {"guild": row.guild_id, "person": row.person_id})
        place = outbox.Place.channel(row.guild_id, channel_id)
        await outbox.post(session, subject, place, words, now=now)

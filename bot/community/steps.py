"""What the steps of `/start` have in common: where a member stands, and changing it in one transaction."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community import applications
from bot.community.barring import barred
from bot.community.conduct import CodeOfConduct
from bot.community.interests import interests_of
from bot.community.listings import listing_of
from bot.community.memberships import begin_membership, locked_membership, membership_of
from bot.community.models import Membership
from bot.community.panel import Panel, ProfileView
from bot.community.people import person_of, personas_of
from bot.community.ping_roles import roles_of
from bot.community.profiles import profile_of
from bot.database.engine import Database
from bot.errors import NotAllowed
from bot.taxonomy import Taxonomy


class Steps:
    """The member's side of a server; `wake` rouses the deliverer."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        taxonomy: Taxonomy,
        code: CodeOfConduct,
        *,
        wake: Callable[[], None],
    ) -> None:
        self.code = code
        self._database = database
        self._clock = clock
        self._taxonomy = taxonomy
        self._wake = wake

    async def panel(self, guild_id: int, user_id: int) -> Panel:
        """Return where a member stands; writes nothing. Raises NotAllowed for somebody who has left."""
        async with self._database.reading() as session:
            membership = await membership_of(session, guild_id, user_id)
            if membership is None:
                return _blank(guild_id, self.code)
            _refuse_left(membership)
            return await self.drawn(session, membership)

    @asynccontextmanager
    async def changing(
        self, guild_id: int, user_id: int
    ) -> AsyncGenerator[tuple[AsyncSession, Membership, datetime]]:
        """Yield one member's row, locked, in one transaction."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            person_id = await person_of(session, user_id)
            is_new = await begin_membership(session, guild_id, person_id, now)
            membership = await locked_membership(session, guild_id, person_id)
            if is_new:
                membership.welcomed_at = now  # was here before the bot: no welcome for old hands
            _refuse_left(membership)
            yield session, membership, now
        self._wake()

    def refuse_without_code(self, membership: Membership) -> None:
        """Raise NotAllowed for somebody who has not accepted today's code of conduct."""
        if membership.code_version != self.code.version:
            raise NotAllowed("code-first")

    async def drawn(self, session: AsyncSession, membership: Membership) -> Panel:
        """Return where a member stands, within a transaction."""
        guild_id, person_id = membership.guild_id, membership.person_id
        return Panel(
            guild_id=guild_id,
            code_version=self.code.version,
            accepted_version=membership.code_version,
            accepted_at=membership.code_accepted_at,
            held=await personas_of(session, guild_id, person_id),
            applications=await applications.newest_of(session, guild_id, person_id),
            profile=await profile_of(session, guild_id, person_id),
            listing=await listing_of(session, guild_id, person_id),
            interests=await interests_of(session, guild_id, person_id),
            pinged=frozenset(await roles_of(session, guild_id)),
            barred=await barred(session, guild_id, person_id, self._clock.now()),
        )


def _blank(guild_id: int, code: CodeOfConduct) -> Panel:
    return Panel(guild_id, code.version, None, None, frozenset(), (), ProfileView())


def _refuse_left(membership: Membership) -> None:
    if membership.left_at is not None:
        raise NotAllowed("panel-after-leaving")

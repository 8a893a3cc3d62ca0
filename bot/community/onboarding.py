"""The steps of `/start`: accept the code of conduct, choose personas, tell of oneself."""

from collections.abc import AsyncGenerator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community import applications
from bot.community.conduct import CodeOfConduct
from bot.community.interests import interest_choices, interests_of, pick_interests
from bot.community.memberships import begin_membership, locked_membership, membership_of
from bot.community.models import Membership, PersonaHeld
from bot.community.panel import Panel, ProfileView, needs_decision
from bot.community.people import Persona, note, person_of, personas_of
from bot.community.ping_roles import roles_of
from bot.community.profiles import ProfileChange, change_profile, checked, profile_of
from bot.community.roles import give_role
from bot.community.settings import Holder
from bot.community.statements import EVIDENCE, ORGANISATION, link, statement
from bot.database.engine import Database
from bot.errors import BadInput, Conflict, NotAllowed
from bot.taxonomy import Taxonomy


class Onboarding:
    """The member's side of onboarding; each verb returns the panel as it is afterwards."""

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
            return await self._drawn(session, membership)

    async def accept_code(self, guild_id: int, user_id: int, version: str) -> Panel:
        """Keep that the code of conduct was accepted. Raises Conflict where another version is in force."""
        if version != self.code.version:
            raise Conflict("code-changed")
        async with self._changing(guild_id, user_id) as (session, membership, now):
            if membership.code_version != version:
                membership.code_version, membership.code_accepted_at = version, now
                await give_role(
                    session,
                    membership,
                    Holder.MEMBER,
                    occasion=f"code-{version}",
                    reason=f"accepted version {version} of the code of conduct",
                    now=now,
                )
            return await self._drawn(session, membership)

    async def choose_persona(self, guild_id: int, user_id: int, persona: Persona) -> Panel:
        """Hold an open persona from now on. Raises NotAllowed for one that moderators grant, Conflict."""
        if needs_decision(persona):
            raise NotAllowed("persona-needs-decision")
        async with self._changing(guild_id, user_id) as (session, membership, now):
            await self._refuse_unless_pickable(session, membership, persona)
            held = PersonaHeld(
                guild_id=guild_id, person_id=membership.person_id, persona=persona, granted_at=now
            )
            session.add(held)
            await session.flush()
            occasion, reason = f"chosen-{held.id}", f"{persona}: chosen in onboarding"
            await give_role(
                session, membership, Holder(str(persona)), occasion=occasion, reason=reason, now=now
            )
            await _note_choice(session, membership, persona, now)
            return await self._drawn(session, membership)

    async def check_may_apply(self, guild_id: int, user_id: int, persona: Persona) -> ProfileView:
        """Return what the form can be filled in with, before anybody types.

        Raises NotAllowed, Conflict, Unavailable.
        """
        async with self._database.reading() as session:
            await applications.moderation_channel(session, guild_id)
            membership = await membership_of(session, guild_id, user_id)
            if membership is None:
                raise NotAllowed("code-first")
            await self._refuse_unless_pickable(session, membership, persona)
            return await profile_of(session, guild_id, membership.person_id)

    async def apply(
        self,
        guild_id: int,
        user_id: int,
        persona: Persona,
        *,
        organisation: str,
        evidence: str,
        link_to: str = "",
    ) -> Panel:
        """Ask moderators for a privileged persona. Raises BadInput, NotAllowed, Conflict, Unavailable."""
        organisation = statement(organisation, ORGANISATION)
        evidence = "\n".join(part for part in (statement(evidence, EVIDENCE), link(link_to)) if part)
        async with self._changing(guild_id, user_id) as (session, membership, now):
            await self._refuse_unless_pickable(session, membership, persona)
            await applications.file(
                session, membership, persona, organisation=organisation, evidence=evidence, now=now
            )
            told = await profile_of(session, guild_id, membership.person_id)
            if organisation and told.organisation is None:
                await change_profile(session, membership, {"organisation": organisation})
            return await self._drawn(session, membership)

    async def update_profile(self, guild_id: int, user_id: int, change: ProfileChange) -> Panel:
        """Change parts of a profile. Raises BadInput for texts and ids that cannot be kept, NotAllowed."""
        values = checked(change, self._taxonomy)
        async with self._changing(guild_id, user_id) as (session, membership, _):
            self._refuse_without_code(membership)
            await change_profile(session, membership, values)
            return await self._drawn(session, membership)

    async def pick_interests(self, guild_id: int, user_id: int, domains: Collection[str]) -> Panel:
        """Be pinged for these domains from now on, and for no others. Raises BadInput, NotAllowed."""
        if not set(domains) <= set(interest_choices(self._taxonomy)):
            raise BadInput("choice-unknown")
        async with self._changing(guild_id, user_id) as (session, membership, now):
            self._refuse_without_code(membership)
            await pick_interests(session, membership, domains, now)
            return await self._drawn(session, membership)

    @asynccontextmanager
    async def _changing(
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

    async def _refuse_unless_pickable(
        self, session: AsyncSession, membership: Membership, persona: Persona
    ) -> None:
        self._refuse_without_code(membership)
        panel = await self._drawn(session, membership)
        if persona in panel.held:
            raise Conflict("persona-held-already")
        if persona in panel.waiting:
            raise Conflict("application-open-already")

    def _refuse_without_code(self, membership: Membership) -> None:
        if membership.code_version != self.code.version:
            raise NotAllowed("code-first")

    async def _drawn(self, session: AsyncSession, membership: Membership) -> Panel:
        guild_id, person_id = membership.guild_id, membership.person_id
        return Panel(
            guild_id=guild_id,
            code_version=self.code.version,
            accepted_version=membership.code_version,
            accepted_at=membership.code_accepted_at,
            held=await personas_of(session, guild_id, person_id),
            applications=await applications.newest_of(session, guild_id, person_id),
            profile=await profile_of(session, guild_id, person_id),
            interests=await interests_of(session, guild_id, person_id),
            pinged=frozenset(await roles_of(session, guild_id)),
        )


def _blank(guild_id: int, code: CodeOfConduct) -> Panel:
    return Panel(guild_id, code.version, None, None, frozenset(), (), ProfileView())


def _refuse_left(membership: Membership) -> None:
    if membership.left_at is not None:
        raise NotAllowed("panel-after-leaving")


async def _note_choice(
    session: AsyncSession, membership: Membership, persona: Persona, now: datetime
) -> None:
    person_id = membership.person_id
    await note(
        session,
        membership.guild_id,
        "persona-chosen",
        now=now,
        actor_id=person_id,
        target_id=person_id,
        persona=persona,
    )

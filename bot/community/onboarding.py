"""The steps of `/start`: accept the code of conduct, choose personas, apply for others."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.community import applications
from bot.community.applications import Evidence
from bot.community.audit import note
from bot.community.barring import moment_of, refuse_too_many
from bot.community.memberships import membership_of
from bot.community.models import Membership, PersonaHeld
from bot.community.panel import Panel, ProfileView, needs_decision
from bot.community.people import Persona
from bot.community.personas import Ending, end_persona
from bot.community.profiles import change_profile, profile_of
from bot.community.roles import give_role
from bot.community.settings import Holder
from bot.community.steps import Steps
from bot.errors import Conflict, NotAllowed, NotFound


class Onboarding(Steps):
    """The member's side of onboarding; each verb returns the panel as it is afterwards."""

    async def accept_code(self, guild_id: int, user_id: int, version: str) -> Panel:
        """Keep that the code of conduct was accepted. Raises Conflict where another version is in force."""
        if version != self.code.version:
            raise Conflict("code-changed")
        async with self.changing(guild_id, user_id) as (session, membership, now):
            if membership.code_version != version:
                await _note_acceptance(session, membership, version, now)
                membership.code_version, membership.code_accepted_at = version, now
                await give_role(
                    session,
                    membership,
                    Holder.MEMBER,
                    occasion=f"code-{version}",
                    reason=f"accepted version {version} of the code of conduct",
                    now=now,
                )
            return await self.drawn(session, membership)

    async def choose_persona(self, guild_id: int, user_id: int, persona: Persona) -> Panel:
        """Hold an open persona from now on. Raises NotAllowed for one that moderators grant, Conflict."""
        if needs_decision(persona):
            raise NotAllowed("persona-needs-decision")
        async with self.changing(guild_id, user_id) as (session, membership, now):
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
            return await self.drawn(session, membership)

    async def leave_persona(self, guild_id: int, user_id: int, persona: Persona) -> Panel:
        """Hold a persona no more, or withdraw the application for it. Raises NotFound."""
        async with self.changing(guild_id, user_id) as (session, membership, now):
            person_id = membership.person_id
            ending = Ending("persona-dropped", by=person_id, why=f"{persona}: given up by the member")
            dropped = await end_persona(session, membership, persona, ending, now=now)
            waiting = await applications.open_of(session, guild_id, user_id, persona)
            for application_id in waiting:
                await applications.withdraw(session, guild_id, application_id, now=now)
            if dropped is None and not waiting:
                raise NotFound("persona-not-yours")
            return await self.drawn(session, membership)

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
            await refuse_too_many(session, guild_id, membership.person_id, self._clock.now())
            return await profile_of(session, guild_id, membership.person_id)

    async def apply(
        self,
        guild_id: int,
        user_id: int,
        persona: Persona,
        *,
        organisation: str,
        evidence: str,
        role: str = "",
        link_to: str = "",
    ) -> Panel:
        """Ask moderators for a privileged persona. Raises BadInput, NotAllowed, Conflict, Unavailable."""
        told = Evidence.of(organisation=organisation, evidence=evidence, role=role, link_to=link_to)
        async with self.changing(guild_id, user_id) as (session, membership, now):
            await self._refuse_unless_pickable(session, membership, persona)
            await refuse_too_many(session, guild_id, membership.person_id, now)
            await applications.file(session, membership, persona, told, now=now)
            known = await profile_of(session, guild_id, membership.person_id)
            if told.organisation and known.organisation is None:
                await change_profile(session, membership, {"organisation": told.organisation})
            return await self.drawn(session, membership)

    async def _refuse_unless_pickable(
        self, session: AsyncSession, membership: Membership, persona: Persona
    ) -> None:
        self.refuse_without_code(membership)
        panel = await self.drawn(session, membership)
        if persona in panel.held:
            raise Conflict("persona-held-already")
        if persona in panel.waiting:
            raise Conflict("application-open-already")
        if persona in panel.barred:
            raise Conflict("persona-barred", when=moment_of(panel.barred[persona]))


async def _note_acceptance(
    session: AsyncSession, membership: Membership, version: str, now: datetime
) -> None:
    await note(
        session,
        membership.guild_id,
        "code-accepted",
        now=now,
        actor_id=membership.person_id,
        target_id=membership.person_id,
        before={"version": membership.code_version},
        after={"version": version},
    )


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

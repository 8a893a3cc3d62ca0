"""Judges each role of one member, and does what follows. In one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.memberships import begin_membership, locked_membership
from bot.community.models import Membership
from bot.community.people import PRIVILEGED
from bot.community.reconciling import amending
from bot.community.reconciling.amending import Case
from bot.community.reconciling.drift import Verdict, is_given_back, of_unwanted, of_wanted
from bot.community.reconciling.roster import Facts, Present, RoleChange, Trail
from bot.community.reconciling.standing import (
    LOST,
    UNDECIDED,
    Standing,
    decided_at,
    ended_at,
    of_member,
    persona_roles,
    standing_of,
)
from bot.community.roll_models import GuildRoll, RoleWithheld
from bot.community.settings import Holder
from bot.community.wanted import Wanted, holder_roles

_NEEDS_THE_ROLE = (Verdict.GIVE, Verdict.RESTORE, Verdict.GIVE_UP)


@dataclass(frozen=True, slots=True)
class Examination:
    """One member as Discord has them, and what else is needed to judge."""

    session: AsyncSession
    guild_id: int
    person_id: int
    present: Present
    facts: Facts
    trail: Trail | None
    now: datetime

    async def run(self) -> bool:
        """Judge every role; tells whether one was given again, which is worth another look."""
        standing = await standing_of(self.session, self.guild_id, self.person_id, self.present.user_id)
        changes = of_member(self.trail, self.present.user_id)
        row, is_restored = standing.membership, False
        if row is not None and row.left_at is None and not self.present.is_pending:
            await self._see_given_back(row, changes)
            for one in standing.wanted:
                is_restored |= await self._judge_wanted(row, standing, one, changes)
        await self._judge_surplus(standing, changes)
        return is_restored

    async def _judge_wanted(
        self, row: Membership, standing: Standing, one: Wanted, changes: Sequence[RoleChange]
    ) -> bool:
        if one.role_id in standing.on_the_way or one.role_id not in self.facts.roles:
            return False
        has = one.role_id in self.present.role_ids
        traces = standing.traces(one.what, LOST, one.role_id, changes)
        verdict = of_wanted(traces, await decided_at(self.session, row, one, standing), has=has)
        if verdict in _NEEDS_THE_ROLE and not self.facts.roles[one.role_id]:
            return False  # moderators are told of the role itself
        case = self._case(row, one.what, one.role_id)
        match verdict:
            case Verdict.GIVE:
                await amending.give(case, one)
            case Verdict.RESTORE:
                await amending.restore(case, one)
            case Verdict.GIVE_UP:
                await amending.give_up(case)
            case Verdict.REVOKED if traces.newest_of_others is not None:
                await amending.record_revocation(case, traces.newest_of_others, has=has)
            case _:
                pass
        return verdict is Verdict.RESTORE

    async def _judge_surplus(self, standing: Standing, changes: Sequence[RoleChange]) -> None:
        decided = {one.role_id for one in standing.wanted} | standing.on_the_way
        for persona, role_id in (await persona_roles(self.session, self.guild_id)).items():
            if role_id not in self.present.role_ids or role_id in decided:
                continue
            traces = standing.traces(str(persona), UNDECIDED, role_id, changes)
            verdict = of_unwanted(
                traces,
                await ended_at(self.session, self.guild_id, self.person_id, persona),
                is_privileged=persona in PRIVILEGED,
                is_traceable=await self._is_traceable(),
            )
            if verdict is not Verdict.NOTHING:
                case = self._case(await self._membership(), str(persona), role_id)
                await self._act_on_surplus(case, verdict, traces.newest)

    async def _act_on_surplus(self, case: Case, verdict: Verdict, newest: RoleChange | None) -> None:
        match verdict:
            case Verdict.GRANTED if newest is not None:
                await amending.record_grant(case, newest)
            case Verdict.TAKE if self.facts.roles.get(case.role_id):
                await amending.take(case)
            case Verdict.REPORT:
                await amending.report(case)
            case _:
                pass

    async def _see_given_back(self, row: Membership, changes: Sequence[RoleChange]) -> None:
        """Let a person undo by hand what a person did by hand."""
        withheld = await self.session.execute(
            select(RoleWithheld.what, RoleWithheld.taken_at).filter_by(
                guild_id=self.guild_id, person_id=self.person_id
            )
        )
        roles = await holder_roles(self.session, self.guild_id)
        for what, taken_at in withheld.all():
            role_id = roles.get(Holder(what))
            if what != Holder.MEMBER or role_id is None or role_id not in self.present.role_ids:
                continue  # a persona is granted anew, which ends this as well
            newest = Standing(row, (), frozenset(), {}).traces(what, LOST, role_id, changes)
            if newest.newest is not None and is_given_back(newest, taken_at):
                case = self._case(row, what, role_id)
                await amending.allow(case)
                await case.note("role-given", by=newest.newest.by_user_id)

    async def _membership(self) -> Membership:
        """Return the row of somebody who may have been here before the bot: no welcome for them."""
        is_new = await begin_membership(self.session, self.guild_id, self.person_id, self.present.joined_at)
        row = await locked_membership(self.session, self.guild_id, self.person_id)
        if is_new:
            row.welcomed_at = self.now
        return row

    async def _is_traceable(self) -> bool:
        """Tell whether the audit log would know of a person who gave a role."""
        roll = await self.session.get(GuildRoll, self.guild_id)
        return (
            self.trail is not None
            and roll is not None
            and self.present.joined_at >= max(roll.since, self.trail.since)
        )

    def _case(self, row: Membership, what: str, role_id: int) -> Case:
        return Case(self.session, row, self.present.user_id, what, role_id, self.now)

"""What the reconciler does about one role of one member, each with its entry in the audit."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.audit import note
from bot.community.interest_models import Interest
from bot.community.models import Membership
from bot.community.notices import tell_moderators
from bot.community.people import Persona, person_of
from bot.community.personas import Ending, Grant, begin_persona, end_persona
from bot.community.reconciling.roster import RoleChange
from bot.community.reconciling.standing import INTEREST, LOST, UNDECIDED
from bot.community.roll_models import RoleDrift, RoleWithheld
from bot.community.settings import Holder
from bot.community.wanted import Wanted
from bot.database.insertion import insert_new, put
from bot.delivery import outbox
from bot.delivery.models import Action

CARD = "role-drift"
RESTORED = "restored; it was removed by a bot or by nobody known"
BY_HAND, GIVEN_BY_HAND = "taken by a moderator by hand", "given by a moderator by hand"
NOT_DECIDED = "taken; nobody decided it"


@dataclass(frozen=True, slots=True)
class Case:
    """One role of one member."""

    session: AsyncSession
    membership: Membership
    user_id: int
    what: str
    role_id: int
    now: datetime

    @property
    def place(self) -> outbox.Place:
        """Return where the role is given and taken."""
        return outbox.Place.member(self.membership.guild_id, self.user_id, self.role_id)

    def subject(self, occasion: str) -> str:
        """Return an outbox subject."""
        row = self.membership
        return f"role:{row.guild_id}:{row.person_id}:{self.what}:{occasion}-{self.now.isoformat()}"

    async def note(self, action: str, by: int | None = None) -> None:
        """Add to the audit; `by` is a Discord id, None the bot."""
        actor = None if by is None else await person_of(self.session, by)
        row = self.membership
        await note(
            self.session,
            row.guild_id,
            action,
            now=self.now,
            actor_id=actor,
            target_id=row.person_id,
            role=self.role_id,
            what=self.what,
        )


async def give(case: Case, one: Wanted) -> None:
    """Give a role that was decided before there was a role for it."""
    await outbox.grant(case.session, case.subject("due"), case.place, one.why, now=case.now)


async def restore(case: Case, one: Wanted) -> None:
    """Give a role again that was lost."""
    drift = await _drift(case, LOST)
    drift.times, drift.mended_at = drift.times + 1, case.now
    await outbox.grant(
        case.session, case.subject("restored"), case.place, f"{one.why}; {RESTORED}", now=case.now
    )
    await case.note("role-restored")


async def give_up(case: Case) -> None:
    """Leave a role that does not stay, and tell moderators."""
    await _tell(case, LOST)
    await case.note("role-given-up")


async def record_revocation(case: Case, change: RoleChange, *, has: bool) -> None:
    """Record that a person took the role by hand: it ends, and does not come back by itself."""
    if case.what in set(Persona):
        await _end_persona(case, change, has=has)
        return
    if case.what == Holder.MEMBER:
        await _withhold(case)
    else:
        await _end_interest(case)
    await outbox.withdraw(case.session, case.place, Action.GRANT, now=case.now)
    if has:
        await outbox.revoke(case.session, case.subject("revoked"), case.place, BY_HAND, now=case.now)
    await case.note("role-taken", by=change.by_user_id)


async def record_grant(case: Case, change: RoleChange) -> None:
    """Record that a person gave a persona's role by hand: a decision, and that person is its approver."""
    row, persona = case.membership, Persona(case.what)
    approver = await person_of(case.session, change.by_user_id or 0)
    held = await begin_persona(case.session, row, Grant(persona, approver, GIVEN_BY_HAND), now=case.now)
    await note(
        case.session,
        row.guild_id,
        "persona-granted",
        now=case.now,
        actor_id=approver,
        target_id=row.person_id,
        before={"persona": None},
        after={"persona": persona},
        held=None if held is None else held.id,
    )


async def take(case: Case) -> None:
    """Take a role that nobody decided, and tell moderators the first time."""
    drift = await _drift(case, UNDECIDED)
    drift.times, drift.mended_at = drift.times + 1, case.now
    await outbox.revoke(case.session, case.subject("undecided"), case.place, NOT_DECIDED, now=case.now)
    await case.note("role-removed")
    if drift.told_on is None:
        await _tell(case, UNDECIDED)


async def report(case: Case) -> None:
    """Tell moderators of a role that nobody decided, perhaps because it is older than the bot."""
    await _tell(case, UNDECIDED)


async def allow(case: Case) -> None:
    """Give the role by itself again from now on."""
    row = case.membership
    mine = {"guild_id": row.guild_id, "person_id": row.person_id, "what": case.what}
    for model in (RoleWithheld, RoleDrift):
        await case.session.execute(delete(model).filter_by(**mine))


async def _withhold(case: Case) -> None:
    row = case.membership
    key = {"guild_id": row.guild_id, "person_id": row.person_id, "what": case.what}
    await put(case.session, RoleWithheld, key, {"taken_at": case.now})


async def _end_persona(case: Case, change: RoleChange, *, has: bool) -> None:
    by = None if change.by_user_id is None else await person_of(case.session, change.by_user_id)
    persona = Persona(case.what)
    ending = Ending("persona-revoked", by, BY_HAND, takes_role=has)
    await outbox.withdraw(case.session, case.place, Action.GRANT, now=case.now)
    await end_persona(case.session, case.membership, persona, ending, now=case.now)


async def _end_interest(case: Case) -> None:
    row, domain = case.membership, case.what.removeprefix(INTEREST)
    mine = {"guild_id": row.guild_id, "person_id": row.person_id, "domain": domain}
    await case.session.execute(delete(Interest).filter_by(**mine))


async def _drift(case: Case, kind: str) -> RoleDrift:
    row = case.membership
    key = {"guild_id": row.guild_id, "person_id": row.person_id, "what": case.what, "kind": kind}
    values = {**key, "role_id": case.role_id, "times": 0}
    await insert_new(case.session, RoleDrift, values, unique=tuple(key))
    return (await case.session.scalars(select(RoleDrift).filter_by(**key))).one()


async def _tell(case: Case, kind: str) -> None:
    """Tell moderators once for each member and role; those of one role and day share a card."""
    drift, day = await _drift(case, kind), case.now.date()
    drift.told_on, drift.role_id = day, case.role_id
    guild_id, subject = case.membership.guild_id, f"drift:{kind}:{case.role_id}:{day}"
    told = {"role_id": case.role_id, "kind": kind, "day": day.isoformat(), "guild": guild_id}
    if not await tell_moderators(
        case.session, guild_id, subject=subject, card=CARD, arguments=told, now=case.now
    ):
        version = f"{case.membership.person_id}-{case.what}"
        await outbox.edit(case.session, f"notice:{subject}", version, now=case.now)

"""How a member stands: what was decided, what is on its way, what was mended already."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Membership, PersonaHeld
from bot.community.people import Persona
from bot.community.ping_roles import interest_roles
from bot.community.reconciling.drift import Traces
from bot.community.reconciling.roster import RoleChange, Trail
from bot.community.roll_models import RoleDrift
from bot.community.settings import Holder
from bot.community.wanted import Wanted, decided_roles, holder_roles
from bot.delivery.models import OPEN_STATES, Action, Delivery, State

LOST, UNDECIDED = "lost", "undecided"  # kinds of drift
LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)
INTEREST = "interest:"  # begins what a ping role is for: a part of the city may be called like a persona


@dataclass(frozen=True, slots=True)
class Standing:
    """One member as recorded. `on_the_way` and `given` are ids of roles."""

    membership: Membership | None
    wanted: tuple[Wanted, ...]
    on_the_way: frozenset[int]
    given: Mapping[int, datetime]  # when the bot was last told to give a role and did
    drifts: Mapping[tuple[str, str], RoleDrift] = field(default_factory=dict[tuple[str, str], RoleDrift])

    def traces(self, what: str, kind: str, role_id: int, trail: Sequence[RoleChange]) -> Traces:
        """Return what is known of one role; `trail` holds the changes of this member."""
        changes = [change for change in trail if change.role_id == role_id]
        others = [change for change in changes if not change.by_us]
        drift = self.drifts.get((what, kind))
        return Traces(
            newest=max(changes, key=_entry_id, default=None),
            newest_of_others=max(others, key=_entry_id, default=None),
            was_given=role_id in self.given,
            mended=0 if drift is None else drift.times,
            is_told=drift is not None and drift.told_on is not None,
        )


async def wanted_by(
    session: AsyncSession, guild_id: int, person_ids: Collection[int]
) -> dict[int, tuple[Wanted, ...]]:
    """Return every role that these people are to have."""
    found: dict[int, tuple[Wanted, ...]] = dict.fromkeys(person_ids, ())
    for source in (decided_roles, _pinged):
        for person_id, roles in (await source(session, guild_id, person_ids)).items():
            found[person_id] += tuple(roles)
    return found


async def _pinged(
    session: AsyncSession, guild_id: int, person_ids: Collection[int]
) -> Mapping[int, Sequence[Wanted]]:
    picked = await interest_roles(session, guild_id, person_ids)
    return {
        person_id: [replace(one, what=f"{INTEREST}{one.what}") for one in roles]
        for person_id, roles in picked.items()
    }


async def standing_of(session: AsyncSession, guild_id: int, person_id: int, user_id: int) -> Standing:
    """Return how somebody stands in a server."""
    drifts = await session.scalars(
        select(RoleDrift).where(RoleDrift.guild_id == guild_id, RoleDrift.person_id == person_id)
    )
    roles = Delivery.guild_id == guild_id, Delivery.user_id == user_id, Delivery.role_id.is_not(None)
    waiting = await session.scalars(select(Delivery.role_id).where(*roles, Delivery.state.in_(OPEN_STATES)))
    done = await session.execute(
        select(Delivery.role_id, func.max(Delivery.created_at))
        .where(*roles, Delivery.state == State.DONE, Delivery.action == Action.GRANT)
        .group_by(Delivery.role_id)
    )
    return Standing(
        await session.get(Membership, (guild_id, person_id)),
        (await wanted_by(session, guild_id, [person_id]))[person_id],
        frozenset(role_id for role_id in waiting if role_id is not None),
        {role_id: given_at for role_id, given_at in done if role_id is not None},
        {(drift.what, drift.kind): drift for drift in drifts},
    )


async def persona_roles(session: AsyncSession, guild_id: int) -> dict[Persona, int]:
    """Return the roles that stand for personas."""
    known = {str(persona) for persona in Persona}
    roles = await holder_roles(session, guild_id)
    return {Persona(holder): role_id for holder, role_id in roles.items() if str(holder) in known}


async def decided_at(session: AsyncSession, row: Membership, one: Wanted, standing: Standing) -> datetime:
    """Return when a role was decided; of an interest only when it was last given is known."""
    if one.what == Holder.MEMBER:
        return row.code_accepted_at or LONG_AGO
    held = await session.scalar(
        select(func.max(PersonaHeld.granted_at)).where(
            PersonaHeld.guild_id == row.guild_id,
            PersonaHeld.person_id == row.person_id,
            PersonaHeld.persona == one.what,
            PersonaHeld.ended_at.is_(None),
        )
    )
    return held or standing.given.get(one.role_id, LONG_AGO)


async def ended_at(session: AsyncSession, guild_id: int, person_id: int, persona: Persona) -> datetime | None:
    """Return when somebody last lost a persona."""
    return await session.scalar(
        select(func.max(PersonaHeld.ended_at)).where(
            PersonaHeld.guild_id == guild_id,
            PersonaHeld.person_id == person_id,
            PersonaHeld.persona == persona,
        )
    )


def of_member(trail: Trail | None, user_id: int) -> list[RoleChange]:
    """Return what the audit log knows of one member."""
    return [] if trail is None else [change for change in trail.changes if change.user_id == user_id]


def _entry_id(change: RoleChange) -> int:
    return change.entry_id

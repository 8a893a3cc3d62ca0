"""Which roles were decided for members of a server: what Discord is brought in line with."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import GuildRole, Membership, PersonaHeld
from bot.community.roll_models import RoleWithheld
from bot.community.settings import Holder


@dataclass(frozen=True, slots=True)
class Wanted:
    """A role that a member is to have. `what`: a holder, or whatever else roles are given for."""

    what: str
    role_id: int
    why: str  # stands in Discord's audit log


async def decided_roles(
    session: AsyncSession, guild_id: int, person_ids: Collection[int]
) -> Mapping[int, list[Wanted]]:
    """Return what these people hold by decision, each with the role that stands for it, in a steady order."""
    roles = await holder_roles(session, guild_id)
    wanted: defaultdict[int, list[Wanted]] = defaultdict(list)
    accepted = await session.scalars(
        select(Membership.person_id).where(
            Membership.guild_id == guild_id,
            Membership.person_id.in_(person_ids),
            Membership.code_accepted_at.is_not(None),
        )
    )
    for person_id in accepted if Holder.MEMBER in roles else ():
        wanted[person_id].append(Wanted(Holder.MEMBER, roles[Holder.MEMBER], "accepted the code of conduct"))
    held = await session.execute(
        select(PersonaHeld.person_id, PersonaHeld.persona)
        .where(
            PersonaHeld.guild_id == guild_id,
            PersonaHeld.person_id.in_(person_ids),
            PersonaHeld.ended_at.is_(None),
        )
        .order_by(PersonaHeld.persona)
    )
    for person_id, persona in held:
        if persona in roles:
            wanted[person_id].append(Wanted(persona, roles[Holder(persona)], f"{persona}: held by decision"))
    for person_id, what in await _withheld(session, guild_id, person_ids):
        wanted[person_id] = [one for one in wanted[person_id] if one.what != what]
    return wanted


async def _withheld(
    session: AsyncSession, guild_id: int, person_ids: Collection[int]
) -> list[tuple[int, str]]:
    """Return what moderators took from these people by hand."""
    rows = await session.execute(
        select(RoleWithheld.person_id, RoleWithheld.what).where(
            RoleWithheld.guild_id == guild_id, RoleWithheld.person_id.in_(person_ids)
        )
    )
    return [(row.person_id, row.what) for row in rows]


async def holder_roles(session: AsyncSession, guild_id: int) -> dict[Holder, int]:
    """Return the role of each kind of holder that one is set for."""
    rows = await session.execute(
        select(GuildRole.holder, GuildRole.role_id).where(GuildRole.guild_id == guild_id)
    )
    return {Holder(holder): role_id for holder, role_id in rows}

"""Roles in Discord follow what was decided here; each change is an intent in the outbox.

Record the decision first, then call `give_role` or `take_role` in the same transaction.
"""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import GuildRole, Membership
from bot.community.people import user_of
from bot.community.roll_models import RoleDrift, RoleWithheld
from bot.community.settings import Holder
from bot.community.wanted import decided_roles
from bot.delivery import outbox
from bot.delivery.models import Action


async def give_role(
    session: AsyncSession,
    membership: Membership,
    holder: Holder,
    *,
    occasion: str,
    reason: str,
    now: datetime,
    persona_held: int | None = None,
) -> bool:
    """Plan the role for this holder, once for each `occasion`; False where none is set, or it was planned.

    `reason` stands in Discord's audit log; with `persona_held` (a row) also what a moderator typed. What a
    moderator took by hand and no decision ended stays away.
    """
    if await _is_withheld(session, membership, holder):
        return False
    await _forget_drift(session, membership, holder)
    place = await _place(session, membership, holder)
    if place is None:
        return False
    await outbox.withdraw(session, place, Action.REVOKE, now=now)
    subject = _subject(membership, holder, occasion)
    return await outbox.grant(session, subject, place, reason, now=now, persona_held=persona_held)


async def take_role(
    session: AsyncSession,
    membership: Membership,
    holder: Holder,
    *,
    occasion: str,
    reason: str,
    now: datetime,
    persona_held: int | None = None,
) -> bool:
    """Plan to take the role for this holder, once for each `occasion`.

    False where none is set, where the same role stands for something else that the member still holds, or
    where it was planned.
    """
    place = await _place(session, membership, holder)
    if place is None:
        return False
    guild_id, person_id = membership.guild_id, membership.person_id
    kept = (await decided_roles(session, guild_id, [person_id])).get(person_id, [])
    if any(one.role_id == place.role_id for one in kept):
        return False
    await outbox.withdraw(session, place, Action.GRANT, now=now)
    subject = _subject(membership, holder, f"taken-{occasion}")
    return await outbox.revoke(session, subject, place, reason, now=now, persona_held=persona_held)


async def give_back_roles(session: AsyncSession, membership: Membership, *, now: datetime) -> None:
    """Plan every role that a returned member is due, once for each return."""
    decided = await decided_roles(session, membership.guild_id, [membership.person_id])
    for one in decided.get(membership.person_id, []):
        await give_role(
            session,
            membership,
            Holder(one.what),
            occasion=f"return-{membership.joined_at.isoformat()}",
            reason=f"{one.what}: held before leaving the server",
            now=now,
        )


async def _is_withheld(session: AsyncSession, membership: Membership, holder: Holder) -> bool:
    """Tell whether a moderator took this from a member by hand."""
    key = (membership.guild_id, membership.person_id, str(holder))
    return await session.get(RoleWithheld, key) is not None


async def _forget_drift(session: AsyncSession, membership: Membership, holder: Holder) -> None:
    """Begin to count anew how often a role is lost: it was decided anew."""
    mine = {"guild_id": membership.guild_id, "person_id": membership.person_id, "what": str(holder)}
    await session.execute(delete(RoleDrift).filter_by(**mine))


async def _place(session: AsyncSession, membership: Membership, holder: Holder) -> outbox.Place | None:
    role_id = await session.scalar(
        select(GuildRole.role_id).where(GuildRole.guild_id == membership.guild_id, GuildRole.holder == holder)
    )
    user_id = await user_of(session, membership.person_id)
    if role_id is None or user_id is None:
        return None
    return outbox.Place.member(membership.guild_id, user_id, role_id)


def _subject(membership: Membership, holder: Holder, occasion: str) -> str:
    return f"role:{membership.guild_id}:{membership.person_id}:{holder}:{occasion}"

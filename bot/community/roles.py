"""Roles in Discord follow what was decided here; each change is an intent in the outbox."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import GuildRole, Membership
from bot.community.people import personas_of, user_of
from bot.community.settings import Holder
from bot.delivery import outbox


async def give_role(
    session: AsyncSession,
    membership: Membership,
    holder: Holder,
    *,
    occasion: str,
    reason: str,
    now: datetime,
) -> bool:
    """Plan the role for this holder, once for each `occasion`; False where none is set, or it was planned.

    `reason` stands in Discord's audit log.
    """
    guild_id, person_id = membership.guild_id, membership.person_id
    query = select(GuildRole.role_id).where(GuildRole.guild_id == guild_id, GuildRole.holder == holder)
    role_id, user_id = await session.scalar(query), await user_of(session, person_id)
    if role_id is None or user_id is None:
        return False
    subject = f"role:{guild_id}:{person_id}:{holder}:{occasion}"
    place = outbox.Place.member(guild_id, user_id, role_id)
    return await outbox.grant(session, subject, place, reason, now=now)


async def give_back_roles(session: AsyncSession, membership: Membership, *, now: datetime) -> None:
    """Plan every role that a returned member is due, once for each return."""
    personas = await personas_of(session, membership.guild_id, membership.person_id)
    holders = [Holder(str(persona)) for persona in sorted(personas)]
    if membership.code_accepted_at is not None:
        holders.insert(0, Holder.MEMBER)
    for holder in holders:
        await give_role(
            session,
            membership,
            holder,
            occasion=f"return-{membership.joined_at.isoformat()}",
            reason=f"{holder}: held before leaving the server",
            now=now,
        )

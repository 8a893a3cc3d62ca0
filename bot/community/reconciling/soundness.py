"""Whether a server lets the bot do its work: its roles can be given, its audit log can be read."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.notices import tell_moderators
from bot.community.ping_roles import roles_of
from bot.community.roll_models import RoleTrouble
from bot.community.settings import Holder
from bot.community.troubles import tell_of_role
from bot.community.wanted import holder_roles
from bot.database.insertion import insert_new
from bot.delivery import outbox
from bot.delivery.parcel import Fault

AUDIT_CARD = "audit-log-unreadable"
AUDIT_LOG = "audit-log"
NOT_GIVEN = (Holder.MODERATOR, Holder.MEDIATOR)  # people give these


async def see_roles(
    session: AsyncSession, guild_id: int, can_give: Mapping[int, bool], now: datetime
) -> bool:
    """Tell moderators once of each role that is gone or cannot be given; True where one is in order again."""
    holders = (await holder_roles(session, guild_id)).items()
    used = {role_id for holder, role_id in holders if holder not in NOT_GIVEN}
    is_mended = False
    for role_id in sorted(used | set((await roles_of(session, guild_id)).values())):
        if role_id not in can_give:
            await tell_of_role(session, guild_id, role_id, Fault.ROLE_GONE, now)
        elif not can_give[role_id]:
            await tell_of_role(session, guild_id, role_id, Fault.FORBIDDEN, now)
        else:
            is_mended |= await _is_mended(session, guild_id, role_id, now)
    return is_mended


async def see_audit_log(session: AsyncSession, guild_id: int, *, is_readable: bool, now: datetime) -> None:
    """Tell moderators once that the bot cannot see who changes roles."""
    key = {"guild_id": guild_id, "role_id": 0, "fault": AUDIT_LOG}
    if is_readable:
        await session.execute(delete(RoleTrouble).filter_by(**key))
    elif await insert_new(session, RoleTrouble, {**key, "told_at": now}, unique=tuple(key)):
        subject = f"{AUDIT_LOG}:{guild_id}:{now.isoformat()}"
        await tell_moderators(
            session, guild_id, subject=subject, card=AUDIT_CARD, arguments={"guild": guild_id}, now=now
        )


async def _is_mended(session: AsyncSession, guild_id: int, role_id: int, now: datetime) -> bool:
    """Forget a trouble that is over, and give the role to those who wait for it."""
    mine = {"guild_id": guild_id, "role_id": role_id}
    if await session.scalar(select(RoleTrouble.fault).filter_by(**mine).limit(1)) is None:
        return False
    await session.execute(delete(RoleTrouble).filter_by(**mine))
    await outbox.try_roles(session, guild_id, role_id, role_id, now)
    return True

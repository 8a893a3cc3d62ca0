"""What could not be done for a member, told to moderators with its fix. Hooks of the deliverer."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.notices import tell_moderators
from bot.community.roll_models import RoleTrouble
from bot.database.insertion import insert_new
from bot.delivery.ledger import Trouble
from bot.delivery.parcel import Fault

ROLE_CARD = "role-trouble"
_OF_ROLES = (Fault.FORBIDDEN, Fault.ROLE_GONE)


async def tell_of_ungranted_role(session: AsyncSession, trouble: Trouble, now: datetime) -> None:
    """Tell moderators that a role cannot be granted, however many wait for it."""
    if trouble.role_id is not None and trouble.fault in _OF_ROLES:
        await tell_of_role(session, trouble.guild_id, trouble.role_id, trouble.fault, now)


async def tell_of_role(
    session: AsyncSession, guild_id: int, role_id: int, fault: Fault, now: datetime
) -> None:
    """Tell moderators what is wrong with a role: once, until it was in order again."""
    key = {"guild_id": guild_id, "role_id": role_id, "fault": fault}
    if not await insert_new(session, RoleTrouble, {**key, "told_at": now}, unique=tuple(key)):
        return
    is_told = await tell_moderators(
        session,
        guild_id,
        subject=f"role:{role_id}:{fault}:{now.isoformat()}",
        card=ROLE_CARD,
        arguments={"role_id": role_id, "fault": fault},
        now=now,
    )
    if not is_told:  # nobody to tell yet
        await session.execute(delete(RoleTrouble).filter_by(**key))

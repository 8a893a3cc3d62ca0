"""What could not be done for a member, told to moderators with its fix. Hooks of the deliverer."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.notices import tell_moderators
from bot.delivery.ledger import Trouble
from bot.delivery.parcel import Fault

ROLE_CARD = "role-trouble"
_OF_ROLES = (Fault.FORBIDDEN, Fault.ROLE_GONE)


async def tell_of_ungranted_role(session: AsyncSession, trouble: Trouble, now: datetime) -> None:
    """Tell moderators that a role cannot be granted: once a day for each role, however many wait for it."""
    if trouble.role_id is not None and trouble.fault in _OF_ROLES:
        await tell_moderators(
            session,
            trouble.guild_id,
            subject=f"role:{trouble.role_id}:{trouble.fault}:{now.date()}",
            card=ROLE_CARD,
            arguments={"role_id": trouble.role_id, "fault": trouble.fault},
            now=now,
        )

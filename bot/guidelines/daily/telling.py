"""What moderators are told about the guideline of the day."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.notices import tell_moderators
from bot.delivery.ledger import Trouble
from bot.delivery.parcel import Fault
from bot.guidelines.daily.service import CARD

NOTICE_CARD = "guideline-day-notice"


async def tell_of_gone_announcements(session: AsyncSession, trouble: Trouble, now: datetime) -> None:
    """Tell moderators, once for each channel, that it was deleted and the post of the day is not said."""
    if trouble.fault is Fault.CHANNEL_GONE and trouble.subject.startswith(f"{CARD}:"):
        await tell_moderators(
            session,
            trouble.guild_id,
            subject=f"announcements-gone:{trouble.channel_id}",
            card=NOTICE_CARD,
            arguments={"guild": trouble.guild_id},
            now=now,
        )

"""What the bot tells a server's moderators of its own accord."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import GuildChannel
from bot.community.settings import Purpose
from bot.delivery import outbox
from bot.delivery.ledger import Trouble
from bot.delivery.parcel import Fault

CHANNEL_CARD = "channel-forbidden"


async def tell_moderators(
    session: AsyncSession,
    guild_id: int,
    *,
    subject: str,
    card: str,
    arguments: Mapping[str, str | int],
    now: datetime,
) -> bool:
    """Plan a card in the moderation channel; False where there is none, or `subject` was told before."""
    channel_id = await session.scalar(
        select(GuildChannel.channel_id).where(
            GuildChannel.guild_id == guild_id, GuildChannel.purpose == Purpose.MODERATION
        )
    )
    if channel_id is None or channel_id == arguments.get("channel_id"):
        return False  # a channel cannot tell of its own trouble
    place, words = outbox.Place.channel(guild_id, channel_id), outbox.Words(card, arguments)
    return await outbox.post(session, f"notice:{subject}", place, words, now=now)


async def tell_of_forbidden_channel(session: AsyncSession, trouble: Trouble, now: datetime) -> None:
    """Tell moderators that the bot may no longer write in a channel."""
    if trouble.fault is Fault.FORBIDDEN and trouble.channel_id is not None:
        await tell_moderators(
            session,
            trouble.guild_id,
            subject=f"forbidden:{trouble.channel_id}:{now.isoformat()}",
            card=CHANNEL_CARD,
            arguments={"channel_id": trouble.channel_id},
            now=now,
        )

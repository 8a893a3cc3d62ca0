"""What moderators are told about the feeds their server follows."""

from datetime import datetime

from sqlalchemy import CursorResult, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.advisories.models import Feed, FeedRule
from bot.community.notices import tell_moderators
from bot.delivery.ledger import Trouble
from bot.delivery.parcel import Fault

CARD = "feed-notice"


async def tell_of_failing_feed(session: AsyncSession, feed: Feed, since: datetime, now: datetime) -> None:
    """Tell every server that follows a feed that it fails, once for each time it fails for long."""
    guilds = await session.scalars(select(FeedRule.guild_id).where(FeedRule.feed_id == feed.id).distinct())
    for guild_id in guilds:
        await tell_moderators(
            session,
            guild_id,
            subject=f"feed-failing:{feed.id}:{guild_id}:{since.isoformat()}",
            card=CARD,
            arguments={"notice": "notice-feed-failing", "feed": feed.title, "url": feed.url},
            now=now,
        )


async def rest_rules_of_gone_channel(session: AsyncSession, trouble: Trouble, now: datetime) -> None:
    """Let the rules of a deleted channel rest, and tell the moderators that they do."""
    if trouble.fault is not Fault.CHANNEL_GONE or trouble.channel_id is None:
        return
    rested = await session.execute(
        update(FeedRule)
        .where(FeedRule.channel_id == trouble.channel_id, FeedRule.broken.is_(None))
        .values(broken=Fault.CHANNEL_GONE)
    )
    if isinstance(rested, CursorResult) and rested.rowcount:
        await tell_moderators(
            session,
            trouble.guild_id,
            subject=f"channel-gone:{trouble.channel_id}",
            card=CARD,
            arguments={"notice": "notice-channel-gone", "channel_id": trouble.channel_id},
            now=now,
        )

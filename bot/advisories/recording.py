"""From a feed's document to rows: what is new, what changed, and which channel shall hear of it.

All of one document is recorded in one transaction, the intents to post included: after a crash either
nothing of it happened, and the next poll finds it again, or all of it stands in the outbox.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.advisories import announcing
from bot.advisories.models import Advisory, Feed, FeedRule, Sighting
from bot.advisories.revision import SHOWN, Item, changed, escalated
from bot.database.insertion import insert_new

DATE_AHEAD = timedelta(
    days=1
)  # a date further ahead is a mistake of the feed and would lead every list for ever


@dataclass(slots=True)
class Recorded:
    """What one document brought: ids of advisories."""

    items: list[int] = field(default_factory=list[int])
    new: list[int] = field(default_factory=list[int])
    revised: list[int] = field(default_factory=list[int])


async def record(session: AsyncSession, feed: Feed, items: Sequence[Item], now: datetime) -> Recorded:
    """Write the items of one document, oldest last as feeds have them, and plan the posts and edits.

    The first document of a feed is its baseline: recorded, not announced.
    """
    is_baseline = feed.succeeded_at is None
    rules = list(
        await session.scalars(select(FeedRule).where(FeedRule.feed_id == feed.id, FeedRule.broken.is_(None)))
    )
    result = Recorded()
    for item in reversed(_distinct(items)):
        advisory, is_first_sight = await _advisory_of(session, item, now)
        result.items.append(advisory.id)
        sighting = await session.get(Sighting, (feed.id, advisory.id))
        if sighting is None:
            session.add(
                Sighting(feed_id=feed.id, advisory_id=advisory.id, fingerprint=item.fingerprint, seen_at=now)
            )
            if not is_baseline:
                await announcing.announce(session, advisory, rules, now)
            if is_first_sight:
                result.new.append(advisory.id)
        elif sighting.fingerprint != item.fingerprint:
            sighting.fingerprint = item.fingerprint
            # A rule younger than the sighting has the advisory in its baseline.
            older_rules = [rule for rule in rules if sighting.seen_at > rule.created_at]
            if await _revise(session, advisory, item, older_rules, now):
                result.revised.append(advisory.id)
    return result


def _distinct(items: Sequence[Item]) -> list[Item]:
    """Keep the first of several entries of the same identity: feeds have the newest first."""
    return list({item.key: item for item in reversed(items)}.values())[::-1]


async def _advisory_of(session: AsyncSession, item: Item, now: datetime) -> tuple[Advisory, bool]:
    query = select(Advisory).where(Advisory.identity == item.key)
    found = await session.scalar(query)
    if found is not None:
        return found, False
    published = item.published or now
    values: dict[str, Any] = {
        **item.facts,
        "identity": item.key,
        "published_at": min(published, now) if published > now + DATE_AHEAD else published,
        "first_seen_at": now,
        "revision": 1,
    }
    inserted = await insert_new(session, Advisory, values, unique=("identity",))
    return (await session.scalars(query)).one(), inserted


async def _revise(
    session: AsyncSession, advisory: Advisory, item: Item, rules: Sequence[FeedRule], now: datetime
) -> bool:
    """Apply a feed's new words to a known advisory; False if no reader would see a difference."""
    before = {name: getattr(advisory, name) for name in SHOWN}
    if not changed(before, item.facts):
        return False  # another feed brought this revision already, or only the wording changed
    unselected = [rule for rule in rules if not announcing.selected(rule, advisory)]
    for name, value in item.facts.items():
        setattr(advisory, name, value)
    advisory.is_update = before[
        "is_update"
    ]  # how it was first met; a revision in place is shown by its title
    advisory.revision += 1
    await announcing.amend(session, advisory, has_escalated=escalated(before, item.facts), now=now)
    await announcing.announce(session, advisory, unselected, now)  # only now severe enough, say
    return True

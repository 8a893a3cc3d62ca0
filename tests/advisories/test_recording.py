"""What a feed's documents become: rows, posts, edits. On both databases."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.advisories.lookup import Advisories
from bot.advisories.models import Feed, FeedRule
from bot.advisories.recording import Recorded, record
from bot.advisories.revision import Item
from bot.advisories.severity import Severity
from bot.database.engine import Database
from bot.delivery.models import Action, Delivery, State
from tests.advisories.items import FEED_URL, NOW, item

CHANNEL, OTHER_CHANNEL = 10, 11


class Bed:
    """A followed feed and shorthand for what happens to it."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def follow(
        self, url: str = FEED_URL, channel_id: int = CHANNEL, minimum: Severity | None = None
    ) -> None:
        async with self.database.transaction() as session:
            feed = await session.scalar(select(Feed).where(Feed.url == url))
            if feed is None:
                feed = Feed(url=url, title="ICS", due_at=NOW, failures=0, attempts=0)
                session.add(feed)
                await session.flush()
            session.add(
                FeedRule(
                    guild_id=1,
                    channel_id=channel_id,
                    feed_id=feed.id,
                    created_at=NOW - timedelta(minutes=1),
                    min_severity=minimum,
                    keywords=[],
                    vendors=[],
                    domains=[],
                )
            )

    async def document(self, items: Sequence[Item], url: str = FEED_URL) -> Recorded:
        async with self.database.transaction() as session:
            feed = (await session.scalars(select(Feed).where(Feed.url == url))).one()
            recorded = await record(session, feed, items, NOW)
            feed.succeeded_at = NOW
            return recorded

    async def planned(self, action: Action = Action.POST) -> list[tuple[str, int]]:
        """Return (number of the advisory, channel) of every delivery of this action, in order."""
        async with self.database.reading() as session:
            rows = await session.scalars(
                select(Delivery).where(Delivery.action == action).order_by(Delivery.position)
            )
            found = [(row.arguments["advisory"], row.channel_id) for row in rows]
        advisories = Advisories(self.database)
        return [((await advisories.get(advisory_id)).number or "", channel) for advisory_id, channel in found]

    async def send_all(self) -> None:
        async with self.database.transaction() as session:
            for row in await session.scalars(select(Delivery)):
                row.state, row.attempts, row.message_id = State.DONE, 1, row.position


@pytest.fixture
async def bed(database: Database) -> Bed:
    bed = Bed(database)
    await bed.follow()
    return bed


async def test_the_first_document_is_the_baseline(bed: Bed) -> None:
    recorded = await bed.document([item("ICSA-26-002-01"), item("ICSA-26-001-01")])
    assert len(recorded.new) == 2
    assert await bed.planned() == []


async def test_new_items_are_posted_oldest_first(bed: Bed) -> None:
    await bed.document([item("ICSA-26-001-01")])
    await bed.document([item("ICSA-26-003-01"), item("ICSA-26-002-01"), item("ICSA-26-001-01")])
    assert await bed.planned() == [("ICSA-26-002-01", CHANNEL), ("ICSA-26-003-01", CHANNEL)]


async def test_an_item_that_drops_out_and_returns_is_not_posted_again(bed: Bed) -> None:
    await bed.document([])
    await bed.document([item("ICSA-26-001-01")])
    await bed.document([])
    await bed.document([item("ICSA-26-001-01")])
    assert await bed.planned() == [("ICSA-26-001-01", CHANNEL)]


async def test_the_same_advisory_in_two_feeds_reaches_a_channel_once(bed: Bed) -> None:
    other = "https://other.example/all.xml"
    await bed.follow(other)
    await bed.follow(other, OTHER_CHANNEL)
    await bed.document([])
    await bed.document([], other)
    await bed.document([item("ICSA-26-001-01")])
    await bed.document([item("ICSA-26-001-01")], other)
    assert await bed.planned() == [("ICSA-26-001-01", CHANNEL), ("ICSA-26-001-01", OTHER_CHANNEL)]


async def test_a_revision_edits_the_post_and_makes_no_second_one(bed: Bed) -> None:
    await bed.document([])
    await bed.document([item("ICSA-26-001-01")])
    await bed.send_all()
    recorded = await bed.document([item("ICSA-26-001-01", title="Acme Signal Controller (Update A)")])
    assert len(recorded.revised) == 1
    assert await bed.planned() == [("ICSA-26-001-01", CHANNEL)]
    assert await bed.planned(Action.EDIT) == [("ICSA-26-001-01", CHANNEL)]
    assert await bed.planned(Action.REPLY) == []


async def test_a_rising_severity_answers_the_post(bed: Bed) -> None:
    await bed.document([])
    await bed.document([item("ICSA-26-001-01", cvss="6.5")])
    await bed.send_all()
    await bed.document([item("ICSA-26-001-01", cvss="9.8")])
    assert await bed.planned(Action.REPLY) == [("ICSA-26-001-01", CHANNEL)]


async def test_the_same_words_again_are_no_revision(bed: Bed) -> None:
    await bed.document([])
    await bed.document([item("ICSA-26-001-01")])
    await bed.send_all()
    recorded = await bed.document([item("ICSA-26-001-01")])
    assert recorded.revised == []
    assert await bed.planned(Action.EDIT) == []


async def test_two_feeds_with_other_words_for_one_advisory_do_not_fight(bed: Bed) -> None:
    other = "https://other.example/all.xml"
    await bed.follow(other)
    await bed.document([])
    await bed.document([], other)
    for _ in range(3):
        await bed.document([item("ICSA-26-001-01", title="Signal Controller")])
        await bed.document([item("ICSA-26-001-01", title="Acme: Signal Controller")], other)
        await bed.send_all()
    assert await bed.planned(Action.EDIT) == []


async def test_a_rule_posts_what_it_selects_and_unknown_severity_passes(database: Database) -> None:
    bed = Bed(database)
    await bed.follow(minimum=Severity.HIGH)
    await bed.document([])
    await bed.document(
        [
            item("ICSA-26-003-01", cvss=None),
            item("ICSA-26-002-01", cvss="9.1"),
            item("ICSA-26-001-01", cvss="5.0"),
        ]
    )
    assert await bed.planned() == [("ICSA-26-002-01", CHANNEL), ("ICSA-26-003-01", CHANNEL)]


async def test_an_advisory_that_becomes_severe_enough_is_posted_then(database: Database) -> None:
    bed = Bed(database)
    await bed.follow(minimum=Severity.HIGH)
    await bed.document([])
    await bed.document([item("ICSA-26-001-01", cvss="5.0")])
    await bed.document([item("ICSA-26-001-01", cvss="9.1")])
    assert await bed.planned() == [("ICSA-26-001-01", CHANNEL)]


async def test_a_baseline_item_that_is_revised_is_not_posted(bed: Bed) -> None:
    await bed.document([item("ICSA-26-001-01")])
    await bed.document([item("ICSA-26-001-01", title="Acme Signal Controller (Update A)", cvss="9.9")])
    assert await bed.planned() == []
    assert await bed.planned(Action.EDIT) == []


async def test_an_unseen_update_of_an_old_advisory_is_posted_and_marked(bed: Bed) -> None:
    await bed.document([])
    await bed.document([item("ICSA-22-001-01", title="Acme Signal Controller (Update A)")])
    advisories = Advisories(bed.database)
    (headline,) = await advisories.latest()
    assert await bed.planned() == [("ICSA-22-001-01", CHANNEL)]
    assert (await advisories.get(headline.id)).is_update


async def test_one_document_with_the_same_item_twice_counts_once(bed: Bed) -> None:
    await bed.document([])
    recorded = await bed.document([item("ICSA-26-001-01"), item("ICSA-26-001-01")])
    assert len(recorded.new) == 1
    assert len(await bed.planned()) == 1

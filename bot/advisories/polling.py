"""The poller: reads each followed feed when it is due and records what it holds."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists
from sqlalchemy.ext.asyncio import AsyncSession

from bot.advisories.feeds.schedule import next_poll
from bot.advisories.models import Feed, FeedRule
from bot.advisories.reading import Reader, Reading
from bot.advisories.recording import Recorded, record
from bot.advisories.records import Polled
from bot.advisories.telling import tell_of_failing_feed
from bot.clock import Clock
from bot.database.due import claim, next_due
from bot.database.engine import Database
from bot.database.under_way import UnderWay
from bot.errors import MemberFacingError
from bot.fetching import FetchFailed, Validators

LEASE = timedelta(minutes=2)  # longer than a fetch and a parse may take
FAILING_FOR = timedelta(hours=24)  # then moderators are told, once for each time it fails so long

_IS_FOLLOWED = exists().where(FeedRule.feed_id == Feed.id, FeedRule.broken.is_(None))


@dataclass(frozen=True, slots=True)
class Target:
    """A feed to read."""

    feed_id: int
    title: str
    url: str
    validators: Validators

    @classmethod
    def of(cls, feed: Feed) -> "Target":
        """Copy what a poll needs from a row."""
        return cls(feed.id, feed.title, feed.url, Validators(feed.etag, feed.last_modified))


class Poller:
    """One step of this is the polling worker's step."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        reader: Reader,
        *,
        minimum: float,
        concurrency: int,
        on_news: Callable[[], None],
        on_error: Callable[[Exception, str], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._reader = reader
        self._minimum = minimum
        self._on_news = on_news
        self._under_way = UnderWay(concurrency, on_error)

    async def step(self) -> datetime | None:
        """Begin the polls that are due, wait for one to end; returns when the next is due."""
        async with self._database.transaction() as session:
            feeds = await claim(
                session,
                Feed,
                now=self._clock.now(),
                lease=LEASE,
                limit=self._under_way.free,
                where=(_IS_FOLLOWED,),
            )
            targets = [Target.of(feed) for feed in feeds]
        for target in targets:
            self._under_way.begin(self._poll_quietly(target), f"poll of feed {target.feed_id}")
        if self._under_way:
            await self._under_way.one_ends()
            return self._clock.now()
        async with self._database.reading() as session:
            return await next_due(session, Feed, where=(_IS_FOLLOWED,))

    async def close(self) -> None:
        """Let the polls under way end."""
        await self._under_way.close()

    async def poll(self, target: Target) -> Polled:
        """Read one feed now and record what it holds; a failure to read it is recorded too, not raised."""
        try:
            reading = await self._reader.read(target.url, target.validators)
        except MemberFacingError as error:
            return await self._failed(target, error)
        async with self._database.transaction() as session:
            feed = await session.get_one(Feed, target.feed_id, with_for_update=True)
            recorded = await self.take_in(session, feed, reading)
        self._on_news()
        return Polled(feed.title, len(recorded.new), len(recorded.revised), unchanged=reading.items is None)

    async def take_in(self, session: AsyncSession, feed: Feed, reading: Reading) -> Recorded:
        """Record a reading and when the feed is due again, in the caller's transaction."""
        now = self._clock.now()
        recorded = Recorded()
        if reading.items is not None:
            recorded = await record(session, feed, reading.items, now)
            feed.etag = reading.fetched.validators.etag
            feed.last_modified = reading.fetched.validators.last_modified
            feed.title = (reading.title or feed.title)[:200]
        feed.succeeded_at = now
        self._finish(
            feed, now, failures=0, problem=None, max_age=reading.fetched.max_age, ttl=reading.ttl_seconds
        )
        return recorded

    async def _poll_quietly(self, target: Target) -> None:
        await self.poll(target)

    async def _failed(self, target: Target, error: MemberFacingError) -> Polled:
        problem = {"id": error.message_id, "arguments": error.arguments}
        retry_after = error.retry_after if isinstance(error, FetchFailed) else None
        async with self._database.transaction() as session:
            feed, now = await session.get_one(Feed, target.feed_id), self._clock.now()
            self._finish(feed, now, failures=feed.failures + 1, problem=problem, retry_after=retry_after)
            if feed.succeeded_at is not None and now - feed.succeeded_at > FAILING_FOR:
                await tell_of_failing_feed(session, feed, feed.succeeded_at, now)
        return Polled(target.title, problem=problem)

    def _finish(
        self,
        feed: Feed,
        now: datetime,
        *,
        failures: int,
        problem: dict[str, Any] | None,
        max_age: int | None = None,
        ttl: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        feed.polled_at, feed.failures, feed.problem, feed.leased_until = now, failures, problem, None
        feed.due_at = next_poll(
            now,
            minimum=self._minimum,
            max_age=max_age,
            ttl=ttl,
            failures=failures,
            retry_after=retry_after,
            jitter=random.random(),  # noqa: S311 - spreads the load, guards nothing
        )

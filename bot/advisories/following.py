"""Which channels follow which feeds: the verbs behind `/feed`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.advisories.announcing import rule_of, selected
from bot.advisories.feeds.catalogue import Catalogue
from bot.advisories.lookup import CHOICES
from bot.advisories.models import Advisory, Feed, FeedRule
from bot.advisories.polling import Poller, Target
from bot.advisories.reading import Reader
from bot.advisories.records import Followed, FollowedFeed, Polled
from bot.advisories.routing import Rule
from bot.clock import Clock
from bot.community.audit import note
from bot.community.people import person_of
from bot.database.due_work import cancel, plan
from bot.database.engine import Database
from bot.delivery import outbox
from bot.errors import BadInput, Conflict, NotFound

MANUAL_PAUSE = 30.0  # seconds between polls by hand, unless the interval is shorter still
LONGEST_URL = 500
FORGET = "feed-forget"  # the kind of due work


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a moderator asks for with `/feed add`."""

    guild_id: int
    channel_id: int
    source: str
    rule: Rule
    ping_role_id: int | None = None
    by: int | None = None  # the Discord id of the moderator


class Feeds:
    """Feeds and their followers."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        reader: Reader,
        poller: Poller,
        catalogue: Catalogue,
        *,
        minimum: float,
        retention: timedelta,
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._reader = reader
        self._poller = poller
        self._catalogue = catalogue
        self._manual_pause = min(minimum, MANUAL_PAUSE)
        self._retention = retention
        self._wake = wake  # the workers: there is something to poll or to say

    async def add(self, wanted: Subscription) -> Followed:
        """Let a channel follow a feed, which is read now; nothing of what it holds is posted.

        Raises BadInput or Unavailable (no feed there), Conflict (followed already).
        """
        url = self._url_of(wanted.source)
        async with self._database.reading() as session:
            await _refuse_twice(session, wanted, url)
        reading = await self._reader.read(url)
        async with self._database.transaction() as session:
            await _refuse_twice(session, wanted, url)
            feed = await self._feed_of(session, url, reading.title or url)
            recorded = await self._poller.take_in(session, feed, reading)
            rule = _row(wanted, feed, self._clock)
            session.add(rule)
            await cancel(session, FORGET, str(feed.id))
            held = list(await session.scalars(select(Advisory).where(Advisory.id.in_(recorded.items))))
            selected_items = sum(selected(rule, advisory) for advisory in held)
            await self._note(session, "feed-added", rule, wanted.by)
        self._wake()
        return Followed(feed.title, url, wanted.channel_id, len(held), selected_items)

    async def all(self, guild_id: int) -> list[FollowedFeed]:
        """Return every rule of a server, by channel."""
        query = (
            select(FeedRule, Feed)
            .join(Feed, Feed.id == FeedRule.feed_id)
            .where(FeedRule.guild_id == guild_id)
            .order_by(FeedRule.channel_id, Feed.title)
        )
        async with self._database.reading() as session:
            rows = (await session.execute(query)).all()
            waiting = await outbox.waiting(session, guild_id)
        return [
            _followed(rule, feed, waiting.get(rule.channel_id, outbox.NOTHING_WAITS)) for rule, feed in rows
        ]

    async def check(self, guild_id: int, rule_id: int) -> Polled:
        """Poll a feed now. Raises NotFound, or Conflict if it was polled a moment ago."""
        async with self._database.reading() as session:
            rule = await _rule(session, guild_id, rule_id)
            feed = await session.get_one(Feed, rule.feed_id)
        await self.try_again(rule.channel_id)
        if feed.polled_at is not None:
            left = self._manual_pause - (self._clock.now() - feed.polled_at).total_seconds()
            if left > 0:
                raise Conflict("feed-polled-a-moment-ago", feed=feed.title, seconds=max(1, round(left)))
        return await self._poller.poll(Target.of(feed))

    async def remove(self, guild_id: int, rule_id: int, *, by: int | None = None) -> FollowedFeed:
        """Let a channel no longer follow a feed; `by` is the moderator's Discord id. Raises NotFound."""
        async with self._database.transaction() as session:
            rule = await _rule(session, guild_id, rule_id)
            await self._note(session, "feed-removed", rule, by)
            feed = await session.get_one(Feed, rule.feed_id)
            removed = _followed(rule, feed, outbox.NOTHING_WAITS)
            await session.delete(rule)
            await session.flush()
            if await session.scalar(select(FeedRule.id).where(FeedRule.feed_id == feed.id).limit(1)) is None:
                await plan(session, FORGET, str(feed.id), self._clock.now() + self._retention)
        return removed

    async def forget(self, feed_id: int) -> None:
        """Delete a feed that nobody follows any more, and what was seen in it. Its advisories stay."""
        async with self._database.transaction() as session:
            feed = await session.get(Feed, feed_id)
            follower = await session.scalar(select(FeedRule.id).where(FeedRule.feed_id == feed_id).limit(1))
            if feed is not None and follower is None:
                await session.delete(feed)

    async def try_again(self, channel_id: int) -> int:
        """Try now what was held back because the bot might not write; returns how many deliveries wait."""
        async with self._database.transaction() as session:
            released = await outbox.release(session, channel_id, self._clock.now())
        self._wake()
        return released

    async def _note(self, session: AsyncSession, action: str, rule: FeedRule, by: int | None) -> None:
        """Add to the audit that a channel follows a feed, or no longer does."""
        followed = {"channel": rule.channel_id, "feed": rule.feed_id, "minimum": rule.min_severity}
        was_added = action == "feed-added"
        await note(
            session,
            rule.guild_id,
            action,
            now=self._clock.now(),
            actor_id=None if by is None else await person_of(session, by),
            before=None if was_added else followed,
            after=followed if was_added else None,
        )

    def sources(self, typed: str) -> list[tuple[str, str]]:
        """Return (name, key) of catalogue feeds that fit what was typed."""
        return [(feed.name, feed.key) for feed in self._catalogue.suggest(typed, limit=CHOICES)]

    def _url_of(self, source: str) -> str:
        listed = self._catalogue.find(source)
        url = listed.url if listed is not None else source.strip()
        parts = urlsplit(url) if "://" in url else None
        if (
            parts is None
            or parts.scheme not in {"http", "https"}
            or not parts.netloc
            or len(url) > LONGEST_URL
        ):
            raise BadInput("feed-source-unusable")
        return parts._replace(fragment="", netloc=parts.netloc.lower()).geturl()

    async def _feed_of(self, session: AsyncSession, url: str, title: str) -> Feed:
        feed = await session.scalar(select(Feed).where(Feed.url == url).with_for_update())
        if feed is None:
            feed = Feed(url=url, title=title[:200], failures=0, attempts=0, due_at=self._clock.now())
            session.add(feed)
            await session.flush()
        return feed


async def _refuse_twice(session: AsyncSession, wanted: Subscription, url: str) -> None:
    query = select(Feed.title).join(FeedRule).where(Feed.url == url, FeedRule.channel_id == wanted.channel_id)
    title = await session.scalar(query)
    if title is not None:
        raise Conflict("feed-followed-already", feed=title, channel=f"<#{wanted.channel_id}>")


async def _rule(session: AsyncSession, guild_id: int, rule_id: int) -> FeedRule:
    rule = await session.get(FeedRule, rule_id)
    if rule is None or rule.guild_id != guild_id:
        raise NotFound("feed-unknown")
    return rule


def _row(wanted: Subscription, feed: Feed, clock: Clock) -> FeedRule:
    return FeedRule(
        guild_id=wanted.guild_id,
        channel_id=wanted.channel_id,
        feed_id=feed.id,
        created_at=clock.now(),
        min_severity=int(wanted.rule.min_severity),
        keywords=list(wanted.rule.keywords),
        vendors=list(wanted.rule.vendors),
        domains=list(wanted.rule.domains),
        ping_role_id=wanted.ping_role_id,
    )


def _followed(rule: FeedRule, feed: Feed, waits: outbox.Waiting) -> FollowedFeed:
    return FollowedFeed(
        rule_id=rule.id,
        channel_id=rule.channel_id,
        title=feed.title,
        url=feed.url,
        rule=rule_of(rule),
        ping_role_id=rule.ping_role_id,
        polled_at=feed.polled_at,
        next_poll_at=feed.due_at,
        problem=feed.problem,
        broken=rule.broken,
        waiting=waits.count,
        held=waits.held,
    )

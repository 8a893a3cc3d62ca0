"""Several processes on one PostgreSQL: one of them works, another takes over (DESIGN.md, promise 9)."""

from collections.abc import Callable

import pytest

from tests.conftest import KEY
from tests.wire.city import City
from tests.wire.feeds import FeedServer
from tests.wire.following import Following
from tests.wire.process import BotProcess

MakeBot = Callable[..., BotProcess]


@pytest.fixture
async def both(
    city: City, feeds: FeedServer, bot_process: MakeBot, postgres_url: str
) -> tuple[Following, BotProcess]:
    """A bot that follows a feed, and a second copy of it."""
    shared = {"DATABASE_URL": postgres_url, "ENCRYPTION_KEYS": KEY, "FEED_MIN_INTERVAL": "2"}
    following = Following(city, feeds, bot_process("first", **shared))
    await following.begin()
    return following, await bot_process("second", **shared).start_to_ready()


async def test_two_copies_post_once_and_the_second_takes_over(both: tuple[Following, BotProcess]) -> None:
    following, second = both
    following.publish(2)
    await following.until_told()
    # an answered command later, the poll that was just served is on record and no lease is left behind
    await following.city.says(following.city.moderator, "feed list")
    await following.bot.kill()
    following.bot = second
    following.publish(2)
    # an act on the second wakes its workers at once; by themselves they look every half minute
    other = await following.follow_in("one-more")
    await following.until_told()
    following.assert_each_told_once()
    assert following.posts(other) == []


async def test_two_copies_answer_a_command_once(both: tuple[Following, BotProcess]) -> None:
    following, second = both
    city = following.city
    for _ in range(3):
        exchange = await city.says(city.member, "help")
        assert len(exchange.sent()) == 1
        channel = city.server.add_channel(city.guild, "one-more")
        options = {"source": following.feeds.url("/advisories.xml"), "channel": channel}
        added = await city.says(city.moderator, "feed add", options)
        assert len(added.sent()) == 1
        assert "follows" in added.text
    assert '"level": "error"' not in following.bot.log + second.log


async def test_shards_are_divided_between_processes(
    city: City, bot_process: MakeBot, postgres_url: str
) -> None:
    other = city.server.add_guild(guild_id=city.server.world.snowflakes.on_shard(1, 2))
    channel = city.server.add_channel(other, "general")
    person = city.server.add_member(other, "Zoe")
    shared = {"DATABASE_URL": postgres_url, "ENCRYPTION_KEYS": KEY, "SHARD_COUNT": "2"}
    for shard in ("0", "1"):
        await bot_process(f"shard-{shard}", **shared, SHARD_IDS=shard).start_to_ready()
    assert sorted(session.shard_id for session in city.server.gateway.ready) == [0, 1]
    assert (await city.server.interactions.slash("help", by=person, channel=channel)).text

import asyncio

import aiohttp
import discord
import pytest

from tests.wire.bed.tiny_bot import TinyBot
from tests.wire.city import City
from tests.wire.discord.faults import When
from tests.wire.discord.ratelimits import Bucket

POST = ("POST", r"/channels/\d+/messages$")


def _channel(tiny_bot: TinyBot, city: City) -> discord.PartialMessageable:
    return tiny_bot.get_partial_messageable(city.advisories)


async def test_429_is_obeyed_and_has_no_effect(city: City, tiny_bot: TinyBot) -> None:
    fault = city.server.faults.rate_limit(*POST, retry_after=0.01)
    await _channel(tiny_bot, city).send("hello")
    assert [request.status for request in city.server.requests[-2:]] == [429, 200]
    assert fault.hits == 1
    assert len(city.posts) == 1


async def test_429_without_via_looks_like_a_ban(city: City, tiny_bot: TinyBot) -> None:
    city.server.faults.rate_limit(*POST, retry_after=0.01, has_via=False)
    with pytest.raises(discord.HTTPException, match="429"):
        await _channel(tiny_bot, city).send("hello")


async def test_a_503_before_the_effect_leaves_nothing(city: City, tiny_bot: TinyBot) -> None:
    city.server.faults.answer(*POST, 503)
    with pytest.raises(discord.DiscordServerError):
        await _channel(tiny_bot, city).send("hello")
    assert city.posts == []
    assert not city.server.requests[-1].effect


async def test_a_500_after_the_effect_is_made_good_by_the_nonce(city: City, tiny_bot: TinyBot) -> None:
    city.server.faults.answer(*POST, 500, when=When.AFTER)
    message = await _channel(tiny_bot, city).send("hello")
    assert [post["id"] for post in city.posts] == [str(message.id)]


async def test_a_dropped_connection_is_raised_before_and_after_the_effect(
    city: City, tiny_bot: TinyBot
) -> None:
    for when, left in ((When.BEFORE, 0), (When.AFTER, 1)):
        city.server.faults.drop(*POST, when=when)
        with pytest.raises(aiohttp.ClientError):
            await _channel(tiny_bot, city).send("hello", nonce="one")
        assert len(city.posts) == left


async def test_a_bucket_sends_rate_limit_headers(city: City, tiny_bot: TinyBot) -> None:
    city.server.buckets.append(Bucket(*POST, limit=2, seconds=0.05))
    for number in range(5):
        await _channel(tiny_bot, city).send(str(number))
    assert [post["content"] for post in city.posts] == ["0", "1", "2", "3", "4"]


async def test_a_held_request_waits_for_its_release(city: City, tiny_bot: TinyBot) -> None:
    fault = city.server.faults.hold(*POST, when=When.AFTER)
    sending = asyncio.create_task(_channel(tiny_bot, city).send("hello"))
    await fault.until_held()
    assert len(city.posts) == 1
    assert not sending.done()
    fault.release()
    await sending

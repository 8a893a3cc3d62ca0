from collections.abc import Callable

import pytest

from tests.wire.city import City
from tests.wire.discord.sessions import Session
from tests.wire.process import BotProcess

MakeBot = Callable[..., BotProcess]


async def _started(city: City, bot_process: MakeBot) -> tuple[BotProcess, Session]:
    bot = await bot_process().start_to_ready()
    [session] = city.server.gateway.ready
    return bot, session


async def test_a_cut_connection_is_resumed_and_what_was_missed_is_answered(
    city: City, bot_process: MakeBot
) -> None:
    bot, session = await _started(city, bot_process)
    await city.server.gateway.cut()
    exchange = await city.says(city.member, "help")
    assert exchange.text
    assert session.resumes == 1
    assert len(city.server.gateway.identifies) == 1
    assert bot.is_running


@pytest.mark.parametrize("code", [1000, 4000, 4009])
async def test_a_closed_connection_is_resumed(city: City, bot_process: MakeBot, code: int) -> None:
    bot, session = await _started(city, bot_process)
    await city.server.gateway.close(code)
    await bot.until(lambda: session.resumes, what="RESUME")
    assert (await city.says(city.member, "help")).text


async def test_a_session_that_cannot_be_resumed_is_begun_anew(city: City, bot_process: MakeBot) -> None:
    bot, session = await _started(city, bot_process)
    await city.server.gateway.invalidate()
    await bot.until(
        lambda: session not in city.server.gateway.sessions and city.server.gateway.ready, what="READY"
    )
    assert (await city.says(city.member, "help")).text


async def test_several_shards_are_served_by_one_process(city: City, bot_process: MakeBot) -> None:
    other = city.server.add_guild(guild_id=city.server.world.snowflakes.on_shard(1, 2))
    channel = city.server.add_channel(other, "general")
    person = city.server.add_member(other, "Zoe")
    city.server.recommended_shards = 2
    bot = await bot_process().start()
    await bot.until(lambda: len(city.server.gateway.ready) == 2, 60, "two shards")
    assert (await city.server.interactions.slash("help", by=person, channel=channel)).text

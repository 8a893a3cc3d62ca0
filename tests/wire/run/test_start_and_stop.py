import signal
from collections.abc import Callable

import pytest

from tests.wire.city import City
from tests.wire.discord.server import DiscordServer
from tests.wire.process import BotProcess

MakeBot = Callable[..., BotProcess]


def _put_commands(server: DiscordServer) -> int:
    return sum(request.method == "PUT" and request.path.endswith("/commands") for request in server.requests)


async def test_the_bot_starts_to_ready_and_keeps_beating(city: City, bot_process: MakeBot) -> None:
    city.server.gateway.heartbeat_interval = 0.2
    bot = await bot_process(database=False).start_to_ready()
    [session] = city.server.gateway.ready
    await bot.until(lambda: session.heartbeats > 4, what="heartbeats")
    [identify] = city.server.gateway.identifies
    assert identify["shard"] == [0, 1]
    assert city.server.token not in bot.log


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_closes_in_order(city: City, bot_process: MakeBot, sent: int) -> None:
    bot = await bot_process().start_to_ready()
    assert await bot.stop(sent) == 0, bot.tail()
    await city.server.until(lambda: not city.server.gateway.sessions, what="the goodbye to the gateway")
    assert "Traceback" not in bot.log


async def test_commands_are_synced_only_when_they_changed(city: City, bot_process: MakeBot) -> None:
    bot = await bot_process().start_to_ready()
    assert _put_commands(city.server) == 1
    names = {name for _, name in city.server.world.commands[None]}
    assert {"help", "advisory", "feed", "setup"} <= names
    await bot.stop()
    await bot.restart()
    assert _put_commands(city.server) == 1


@pytest.mark.parametrize("code", [4004, 4014])
async def test_a_fatal_close_ends_the_process_with_one_line(
    discord_server: DiscordServer, bot_process: MakeBot, code: int
) -> None:
    discord_server.gateway.close_on_identify(code)
    bot = await bot_process(LOG_FORMAT="console").start()
    assert await bot.wait() == 1
    assert "Traceback" not in bot.log
    assert {4004: "DISCORD_TOKEN", 4014: "Intent"}[code] in bot.log.splitlines()[-1]


async def test_a_fatal_close_later_ends_the_process_too(city: City, bot_process: MakeBot) -> None:
    bot = await bot_process().start_to_ready()
    await city.server.gateway.close(4014)
    assert await bot.wait() == 1
    assert "Intent" in bot.log.splitlines()[-1]


async def test_a_wrong_token_ends_the_process_with_one_line(
    discord_server: DiscordServer, bot_process: MakeBot
) -> None:
    discord_server.faults.answer("GET", "^/users/@me$", 401)
    bot = await bot_process().start()
    assert await bot.wait() == 1
    assert "DISCORD_TOKEN" in bot.log.splitlines()[-1]
    assert discord_server.token not in bot.log


async def test_a_second_copy_on_one_database_refuses_to_start(city: City, bot_process: MakeBot) -> None:
    first = await bot_process().start_to_ready()
    second = await bot_process().start()
    assert await second.wait() == 1
    assert first.is_running


async def test_discord_may_be_away_while_the_bot_starts(city: City, bot_process: MakeBot) -> None:
    city.server.faults.answer("GET", "^/users/@me$", 503)
    city.server.faults.drop("GET", "^/gateway/bot$")
    await bot_process().start_to_ready()

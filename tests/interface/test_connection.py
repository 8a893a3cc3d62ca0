"""Logging in and connecting: what is worth another attempt, and what ends in one line for the operator."""

from collections.abc import AsyncIterator, Callable

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.errors import OperatorError
from bot.interface.client import CommunityBot
from bot.interface.connection import logged_in, stay_connected
from bot.interface.gateway import use_rest
from tests.wire.discord.server import DiscordServer

MakeBot = Callable[..., CommunityBot]


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    async with DiscordServer().running() as server:
        use_rest(server.api_url + "/")
        yield server
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


async def line_of(bot: CommunityBot, token: str, *, patience: float = 5) -> str:
    with pytest.raises(OperatorError) as caught:
        async with logged_in(bot, token, patience=patience):
            await stay_connected(bot, patience=patience)
    assert caught.value.exit_code == 1
    assert bot.is_closed()
    return caught.value.line


async def test_the_gateway_comes_from_the_answer_even_with_explicit_shards(
    server: DiscordServer, make_bot: MakeBot
) -> None:
    bot = make_bot("cogs.onboarding")
    bot.shard_count = 3

    async with logged_in(bot, server.token):
        assert bot.shard_count == 3
        assert str(DiscordWebSocket.DEFAULT_GATEWAY) == server.gateway_url


async def test_without_explicit_shards_the_recommended_number_is_used(
    server: DiscordServer, make_bot: MakeBot
) -> None:
    server.recommended_shards = 2
    bot = make_bot("cogs.onboarding")

    async with logged_in(bot, server.token):
        assert bot.shard_count == 2


async def test_a_short_outage_during_the_login_is_outlasted(server: DiscordServer, make_bot: MakeBot) -> None:
    server.faults.drop("GET", "^/users/@me$")
    server.faults.answer("PUT", "^/applications/[0-9]+/commands$", 503)
    bot = make_bot("cogs.onboarding")

    async with logged_in(bot, server.token, patience=30):
        assert bot.user is not None


async def test_a_long_outage_ends_in_one_line(server: DiscordServer, make_bot: MakeBot) -> None:
    server.faults.drop("GET", "^/users/@me$", count=100)

    assert await line_of(make_bot("cogs.onboarding"), server.token, patience=0.5) == (
        "Discord was not reachable for 0.5 seconds."
    )


async def test_a_gateway_that_never_greets_ends_in_one_line(server: DiscordServer, make_bot: MakeBot) -> None:
    bot = make_bot("cogs.onboarding")

    async with logged_in(bot, server.token):
        DiscordWebSocket.DEFAULT_GATEWAY = DiscordWebSocket.DEFAULT_GATEWAY.with_port(1)
        with pytest.raises(OperatorError, match=r"No connection to Discord within 0\.2 seconds\."):
            await stay_connected(bot, patience=0.2)


async def test_a_refused_token_ends_in_one_line(server: DiscordServer, make_bot: MakeBot) -> None:
    server.faults.answer("GET", "^/users/@me$", 401)

    assert "DISCORD_TOKEN was refused" in await line_of(make_bot("cogs.onboarding"), server.token)


@pytest.mark.parametrize(
    ("code", "part"),
    [
        (4004, "DISCORD_TOKEN was refused"),
        (4010, "SHARD_IDS and SHARD_COUNT"),
        (4011, "SHARD_COUNT"),
        (4012, "update the bot"),
        (4013, "intents"),
        (4014, "Server Members Intent"),
    ],
)
async def test_a_fatal_close_ends_in_one_line(
    server: DiscordServer, make_bot: MakeBot, code: int, part: str
) -> None:
    server.gateway.close_on_identify(code)

    assert part in await line_of(make_bot("cogs.onboarding"), server.token)


async def test_the_day_s_allowance_is_not_used_up(server: DiscordServer, make_bot: MakeBot) -> None:
    server.identifies_left = 0

    line = await line_of(make_bot("cogs.onboarding"), server.token)

    assert line.startswith("Discord allows 0 more connections today, and 1 are needed;")


async def test_a_refused_request_at_the_start_is_not_retried(
    server: DiscordServer, make_bot: MakeBot
) -> None:
    server.faults.answer("PUT", "^/applications/[0-9]+/commands$", 400)

    assert (await line_of(make_bot("cogs.onboarding"), server.token)).startswith("Discord refused: 400")

"""Requests that discord.py must send only once, against the Discord of the wire bed."""

from collections.abc import AsyncIterator, Callable

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.interface.client import CommunityBot
from bot.interface.connection import logged_in
from bot.interface.gateway import use_rest
from bot.interface.once import Repeated, once
from tests.wire.discord.server import DiscordServer

PATH = "^/guilds/1/roles$"


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    async with DiscordServer().running() as server:
        use_rest(server.api_url)
        yield server
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@pytest.fixture
async def bot(server: DiscordServer, make_bot: Callable[..., CommunityBot]) -> AsyncIterator[CommunityBot]:
    bot = make_bot()
    async with logged_in(bot, server.token):
        yield bot


async def make(bot: CommunityBot) -> None:
    await bot.http.request(Route("POST", "/guilds/{guild_id}/roles", guild_id=1), json={}, **once())


async def test_what_may_have_had_its_effect_is_not_sent_again(
    server: DiscordServer, bot: CommunityBot
) -> None:
    fault = server.faults.answer("POST", PATH, 500, count=5)
    with pytest.raises(Repeated):
        await make(bot)
    assert fault.hits == 1


async def test_what_came_too_fast_is_sent_again(server: DiscordServer, bot: CommunityBot) -> None:
    fault = server.faults.rate_limit("POST", PATH, retry_after=0.01, count=2)
    with pytest.raises(discord.NotFound):  # the server that is asked for is not there
        await make(bot)
    assert fault.hits == 2


async def test_other_requests_are_repeated_as_ever(server: DiscordServer, bot: CommunityBot) -> None:
    fault = server.faults.answer("GET", "^/users/@me$", 500)
    await bot.http.request(Route("GET", "/users/@me"))
    assert fault.hits == 1

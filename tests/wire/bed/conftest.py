import asyncio
from collections.abc import AsyncIterator

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.wire.bed.tiny_bot import TinyBot
from tests.wire.discord.server import DiscordServer


@pytest.fixture
async def tiny_bot(discord_server: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TinyBot]:
    """The bot, connected to the bed and ready, in a guild that the test made before or makes later."""
    monkeypatch.setattr(Route, "BASE", discord_server.api_url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(discord_server.gateway_url))
    async with TinyBot() as bot:
        running = asyncio.create_task(bot.start(discord_server.token))
        ready = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=30)
        assert ready.done(), running.exception() if running.done() else "the tiny bot did not become ready"
        yield bot
        await bot.close()
        await asyncio.gather(running, return_exceptions=True)

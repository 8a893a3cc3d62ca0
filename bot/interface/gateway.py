"""Where Discord is: DISCORD_API_URL moves REST, gateway and resume together.

discord.py 2.7.1 asks `GET /gateway/bot` only without an explicit shard count, and takes its built-in address
otherwise; so we ask ourselves, in every case. The address to resume at comes with READY.
"""

from datetime import timedelta
from typing import Any

import aiohttp
import discord
import yarl
from discord import http
from discord.gateway import DiscordWebSocket

from bot.errors import OperatorError


def use_rest(api_url: str) -> None:
    """Send every REST request of this process below `api_url`."""
    http.Route.BASE = api_url.rstrip("/")


class CodeKeepingSocket(http.DiscordClientWebSocketResponse):  # pyright: ignore[reportPrivateImportUsage] - its home
    """Keeps the close code the server sent.

    aiohttp overwrites it with 1006 when the server is gone before our own close frame is out, and the library
    would take a fatal code for a lost line: reconnect, be refused, and use up the day's connections.
    """

    async def receive(self, timeout: float | None = None) -> aiohttp.WSMessage:  # noqa: ASYNC109 - aiohttp's signature
        """Return the next frame."""
        message = await super().receive(timeout)
        if message.type is aiohttp.WSMsgType.CLOSE and message.data is not None:
            self._close_code = message.data
        return message

    async def close(self, *, code: int = 4000, message: bytes = b"") -> bool:
        """Close, and keep the code that came first: closing late gives 1006 as well."""
        received = self.close_code
        has_closed = await super().close(code=code, message=message)
        self._close_code = received or self._close_code
        return has_closed


def keep_close_codes() -> None:
    """Let every connection of this process tell why the server closed it."""
    http.DiscordClientWebSocketResponse = CodeKeepingSocket  # pyright: ignore[reportPrivateImportUsage] - read there


async def use_gateway(client: discord.AutoShardedClient) -> None:
    """Ask where the gateway is and let every shard of the client connect there.

    Without an explicit shard count the recommended one is used. Raises discord.GatewayNotFound, and
    OperatorError when connecting would use up the day's allowance: Discord would then reset the token.
    """
    shards, url, limit = await client.http.get_bot_gateway()
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)
    client.shard_count = client.shard_count or shards  # None until known, whatever its type says
    _check_allowance(limit, len(client.shard_ids or ()) or client.shard_count)


def _check_allowance(limit: Any, wanted: int) -> None:  # noqa: ANN401 - a TypedDict the library does not export
    remaining = limit.get("remaining", wanted)
    if remaining < wanted:
        wait = timedelta(milliseconds=limit.get("reset_after", 0))
        raise OperatorError(
            f"Discord allows {remaining} more connections today, and {wanted} are needed; "
            f"start again in {str(wait).partition('.')[0]}.",
            exit_code=1,
        )

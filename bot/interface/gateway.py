"""Where Discord is: DISCORD_API_URL moves REST, gateway and resume together.

discord.py 2.7.1 asks `GET /gateway/bot` only without an explicit shard count, and takes its built-in address
otherwise; so we ask ourselves, in every case. The address to resume at comes with READY.
"""

from datetime import timedelta
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.errors import OperatorError


def use_rest(api_url: str) -> None:
    """Send every REST request of this process below `api_url`."""
    Route.BASE = api_url.rstrip("/")


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

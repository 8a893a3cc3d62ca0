"""From a composed client to a connected one, and the one line for the operator when that fails.

discord.py does not retry logging in, and retries the first connection of a shard every five seconds for ever
without a word; so logging in is retried here, and the first connection has a limit.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import aiohttp
import discord
import structlog

from bot.errors import OperatorError
from bot.interface.gateway import keep_close_codes, use_gateway

log = structlog.stdlib.get_logger(__name__)

FIRST_CONNECTION_SECONDS = 300.0
FIRST_RETRY = 1.0  # seconds, doubled each time
LAST_RETRY = 60.0
_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = 500

_FATAL_CLOSES = {
    4004: "DISCORD_TOKEN was refused by Discord; take a new one from the Developer Portal.",
    4010: "SHARD_IDS and SHARD_COUNT do not fit together, says Discord.",
    4011: "Discord wants more shards; raise SHARD_COUNT or leave it empty.",
    4012: "Discord no longer speaks this version of its gateway; update the bot.",
    4013: "Discord does not know the intents of this bot; update the bot.",
    4014: "Turn on the Server Members Intent for this bot in the Developer Portal, under Bot.",
}


@asynccontextmanager
async def logged_in(
    client: discord.AutoShardedClient, token: str, *, patience: float = FIRST_CONNECTION_SECONDS
) -> AsyncGenerator[None]:
    """Log in and learn where the gateway is; close the client at the end.

    Network and server errors are retried for `patience` seconds. Raises OperatorError with exit code 1.
    """
    keep_close_codes()
    async with client:
        with _operator_lines():
            await _patiently(lambda: _log_in(client, token), patience)
            await _patiently(lambda: use_gateway(client), patience)
        yield


async def stay_connected(
    client: discord.AutoShardedClient, *, patience: float = FIRST_CONNECTION_SECONDS
) -> None:
    """Connect the shards and return when the client was closed.

    Raises OperatorError with exit code 1 when no shard is connected after `patience` seconds, or when Discord
    closes the connection for good.
    """
    first_shard = asyncio.ensure_future(client.wait_for("shard_connect"))
    connection = asyncio.create_task(client.connect(), name="connection")
    try:
        await asyncio.wait({connection, first_shard}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        if not connection.done() and not first_shard.done():
            raise OperatorError(f"No connection to Discord within {patience:g} seconds.", exit_code=1)
        with _operator_lines():
            await connection
    finally:
        await _cancelled(connection, first_shard)


async def _log_in(client: discord.Client, token: str) -> None:
    try:
        await client.login(token)
    except BaseException:
        # Each attempt makes a new session and would leave the old one open.
        await client.http.close()
        client.http.connector = discord.utils.MISSING
        raise


async def _patiently(attempt: Callable[[], Awaitable[None]], patience: float) -> None:
    """Retry `attempt` with growing pauses while Discord or the network is to blame."""
    pause = FIRST_RETRY
    try:
        async with asyncio.timeout(patience):
            while (failure := await _outcome(attempt)) is not None:
                log.warning("Discord is not reachable", why=repr(failure), next_attempt_in=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LAST_RETRY)
    except TimeoutError:
        raise OperatorError(f"Discord was not reachable for {patience:g} seconds.", exit_code=1) from None


async def _outcome(attempt: Callable[[], Awaitable[None]]) -> Exception | None:
    """Return the failure worth another attempt, None after success; other failures are raised."""
    try:
        await attempt()
    except (aiohttp.ClientError, OSError, discord.GatewayNotFound, discord.RateLimited) as failure:
        return failure
    except discord.HTTPException as failure:
        if failure.status < _SERVER_ERRORS and failure.status != _TOO_MANY_REQUESTS:
            raise
        return failure
    return None


@contextmanager
def _operator_lines() -> Generator[None]:
    """Turn what ends a connection for good into the line for the operator."""
    try:
        yield
    except discord.LoginFailure:
        raise OperatorError(_FATAL_CLOSES[4004], exit_code=1) from None
    except discord.PrivilegedIntentsRequired:
        raise OperatorError(_FATAL_CLOSES[4014], exit_code=1) from None
    except discord.ConnectionClosed as closed:
        line = _FATAL_CLOSES.get(closed.code, f"Discord closed the connection for good: {closed.code}.")
        raise OperatorError(line, exit_code=1) from None
    except (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError) as refusal:
        raise OperatorError("Discord refused: " + " ".join(str(refusal).split()), exit_code=1) from None


async def _cancelled(*futures: asyncio.Future[Any]) -> None:
    for future in futures:
        future.cancel()
        with suppress(asyncio.CancelledError, discord.DiscordException, OSError):
            await future

"""Keeps below what Discord allows a bot in all: about fifty requests a second, whatever they are for.

discord.py only waits after a refusal, and ten thousand refusals in ten minutes end in a ban. Answers to
interactions do not count for Discord, and go another way in the library.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import discord

REQUESTS, SECONDS = 40, 1.0  # of the fifty; what is retried within the library and a busy network need room


class Pace:
    """So many in any span of so many seconds. Pure: whoever asks says what time it is."""

    def __init__(self, count: int = REQUESTS, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._recent: deque[float] = deque(maxlen=count)

    def wait(self, now: float) -> float:
        """Return how many seconds from now there is room for one more."""
        is_full = len(self._recent) == self._recent.maxlen
        return max(0.0, self._recent[0] + self._seconds - now) if is_full else 0.0

    def record(self, now: float) -> None:
        """Count one."""
        self._recent.append(now)


def keep_pace(client: discord.Client, pace: Pace) -> None:
    """Let every request of the client that counts for Discord wait for its turn, in order."""
    turn = asyncio.Lock()
    request: Callable[..., Awaitable[Any]] = client.http.request

    async def paced(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - the library's signature
        async with turn:
            loop = asyncio.get_running_loop()
            await asyncio.sleep(pace.wait(loop.time()))
            pace.record(loop.time())
        return await request(*arguments, **named)

    client.http.request = paced  # pyright: ignore[reportAttributeAccessIssue] - no hook in front of all requests

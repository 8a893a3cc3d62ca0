"""Whether this process may work now, and what it does first when its turn begins."""

import asyncio
from collections.abc import Sequence

from bot.database.due import Due, release_leases
from bot.database.engine import Database
from bot.database.leadership import Leadership


class Turn:
    """Asks for leadership; each term begins with freeing what an earlier leader had claimed.

    That one is dead, or no longer claims anything. What it may still have on its way is safe: whoever takes
    up an attempt without an end reads back first, and Discord drops a repeated nonce.
    """

    def __init__(self, leadership: Leadership, database: Database, models: Sequence[type[Due]]) -> None:
        self._leadership = leadership
        self._database = database
        self._models = models
        self._term = 0
        self._asking = asyncio.Lock()

    async def is_mine(self) -> bool:
        """Tell whether this process may claim due work."""
        async with self._asking:
            if not await self._leadership.held():
                return False
            if self._term != self._leadership.term:
                await self._begin()
            return True

    async def _begin(self) -> None:
        async with self._database.transaction() as session:
            for model in self._models:
                await release_leases(session, model)
        self._term = self._leadership.term

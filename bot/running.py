"""A composed bot and the contexts it runs in: lock and schema, health, workers."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.config import Settings
from bot.database.leadership import Leadership
from bot.database.upgrade import upgrade
from bot.database.worker import Worker
from bot.frugality import give_back_memory
from bot.health import serving_health
from bot.interface.client import CommunityBot
from bot.interface.services import Services

PREPARING_AFTER = 3.0  # seconds


@dataclass(frozen=True, slots=True)
class Application:
    """The composed bot, not logged in. `workers` run in `background()`; tests drain them instead."""

    settings: Settings
    services: Services
    client: CommunityBot
    leadership: Leadership
    workers: tuple[Worker, ...]
    closing: tuple[Callable[[], Awaitable[None]], ...]
    """What ends the jobs the workers have begun."""
    _running: list["asyncio.Task[None]"] = field(default_factory=list["asyncio.Task[None]"])

    @asynccontextmanager
    async def prepared(self) -> AsyncGenerator[None]:
        """Take the right to work and bring the schema up to date. Raises OperatorError."""
        async with self.leadership:
            await upgrade(self.services.database.url)
            await self.services.own_libraries.look()
            yield

    @asynccontextmanager
    async def health(self) -> AsyncGenerator[tuple[str, int] | None]:
        """Serve `/livez`, `/readyz` and `/metrics`; yields the address."""
        checks = {"gateway": self._is_connected, "database": self._has_database, "workers": self._has_workers}
        async with serving_health(self.settings.health_address, checks) as address:
            yield address

    @asynccontextmanager
    async def background(self) -> AsyncGenerator[None]:
        """Run the workers; the client must be logged in."""
        self._running.extend(asyncio.create_task(worker.run(), name=worker.name) for worker in self.workers)
        preparing = asyncio.create_task(self._prepare(), name="preparing")
        try:
            yield
        finally:
            for task in (*self._running, preparing):
                task.cancel()
            await asyncio.gather(*self._running, preparing, return_exceptions=True)
            self._running.clear()
            for close in self.closing:
                await close()

    def read_library_again(self) -> None:
        """Read the guideline library now, changed or not."""
        self.services.reloading.ask()
        for worker in self.workers:
            worker.wake()

    async def _prepare(self) -> None:
        """Spare the first search its wait, after those who waited for the start were answered."""
        await asyncio.sleep(PREPARING_AFTER)
        await asyncio.to_thread(self.services.guidelines.prepare)
        while await asyncio.to_thread(self.services.guidelines.learn):
            pass  # in small steps, so that the bot can stop in between
        give_back_memory()

    async def _is_connected(self) -> bool:
        return self.client.is_connected()

    async def _has_database(self) -> bool:
        await self.services.memories.get("health")
        return True

    async def _has_workers(self) -> bool:
        return bool(self._running) and not any(task.done() for task in self._running)

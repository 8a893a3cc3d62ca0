"""Jobs that a worker has begun and not yet seen end: a bounded number, each with a name."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

PATIENCE = 1.0  # seconds; a slow job must not keep the worker from beginning new ones


class UnderWay:
    """At most `limit` jobs at once; an error that a job lets through goes to `on_error`."""

    def __init__(self, limit: int, on_error: Callable[[Exception, str], None]) -> None:
        self._limit = limit
        self._on_error = on_error
        self._jobs: set[asyncio.Task[None]] = set()

    def __bool__(self) -> bool:
        return bool(self._jobs)

    @property
    def free(self) -> int:
        """How many more jobs may begin."""
        return self._limit - len(self._jobs)

    def begin(self, job: Coroutine[Any, Any, None], name: str) -> None:
        """Start a job."""
        task = asyncio.create_task(job, name=name)
        self._jobs.add(task)
        task.add_done_callback(self._ended)

    async def one_ends(self) -> None:
        """Wait until a job ends, a second at most."""
        if self._jobs:
            await asyncio.wait(self._jobs, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)

    async def close(self, seconds: float = 5.0) -> None:
        """Give the jobs some time to end, then cut them off and wait until they are gone."""
        if self._jobs:
            await asyncio.wait(self._jobs, timeout=seconds)
        for task in (left := list(self._jobs)):
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._jobs.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._on_error(error, task.get_name())

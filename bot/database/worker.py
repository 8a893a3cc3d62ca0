"""The loop behind every piece of background work: do what is due, sleep until more is."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.clock import Clock

FIRST_BACK_OFF = 1.0  # seconds
LAST_BACK_OFF = 60.0


async def always() -> bool:
    """Let a worker work in every process."""
    return True


class Worker:
    """Runs `step` whenever something is due.

    `step` does one bounded batch and returns when the next row is due (None: nothing is planned). `may_work`
    is asked before each step: only one of several processes works. `on_error` gets what `step` raised and
    the worker's name.
    """

    def __init__(
        self,
        name: str,
        step: Callable[[], Awaitable[datetime | None]],
        *,
        clock: Clock,
        on_error: Callable[[Exception, str], None],
        may_work: Callable[[], Awaitable[bool]],
        idle: float = 30.0,
    ) -> None:
        self.name = name
        self._step = step
        self._clock = clock
        self._on_error = on_error
        self._may_work = may_work
        self._idle = idle
        self._woken = asyncio.Event()
        self._stepping = asyncio.Lock()

    def wake(self) -> None:
        """Look for due work now. Safe from any task of the loop; never lost, even during a step."""
        self._woken.set()

    async def run(self) -> None:
        """Work until cancelled; no error of a step ends the loop."""
        failures = 0
        while True:
            self._woken.clear()
            try:
                pause = await self._turn()
                failures = 0
            except Exception as error:  # noqa: BLE001 - handed to the error desk; the loop must live
                self._on_error(error, self.name)
                await asyncio.sleep(back_off(failures))
                failures += 1
            else:
                await self._sleep(pause)

    async def drain(self) -> None:
        """Work until nothing is due at the clock's now. An error of a step is raised."""
        while await self._turn() <= 0:
            pass

    async def _turn(self) -> float:
        """Do one step; return the seconds until the next, 0 when more is due already."""
        async with self._stepping:
            if not await self._may_work():
                return self._idle
            due_at = await self._step()
        if due_at is None:
            return self._idle
        return min(self._idle, max(0.0, (due_at - self._clock.now()).total_seconds()))

    async def _sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)  # a step that never waits must not starve the loop
            return
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return


def back_off(failures: int) -> float:
    """Return the seconds to wait after a failure that followed `failures` others: 1, 2, 4 … at most 60."""
    return min(LAST_BACK_OFF, FIRST_BACK_OFF * 2 ** min(failures, 10))

"""Time that passes in a journey: the bot of a file that imports `clock` from here has the town's clock."""

import pytest

from demo.clock import WorldClock
from tests.journeys.town import Town


@pytest.fixture
def clock() -> WorldClock:
    """The town's own clock."""
    return WorldClock()


async def pass_time(town: Town, seconds: float, *, steps: int = 1) -> None:
    """Let time pass, and do what falls due on the way."""
    for _ in range(steps):
        await town.env.advance_time(seconds / steps)
        await town.work()

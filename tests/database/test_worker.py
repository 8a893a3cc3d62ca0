import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest

from bot.database.worker import Worker, back_off
from tests.database.moments import MINUTE, NOON, StillClock

Step = Callable[[], Awaitable[datetime | None]]


class Stage:
    """Steps that answer one after the other what a test wrote down, and then that nothing is planned."""

    def __init__(self, *answers: datetime | Exception | None) -> None:
        self.answers = list(answers)
        self.steps = 0
        self.played = asyncio.Event()

    async def __call__(self) -> datetime | None:
        self.steps += 1
        if len(self.answers) <= 1:
            self.played.set()
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        return answer


async def always() -> bool:
    return True


def worker(
    step: Step,
    *,
    clock: StillClock | None = None,
    heard: list[str] | None = None,
    may_work: Callable[[], Awaitable[bool]] = always,
    idle: float = 3600.0,
) -> Worker:
    def hear(error: Exception, where: str) -> None:
        if heard is not None:
            heard.append(f"{where}: {error}")

    return Worker("poller", step, clock=clock or StillClock(), on_error=hear, may_work=may_work, idle=idle)


class Running:
    """A worker that runs for the length of a block."""

    def __init__(self, of: Worker) -> None:
        self.task = asyncio.create_task(of.run())

    async def __aenter__(self) -> None:
        return None

    async def __aexit__(self, *_: object) -> None:
        self.task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await self.task


async def reached(event: asyncio.Event) -> None:
    await asyncio.wait_for(event.wait(), 20)


async def test_more_due_work_is_done_at_once() -> None:
    stage = Stage(NOON - MINUTE, NOON, NOON + MINUTE)
    async with Running(worker(stage)):
        await reached(stage.played)
    assert stage.steps == 3


async def test_a_wake_ends_the_sleep_and_is_not_lost_during_a_step() -> None:
    stage, second = Stage(None, None, None), asyncio.Event()

    async def step() -> datetime | None:
        if stage.steps == 0:
            sleeper.wake()
        elif stage.steps == 1:
            second.set()
        return await stage()

    sleeper = worker(step)
    async with Running(sleeper):
        await reached(second)
        await asyncio.sleep(0)
        sleeper.wake()
        await reached(stage.played)


async def test_errors_are_reported_and_the_loop_goes_on() -> None:
    heard: list[str] = []
    stage = Stage(ValueError("the wire is cut"), None)
    async with Running(worker(stage, heard=heard)):
        await reached(stage.played)
    assert heard == ["poller: the wire is cut"]


async def test_nothing_is_done_without_the_right_to_work() -> None:
    asked = asyncio.Event()
    answers = [False, True]
    stage = Stage(None)

    async def may_work() -> bool:
        asked.set()
        return answers.pop(0)

    follower = worker(stage, may_work=may_work)
    async with Running(follower):
        await reached(asked)
        await asyncio.sleep(0)
        assert stage.steps == 0
        follower.wake()
        await reached(stage.played)


async def test_a_clock_that_stands_still_is_looked_at_again() -> None:
    clock = StillClock()
    stage = Stage(NOON + MINUTE, NOON + MINUTE, None)
    async with Running(worker(stage, clock=clock, idle=0.01)):
        clock.advance(MINUTE)
        await reached(stage.played)


async def test_drain_works_until_nothing_is_due() -> None:
    stage = Stage(NOON, NOON - MINUTE, NOON + MINUTE, NOON)
    await worker(stage).drain()
    assert stage.steps == 3


async def test_drain_tells_its_caller_what_went_wrong() -> None:
    with pytest.raises(ValueError, match="cut"):
        await worker(Stage(ValueError("the wire is cut"))).drain()


async def test_drain_and_run_never_step_at_the_same_time() -> None:
    inside = 0
    most = 0
    steps = 0

    async def step() -> datetime | None:
        nonlocal inside, most, steps
        inside, steps = inside + 1, steps + 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1
        return NOON if steps < 20 else None

    shared = worker(step)
    async with Running(shared):
        await shared.drain()
    assert most == 1


def test_failures_are_at_most_a_minute_apart() -> None:
    assert [back_off(failures) for failures in (0, 1, 2, 5, 6, 9999)] == [1, 2, 4, 32, 60, 60]

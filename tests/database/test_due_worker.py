import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.database.due_work import DueWork, cancel, plan
from bot.database.due_worker import DueItem, DueWorker, Handler, UnknownKind, retry_after
from bot.database.engine import Database
from tests.database.moments import MINUTE, NOON, StillClock


class Desk:
    """Keeps what the error desk would have been told."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def __call__(self, error: Exception, where: str) -> None:
        self.heard.append((type(error).__name__, where))


class Done:
    """A handler that remembers what it did and answers what it was told to."""

    def __init__(self, answer: datetime | None = None) -> None:
        self.items: list[DueItem] = []
        self.answer = answer

    async def __call__(self, item: DueItem) -> datetime | None:
        self.items.append(item)
        return self.answer

    @property
    def subjects(self) -> list[str]:
        return [item.subject for item in self.items]


async def broken(_: DueItem) -> datetime | None:
    raise ZeroDivisionError


def worker(database: Database, clock: StillClock, desk: Desk, **handlers: Handler) -> DueWorker:
    return DueWorker(database, clock, handlers, desk)


async def rows(database: Database) -> Mapping[str, tuple[datetime, datetime | None, int]]:
    async with database.reading() as session:
        found = await session.scalars(select(DueWork))
        return {row.subject: (row.due_at, row.leased_until, row.attempts) for row in found}


async def planned(database: Database, kind: str, *subjects: str, at: datetime = NOON) -> None:
    async with database.transaction() as session:
        for subject in subjects:
            await plan(session, kind, subject, at, {"about": subject})


async def test_what_is_due_is_done_once_and_forgotten(database: Database) -> None:
    remind, desk = Done(), Desk()
    await planned(database, "remind", "now")
    await planned(database, "remind", "later", at=NOON + MINUTE)
    assert await worker(database, StillClock(), desk, remind=remind).step() == NOON + MINUTE
    assert remind.items == [DueItem("remind", "now", {"about": "now"}, NOON, 1)]
    assert list(await rows(database)) == ["later"]
    assert desk.heard == []


async def test_a_handler_may_ask_to_be_called_again(database: Database) -> None:
    remind = Done(NOON + 5 * MINUTE)
    await planned(database, "remind", "one")
    assert await worker(database, StillClock(), Desk(), remind=remind).step() == NOON + 5 * MINUTE
    assert await rows(database) == {"one": (NOON + 5 * MINUTE, None, 0)}


@pytest.mark.parametrize("answer", [None, NOON + 9 * MINUTE])
async def test_a_new_plan_made_meanwhile_stands(database: Database, answer: datetime | None) -> None:
    async def plan_anew(item: DueItem) -> datetime | None:
        await planned(database, item.kind, item.subject, at=NOON + 2 * MINUTE)
        return answer

    await planned(database, "remind", "one")
    assert await worker(database, StillClock(), Desk(), remind=plan_anew).step() == NOON + 2 * MINUTE
    assert await rows(database) == {"one": (NOON + 2 * MINUTE, None, 0)}


async def test_a_plan_cancelled_meanwhile_stays_cancelled(database: Database) -> None:
    async def give_up(item: DueItem) -> datetime | None:
        async with database.transaction() as session:
            await cancel(session, item.kind, item.subject)
        return NOON + MINUTE

    await planned(database, "remind", "one")
    assert await worker(database, StillClock(), Desk(), remind=give_up).step() is None
    assert await rows(database) == {}


async def test_a_failing_row_waits_longer_each_time_and_holds_up_nobody(database: Database) -> None:
    clock, desk, remind = StillClock(), Desk(), Done()
    await planned(database, "broken", *(f"broken {number}" for number in range(12)), at=NOON - MINUTE)
    await planned(database, "remind", "good")
    due_worker = worker(database, clock, desk, remind=remind, broken=broken)
    while await due_worker.step() <= clock.now():  # pyright: ignore[reportOptionalOperand] - rows remain
        pass
    assert remind.subjects == ["good"]
    assert desk.heard == [("ZeroDivisionError", "due work broken")] * 12
    assert set((await rows(database)).values()) == {(NOON + MINUTE, None, 1)}
    clock.advance(MINUTE)
    await due_worker.step()
    assert (NOON + 3 * MINUTE, None, 2) in (await rows(database)).values()


async def test_a_handler_that_hangs_holds_up_nobody(sqlite_database: Database) -> None:
    async def hang(_: DueItem) -> datetime | None:
        await asyncio.Event().wait()

    desk, remind = Desk(), Done()
    await planned(sqlite_database, "hang", "one", at=NOON - MINUTE)
    await planned(sqlite_database, "remind", "good")
    handlers: dict[str, Handler] = {"hang": hang, "remind": remind}
    await DueWorker(sqlite_database, StillClock(), handlers, desk, patience=timedelta(milliseconds=50)).step()
    assert desk.heard == [("TimeoutError", "due work hang")]
    assert remind.subjects == ["good"]


async def test_an_unknown_kind_is_kept_for_a_version_that_knows_it(database: Database) -> None:
    desk = Desk()
    await planned(database, "from the future", "one")
    assert await worker(database, StillClock(), desk).step() == NOON + MINUTE
    assert desk.heard == [(UnknownKind.__name__, "due work from the future")]


async def test_what_was_tried_before_comes_last(database: Database) -> None:
    clock, remind = StillClock(), Done()
    await planned(database, "remind", "perhaps deadly")
    async with database.transaction() as session:
        (await session.scalars(select(DueWork))).one().attempts = 1  # claimed by a process that died
    await planned(database, "remind", "new", at=NOON + MINUTE)
    clock.advance(MINUTE)
    await worker(database, clock, Desk(), remind=remind).step()
    assert remind.subjects == ["new", "perhaps deadly"]


def test_retries_are_at_most_six_hours_apart() -> None:
    waits = [retry_after(attempts) for attempts in (1, 2, 3, 9, 10, 5000)]
    assert waits == [MINUTE, 2 * MINUTE, 4 * MINUTE, 256 * MINUTE, 360 * MINUTE, 360 * MINUTE]

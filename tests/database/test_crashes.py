"""kill -9 at the worst moments, and two processes that want the same rows: with real processes."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.database.due import release_leases
from bot.database.due_work import DueWork, plan
from bot.database.due_worker import LEASE, DueItem, DueWorker
from bot.database.engine import Database
from tests.database.moments import NOON, StillClock
from tests.database.processes import Process, running

HANGING_WORKER = """
import asyncio, sys
from bot.database.due_worker import DueWorker
from bot.database.engine import Database
from tests.database.moments import StillClock

async def hang(item):
    print(item.subject)
    await asyncio.Event().wait()

async def main():
    database = Database.open(sys.argv[1])
    await DueWorker(database, StillClock(), {"remind": hang}, print).step()

asyncio.run(main())
"""
HALF_A_TRANSACTION = """
import asyncio, sys
from bot.database.due_work import plan
from bot.database.engine import Database
from tests.database.moments import NOON

async def main():
    database = Database.open(sys.argv[1])
    async with database.transaction() as session:
        await plan(session, "remind", "committed", NOON)
    async with database.transaction() as session:
        await plan(session, "remind", "not committed", NOON)
        await session.flush()
        print("half", flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""
RACER = """
import asyncio, sys
from datetime import timedelta
from bot.database.due import claim
from bot.database.due_work import DueWork
from bot.database.engine import Database
from tests.database.moments import NOON

async def main():
    database = Database.open(sys.argv[1])
    async with database.reading() as session:
        await session.connection()
    print("ready")
    sys.stdin.readline()
    while True:
        async with database.transaction() as session:
            rows = await claim(session, DueWork, now=NOON, lease=timedelta(minutes=5), limit=3)
        if not rows:
            break
        print(" ".join(row.subject for row in rows))
    print("end")
    await database.close()

asyncio.run(main())
"""


async def test_a_deed_cut_off_by_kill_9_is_done_again_when_its_lease_ends(database: Database) -> None:
    done: list[DueItem] = []

    async def remind(item: DueItem) -> None:
        done.append(item)

    async with database.transaction() as session:
        await plan(session, "remind", "the mayor", NOON)
    async with running(HANGING_WORKER, database.url) as dying:
        assert await dying.line() == "the mayor"
        await dying.kill()
    clock = StillClock()
    worker = DueWorker(database, clock, {"remind": remind}, lambda *_: None)
    assert await worker.step() == NOON + LEASE
    assert done == []
    clock.advance(LEASE)
    assert await worker.step() is None
    assert [(item.subject, item.attempts) for item in done] == [("the mayor", 2)]


async def test_the_next_process_need_not_wait_for_the_lease_when_it_is_alone(
    sqlite_database: Database,
) -> None:
    async with sqlite_database.transaction() as session:
        await plan(session, "remind", "the mayor", NOON)
    async with running(HANGING_WORKER, sqlite_database.url) as dying:
        await dying.line()
        await dying.kill()
    async with sqlite_database.transaction() as session:
        await release_leases(session, DueWork)
    async with running(HANGING_WORKER, sqlite_database.url) as next_one:
        assert await next_one.line() == "the mayor"


async def test_kill_9_in_a_transaction_loses_only_what_was_not_committed(database: Database) -> None:
    async with running(HALF_A_TRANSACTION, database.url) as dying:
        assert await dying.line() == "half"
        await dying.kill()
    async with database.transaction() as session:
        assert (await session.scalars(select(DueWork.subject))).all() == ["committed"]
        await plan(session, "remind", "afterwards", NOON + timedelta(hours=1))


async def test_two_processes_never_claim_the_same_row(database: Database) -> None:
    subjects = [str(number) for number in range(60)]
    async with database.transaction() as session:
        for subject in subjects:
            await plan(session, "remind", subject, NOON)
    async with running(RACER, database.url) as first, running(RACER, database.url) as second:
        for racer in (first, second):
            assert await racer.line() == "ready"
        for racer in (first, second):
            racer.go()
        claimed = await asyncio.gather(everything_claimed_by(first), everything_claimed_by(second))
    assert sorted(claimed[0] + claimed[1], key=int) == subjects


async def everything_claimed_by(racer: Process) -> list[str]:
    claimed: list[str] = []
    while (line := await racer.line()) != "end":
        claimed += line.split()
    return claimed

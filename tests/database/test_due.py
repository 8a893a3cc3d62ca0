import asyncio
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.database.due import claim, next_due, release_leases
from bot.database.due_work import DueWork, cancel, plan
from bot.database.engine import Database
from tests.database.moments import MINUTE, NOON

LEASE = 5 * MINUTE


async def planned(database: Database, **moments: datetime) -> None:
    async with database.transaction() as session:
        for subject, due_at in moments.items():
            await plan(session, "remind", subject, due_at)


async def claimed(database: Database, now: datetime, limit: int = 10) -> list[str]:
    async with database.transaction() as session:
        return [row.subject for row in await claim(session, DueWork, now=now, lease=LEASE, limit=limit)]


async def next_moment(database: Database) -> datetime | None:
    async with database.reading() as session:
        return await next_due(session, DueWork)


async def test_what_is_due_is_claimed_oldest_first_and_only_once(database: Database) -> None:
    await planned(database, later=NOON + MINUTE, second=NOON, first=NOON - MINUTE, third=NOON)
    assert await claimed(database, NOON, limit=1) == ["first"]
    assert sorted(await claimed(database, NOON)) == ["second", "third"]
    assert await claimed(database, NOON) == []
    assert await claimed(database, NOON + MINUTE) == ["later"]


async def test_a_claim_ends_with_its_lease_and_is_counted(database: Database) -> None:
    await planned(database, one=NOON)
    await claimed(database, NOON)
    assert await claimed(database, NOON + LEASE - timedelta(microseconds=1)) == []
    assert await claimed(database, NOON + LEASE) == ["one"]
    async with database.reading() as session:
        row = (await session.scalars(select(DueWork))).one()
    assert (row.attempts, row.leased_until) == (2, NOON + 2 * LEASE)


async def test_a_claim_can_be_narrowed(database: Database) -> None:
    await planned(database, one=NOON, two=NOON)
    async with database.transaction() as session:
        rows = await claim(session, DueWork, now=NOON, lease=LEASE, limit=9, where=[DueWork.subject == "two"])
    assert [row.subject for row in rows] == ["two"]


async def test_the_next_moment_counts_the_leases(database: Database) -> None:
    assert await next_moment(database) is None
    await planned(database, one=NOON, two=NOON + 30 * MINUTE)
    assert await next_moment(database) == NOON
    await claimed(database, NOON)
    assert await next_moment(database) == NOON + LEASE


async def test_leases_of_a_dead_process_are_released_at_start(database: Database) -> None:
    await planned(database, one=NOON)
    await claimed(database, NOON)
    async with database.transaction() as session:
        await release_leases(session, DueWork)
    assert await claimed(database, NOON) == ["one"]


async def test_the_latest_plan_wins_and_can_be_cancelled(database: Database) -> None:
    await planned(database, one=NOON)
    await claimed(database, NOON)
    async with database.transaction() as session:
        await plan(session, "remind", "one", NOON + MINUTE, {"words": "hello"})
    async with database.reading() as session:
        row = (await session.scalars(select(DueWork))).one()
    assert (row.due_at, row.payload, row.leased_until, row.attempts) == (
        NOON + MINUTE,
        {"words": "hello"},
        None,
        0,
    )
    async with database.transaction() as session:
        await cancel(session, "remind", "one")
        await cancel(session, "remind", "nothing")
    assert await next_moment(database) is None


async def test_rows_that_somebody_holds_are_passed_over_without_waiting(postgres_database: Database) -> None:
    await planned(postgres_database, one=NOON, two=NOON + MINUTE)
    async with postgres_database.transaction() as session:
        held = await claim(session, DueWork, now=NOON + MINUTE, lease=LEASE, limit=1)
        others = await asyncio.wait_for(claimed_elsewhere(postgres_database), 10)
    assert ([row.subject for row in held], others) == (["one"], ["two"])


async def claimed_elsewhere(database: Database) -> list[str]:
    return await asyncio.create_task(claimed(database, NOON + MINUTE))

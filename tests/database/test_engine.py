import asyncio

import pytest
from sqlalchemy import Integer, bindparam, func, select, text
from sqlalchemy.exc import DBAPIError

from bot.database.due_work import DueWork, plan
from bot.database.engine import Database
from bot.errors import OperatorError
from tests.database.moments import NOON


async def count(database: Database) -> int:
    async with database.reading() as session:
        return (await session.scalars(select(func.count(DueWork.id)))).one()


async def test_a_transaction_is_kept_whole(database: Database) -> None:
    async with database.transaction() as session:
        await plan(session, "remind", "one", NOON)
        await plan(session, "remind", "two", NOON)
    assert await count(database) == 2


async def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as session:
            await plan(session, "remind", "one", NOON)
            await session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await count(database) == 0


async def test_a_reader_never_waits_for_a_writer(database: Database) -> None:
    async with database.transaction() as session:
        await plan(session, "remind", "one", NOON)
        await session.flush()
        assert await asyncio.wait_for(count(database), 5) == 0
    assert await count(database) == 1


async def test_many_writers_all_get_their_turn(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.transaction() as session:
            before = (await session.scalars(select(func.count(DueWork.id)))).one()
            await asyncio.sleep(0)
            await plan(session, "remind", str(number), NOON, {"before": before})

    await asyncio.gather(*(write(number) for number in range(40)))
    assert await count(database) == 40


async def test_sqlite_writers_never_see_each_other_half_done(sqlite_database: Database) -> None:
    async def increase() -> None:
        async with sqlite_database.transaction() as session:
            row = (await session.scalars(select(DueWork))).one()
            number = row.payload["number"]
            await asyncio.sleep(0)
            row.payload = {"number": number + 1}

    async with sqlite_database.transaction() as session:
        await plan(session, "count", "one", NOON, {"number": 0})
    await asyncio.gather(*(increase() for _ in range(20)))
    async with sqlite_database.reading() as session:
        assert (await session.scalars(select(DueWork))).one().payload == {"number": 20}


async def test_a_cancelled_writer_makes_room_and_leaves_nothing(database: Database) -> None:
    inside = asyncio.Event()

    async def hang() -> None:
        async with database.transaction() as session:
            await plan(session, "remind", "hanging", NOON)
            await session.flush()
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await inside.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with database.transaction() as session:
        await plan(session, "remind", "next", NOON)
    assert await count(database) == 1


async def test_writers_cancelled_at_any_moment_never_block_the_next(sqlite_database: Database) -> None:
    async def write(number: int) -> None:
        async with sqlite_database.transaction() as session:
            await plan(session, "remind", str(number), NOON)

    for number in range(60):
        task = asyncio.create_task(write(number))
        for _ in range(number % 30):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await asyncio.wait_for(write(1000), 20)


async def test_a_transaction_inside_a_transaction_is_refused_instead_of_waiting_for_itself(
    database: Database,
) -> None:
    async with database.transaction():
        with pytest.raises(RuntimeError, match="pass the session on"):
            async with database.transaction():
                pass


async def test_a_sqlite_reader_cannot_write(sqlite_database: Database) -> None:
    async with sqlite_database.reading() as session:
        with pytest.raises(Exception, match="readonly"):
            await plan(session, "remind", "one", NOON)


async def test_readers_survive_a_failed_and_a_cancelled_query(database: Database) -> None:
    async def number(query: str) -> int:
        async with database.reading() as session:
            return int((await session.execute(text(query))).scalar_one())

    for _ in range(10):  # more than there are connections
        with pytest.raises(DBAPIError):
            await number("SELECT nothing FROM nowhere")
        task = asyncio.create_task(number("SELECT 1"))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert await number("SELECT 2") == 2


async def test_many_look_ups_at_once_each_get_their_own_rows(database: Database) -> None:
    async def echoed(number: int) -> int:
        [row] = await database.rows(
            select((bindparam("number", type_=Integer) + 1).label("more")), number=number
        )
        return int(row.more)

    assert await asyncio.gather(*map(echoed, range(40))) == list(range(1, 41))


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("busy_timeout", 10000)],
)
async def test_sqlite_is_set_up_to_lose_nothing(
    sqlite_database: Database, pragma: str, value: str | int
) -> None:
    async with sqlite_database.transaction() as session:
        assert await session.scalar(text(f"PRAGMA {pragma}")) == value


async def test_a_second_process_can_read_and_write_the_same_file(sqlite_url: str) -> None:
    first, second = Database.open(sqlite_url), Database.open(sqlite_url)
    async with first.transaction() as session:
        await plan(session, "remind", "one", NOON)
    async with second.transaction() as session:
        await plan(session, "remind", "two", NOON)
    assert await count(first) == await count(second) == 2
    await first.close()
    await second.close()


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("sqlite+aiosqlite://", "needs a file"),
        ("sqlite+aiosqlite:////nowhere/at/all.db", "does not exist"),
        ("postgresql+asyncpg://ssc:pass@wo@rd:bad", "cannot be read"),
    ],
)
async def test_a_useless_url_is_one_line(url: str, line: str) -> None:
    with pytest.raises(OperatorError, match=line) as caught:
        Database.open(url)
    assert "pass" not in str(caught.value).replace("password", "")

import asyncio
import os

import pytest
from sqlalchemy import text

from bot.database import leadership
from bot.database.engine import Database
from bot.database.leadership import Leadership
from bot.errors import OperatorError
from tests.database.processes import running

LEADER = """
import asyncio, sys
from bot.database.engine import Database
from bot.database.leadership import Leadership

async def main():
    async with Leadership.for_database(Database.open(sys.argv[1], sys.argv[2:])) as leadership:
        print(await leadership.held())
        sys.stdin.readline()

asyncio.run(main())
"""
DISCONNECT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


async def becomes_leader(follower: Leadership) -> None:
    """Ask as a worker would, until it may work."""
    while not await follower.held():
        await asyncio.sleep(0.02)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Followers that try to take over at every question."""
    monkeypatch.setattr(leadership, "RETRY_AFTER", 0.0)


async def test_a_second_process_on_one_sqlite_file_is_refused_until_the_first_is_gone(
    sqlite_database: Database,
) -> None:
    async with running(LEADER, sqlite_database.url) as first:
        assert await first.line() == "True"
        with pytest.raises(
            OperatorError, match=r"Another ssc-bot already runs on this database \(process \d+\)"
        ):
            await Leadership.for_database(sqlite_database).enter()
        await first.kill()
        async with Leadership.for_database(sqlite_database) as mine:
            assert await mine.held()
            assert mine.term == 1


async def test_a_file_that_was_left_orderly_is_free_again(sqlite_database: Database) -> None:
    for _ in range(2):
        async with Leadership.for_database(sqlite_database) as mine:
            assert await mine.held()
        assert not await mine.held()


async def test_the_lock_names_the_process_that_has_it(sqlite_database: Database) -> None:
    async with Leadership.for_database(sqlite_database):
        with pytest.raises(OperatorError, match=f"process {os.getpid()}"):
            await Leadership.for_database(sqlite_database).enter()


async def test_another_process_takes_over_after_kill_9(postgres_database: Database, impatient: None) -> None:
    async with running(LEADER, postgres_database.url) as first:
        assert await first.line() == "True"
        async with Leadership.for_database(postgres_database) as follower:
            assert not await follower.held()
            assert follower.term == 0
            await first.kill()
            await asyncio.wait_for(becomes_leader(follower), 20)
            assert await follower.held()


async def test_a_leader_that_leaves_makes_room(postgres_database: Database, impatient: None) -> None:
    async with Leadership.for_database(postgres_database) as first:
        assert await first.held()
        async with Leadership.for_database(postgres_database) as second:
            assert not await second.held()
            await first.leave()
            await asyncio.wait_for(becomes_leader(second), 20)


async def test_a_leader_whose_connection_died_notices_before_it_works_on(
    postgres_database: Database, impatient: None
) -> None:
    async with (
        Leadership.for_database(postgres_database) as first,
        Leadership.for_database(postgres_database) as second,
    ):
        assert await first.held()
        async with postgres_database.transaction() as session:
            await session.execute(DISCONNECT)
        await asyncio.wait_for(becomes_leader(second), 20)
        assert not await first.held()
        await second.leave()
        await asyncio.wait_for(becomes_leader(first), 20)


async def test_workers_that_ask_at_the_same_time_get_the_same_answer(postgres_database: Database) -> None:
    async with Leadership.for_database(postgres_database) as mine:
        assert await asyncio.gather(*(mine.held() for _ in range(5))) == [True] * 5


async def test_an_unreachable_server_means_no_leadership_and_no_crash(unused_tcp_port: int) -> None:
    database = Database.open(f"postgresql+asyncpg://ssc@127.0.0.1:{unused_tcp_port}/ssc")
    async with Leadership.for_database(database) as mine:
        assert not await mine.held()
    await database.close()

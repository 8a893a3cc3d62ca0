"""The way to the database: one transaction at a time for writers, fast reads beside them.

SQLite. Writers take the write lock at once (BEGIN IMMEDIATE) and queue inside the process on an asyncio.Lock,
which is fair; waiting in busy_timeout would be a lottery. Readers have connections of their own in autocommit
mode: each statement sees the last commit, as on PostgreSQL, and a look-up costs no BEGIN and no ROLLBACK (0.9
against 1.5 ms, measured), and one trip to SQLite's thread (one_trip.py). WAL with synchronous=FULL: a commit
survives kill -9 and the loss of power, for one fsync. NORMAL would keep every commit through kill -9 as well,
but after a power cut the last posts could be forgotten and said again.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.database.keyring import attach_keyring
from bot.database.keys import keyring_for
from bot.database.one_trip import connect
from bot.database.reachability import require_driver
from bot.database.urls import is_sqlite, sqlite_path
from bot.errors import OperatorError

BUSY_TIMEOUT = 10_000  # milliseconds; only another process can hold the write lock
CONNECT_TIMEOUT = 10  # seconds
READERS = 4
PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


class Database:
    """One database and the two ways to use it: `transaction()` and `reading()`."""

    def __init__(self, url: str, engine: AsyncEngine, readers: AsyncEngine) -> None:
        self.url = url
        self.engine = engine
        self.is_sqlite = is_sqlite(url)
        self._readers = readers
        self._write = async_sessionmaker(engine, expire_on_commit=False)
        self._read = async_sessionmaker(readers, expire_on_commit=False, autoflush=False)
        self._turn = asyncio.Lock() if self.is_sqlite else None
        self._writing: set[asyncio.Task[Any] | None] = set()

    @classmethod
    def open(cls, url: str, keys: Sequence[str] = ()) -> "Database":
        """Prepare a database; nothing is connected yet.

        `keys` are Fernet keys, newest first. Raises OperatorError with one line.
        """
        engine, readers = _sqlite_engines(url) if is_sqlite(url) else _postgres_engines(url)
        keyring = keyring_for(url, keys)
        attach_keyring(engine.dialect, keyring)
        attach_keyring(readers.dialect, keyring)
        return cls(url, engine, readers)

    @property
    def path(self) -> Path:
        """The file of a SQLite database."""
        return sqlite_path(self.url)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncSession]:
        """Yield a session; all of it is committed at the end, none of it after an error.

        Never nested: pass the session on instead. Raises RuntimeError when it is.
        """
        task = asyncio.current_task()
        if task in self._writing:
            raise RuntimeError("transaction() inside transaction(): pass the session on")
        async with self._my_turn():
            self._writing.add(task)
            try:
                async with self._write.begin() as session:
                    yield session
            finally:
                self._writing.discard(task)

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncSession]:
        """Yield a session that only reads and never waits; each statement sees the last commit."""
        async with self._read() as session:
            yield session

    async def rows(
        self, query: Select[*tuple[Any, ...]], **values: object
    ) -> Sequence[Row[*tuple[Any, ...]]]:
        """Return the rows of one query of tables' columns: a look-up without the cost of a session.

        `values` are those of its bind parameters.
        """
        connection = await self._readers.connect()
        try:
            return (await connection.execute(query, values)).all()
        finally:
            await connection.close()  # without the task of its own that `async with` makes

    async def close(self) -> None:
        """Close all connections."""
        await self._readers.dispose()
        await self.engine.dispose()

    def _my_turn(self) -> AbstractAsyncContextManager[Any]:
        return nullcontext() if self._turn is None else self._turn


def _sqlite_engines(url: str) -> tuple[AsyncEngine, AsyncEngine]:
    folder = sqlite_path(url).absolute().parent
    if not folder.is_dir():
        raise OperatorError(f"DATABASE_URL: the folder {folder} does not exist.")
    # Python's sqlite3 must not begin transactions by itself: without an isolation level it does not.
    writer = create_async_engine(url, pool_size=1, max_overflow=4, connect_args={"isolation_level": None})
    event.listen(writer.sync_engine, "connect", _prepare)
    event.listen(writer.sync_engine, "begin", _begin_immediate)
    readers = create_async_engine(
        url,
        pool_size=READERS,
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
        skip_autocommit_rollback=True,
        connect_args={"async_creator_fn": connect},
    )
    event.listen(readers.sync_engine, "connect", _prepare_reader)
    return writer, readers


def _postgres_engines(url: str) -> tuple[AsyncEngine, AsyncEngine]:
    require_driver(url)
    engine = create_async_engine(url, pool_pre_ping=True, connect_args={"timeout": CONNECT_TIMEOUT})
    return engine, engine.execution_options(isolation_level="AUTOCOMMIT")


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _prepare_reader(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    _prepare(connection, entry)
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")

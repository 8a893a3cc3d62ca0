"""Who does the background work when several processes run on one database (DESIGN.md, promise 9)."""

import asyncio
import fcntl
import os
import time
from abc import ABC, abstractmethod
from typing import Self

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.engine import Database
from bot.database.reachability import connection_errors
from bot.errors import OperatorError

LOCK_KEY = 0x55C_B07  # any number below 2**32 that nobody else uses in this database
CHECK_TIMEOUT = 5.0  # seconds
RETRY_AFTER = 3.0  # seconds between two attempts to take over

TAKE = text("SELECT pg_try_advisory_lock(:key)")
HOLDS = text(
    "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid()"
    " AND classid = 0 AND objid = :key AND objsubid = 1)"
)
# A leader whose machine vanished keeps the lock until the server notices: by default after two hours.
NOTICE_DEATH = (
    text("SET tcp_keepalives_idle = 10"),
    text("SET tcp_keepalives_interval = 5"),
    text("SET tcp_keepalives_count = 3"),
)


class Leadership(ABC):
    """The right to do background work. An async context manager; leaving it gives the right up."""

    term: int = 0
    """Counts how often this process became the leader; 0 before the first time."""

    @staticmethod
    def for_database(database: Database) -> "Leadership":
        """Return the kind that fits: a file's lock for SQLite, an advisory lock for PostgreSQL."""
        return FileLeadership(database) if database.is_sqlite else AdvisoryLeadership(database)

    async def __aenter__(self) -> Self:
        await self.enter()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.leave()

    @abstractmethod
    async def enter(self) -> None:
        """Take what must be held for the life of the process. Raises OperatorError."""

    @abstractmethod
    async def leave(self) -> None:
        """Let others take over."""

    @abstractmethod
    async def held(self) -> bool:
        """Tell whether this process may work now; tries to take over where that is possible."""


class FileLeadership(Leadership):
    """One process for one SQLite file, as long as it lives: the system frees the lock of a dead one."""

    def __init__(self, database: Database) -> None:
        self._path = database.path.with_name(f"{database.path.name}.lock")
        self._descriptor: int | None = None

    async def enter(self) -> None:
        """Lock the file beside the database. Raises OperatorError when another process has."""
        try:
            descriptor = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise OperatorError(f"The lock file {self._path} cannot be used: {error.strerror}.") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
            os.close(descriptor)
            raise OperatorError(
                f"Another ssc-bot already runs on this database (process {holder}): stop it first.",
                exit_code=1,
            ) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        self._descriptor = descriptor
        self.term += 1

    async def leave(self) -> None:
        """Free the lock. The file stays: were it removed, two processes could lock two files of one name."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    async def held(self) -> bool:
        """Tell whether the lock is held: once entered, always."""
        return self._descriptor is not None


class AdvisoryLeadership(Leadership):
    """A session's advisory lock: one of several processes has it, the server frees it when that one dies."""

    def __init__(self, database: Database) -> None:
        self._engine = database.engine
        self._errors = connection_errors(database.url)
        self._connection: AsyncConnection | None = None
        self._next_attempt = 0.0
        self._asking = asyncio.Lock()

    async def enter(self) -> None:
        """Try once; whoever comes second waits as a follower."""
        await self.held()

    async def leave(self) -> None:
        """End the session that holds the lock."""
        await self._drop()

    async def held(self) -> bool:
        """Ask the server whether the lock is still ours, else try to take it, at most every few seconds."""
        async with self._asking:
            if self._connection is not None:
                if await self._says_yes(self._connection, HOLDS):
                    return True
                await self._drop()
            if time.monotonic() < self._next_attempt:
                return False
            self._next_attempt = time.monotonic() + RETRY_AFTER
            return await self._take()

    async def _take(self) -> bool:
        try:
            self._connection = await self._connected()
        except self._errors:
            return False  # the transactions of those who asked tell the error desk
        if await self._says_yes(self._connection, TAKE):
            self.term += 1
            return True
        await self._drop()
        return False

    async def _connected(self) -> AsyncConnection:
        connection = await self._engine.connect()
        try:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            for setting in NOTICE_DEATH:
                await connection.execute(setting)
        except BaseException:
            await connection.close()
            raise
        return connection

    async def _says_yes(self, connection: AsyncConnection, question: TextClause) -> bool:
        try:
            async with asyncio.timeout(CHECK_TIMEOUT):
                return bool(await connection.scalar(question, {"key": LOCK_KEY}))
        except self._errors:
            return False

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.invalidate()  # closes the session itself instead of giving it back to the pool
            await connection.close()

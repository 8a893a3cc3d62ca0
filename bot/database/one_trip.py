"""Reading connections to SQLite whose statements need one trip to the connection's thread.

SQLAlchemy makes a cursor, executes, fetches and closes: four trips with aiosqlite, and each of them waits for
two threads to take turns. A look-up of five rows takes about half the time with one (measured).
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, Self

import aiosqlite


def connect(path: str, **options: Any) -> "OneTripConnection":  # noqa: ANN401 - those of sqlite3.connect
    """Prepare a connection, to be awaited; for SQLAlchemy's `async_creator_fn`."""
    connection = OneTripConnection(lambda: sqlite3.connect(path, **options), iter_chunk_size=1)
    connection._thread.daemon = True  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - as SQLAlchemy does
    return connection


class OneTripConnection(aiosqlite.Connection):
    """Its cursors fetch all rows while they execute."""

    def cursor(self) -> "OneTripCursor":  # pyright: ignore[reportIncompatibleMethodOverride] - needs no trip
        """Return a cursor for one query."""
        return OneTripCursor(self)

    async def query(self, sql: str, parameters: Sequence[Any]) -> tuple[Any, list[Any]]:
        """Return the columns' description and all rows."""
        return await self._execute(self._query, sql, parameters)  # pyright: ignore[reportUnknownMemberType] - untyped

    def _query(self, sql: str, parameters: Sequence[Any]) -> tuple[Any, list[Any]]:
        cursor = self._conn.execute(sql, parameters)
        return cursor.description, cursor.fetchall()


class OneTripCursor:
    """The part of a cursor that SQLAlchemy uses for reading."""

    rowcount = -1  # unknown, as always for a SELECT

    def __init__(self, connection: OneTripConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Execute and fetch."""
        self.description, self._rows = await self._connection.query(sql, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        """Return what was fetched."""
        return self._rows

    async def close(self) -> None:
        """Do nothing: the real cursor went with its rows."""

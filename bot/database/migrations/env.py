"""What alembic runs: each upgrade is one transaction, on both databases."""

import asyncio
from typing import Literal

from alembic import context
from sqlalchemy import Connection, event, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeDecorator

from bot.database.migrations.models import all_metadata
from bot.database.urls import is_sqlite

LOCK_KEY = 0x55C_B08  # one upgrade at a time, when several processes start together
BUSY_TIMEOUT = 30  # seconds


def _engine(url: str) -> AsyncEngine:
    if not is_sqlite(url):
        return create_async_engine(url, poolclass=NullPool)
    # Without an isolation level Python's sqlite3 leaves DDL inside our own BEGIN. Foreign keys stay off: a
    # batch operation builds a table anew, and dropping the old one would delete what refers to it.
    arguments = {"isolation_level": None, "timeout": BUSY_TIMEOUT}
    engine = create_async_engine(url, poolclass=NullPool, connect_args=arguments)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(connection: Connection) -> None:
    on_sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=all_metadata(),
        render_as_batch=on_sqlite,
        render_item=_plain_type,
        transactional_ddl=True,  # alembic's default for SQLite is off, because of Python's own BEGIN
    )
    with context.begin_transaction():
        if not on_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
        context.run_migrations()
        if on_sqlite:
            _refuse_dangling_references(connection)


def _plain_type(kind: str, item: object, _: object) -> str | Literal[False]:
    """Write the type that a column has in the database: our own types may change, history may not."""
    return f"sa.{item.impl!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


def _refuse_dangling_references(connection: Connection) -> None:
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if dangling:
        raise RuntimeError(f"A row of {dangling[0]} would refer to a missing row of {dangling[2]}.")


async def _run(url: str) -> None:
    engine = _engine(url)
    async with engine.connect() as connection:
        await connection.run_sync(_migrate)
    await engine.dispose()


asyncio.run(_run(context.config.attributes["url"]))

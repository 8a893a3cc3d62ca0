"""Brings the schema up to date. Alembic runs in a child process: the bot never pays for its memory."""

import asyncio
import sys
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.database.migrations import revisions
from bot.database.reachability import connection_errors, require_driver, unreachable
from bot.database.urls import described, is_sqlite, sqlite_path
from bot.errors import OperatorError

CONNECT_TIMEOUT = 10  # seconds
ROOT = Path(__file__).parents[2]
# Imports this very package, whatever folder the bot was started from.
CHILD = (
    "import sys, runpy; sys.path.insert(0, sys.argv.pop(1));"
    " runpy.run_module('bot.database.migrations', run_name='__main__')"
)


async def upgrade(url: str) -> None:
    """Bring the schema to the newest revision; does nothing when it is there.

    Raises OperatorError when the database is newer than the code, cannot be reached, or refuses a change.
    """
    if not await is_current(url):
        await _move(url, "upgrade", "head")


async def downgrade(url: str, revision: str) -> None:
    """Take the schema back to a revision ("base": empty). Raises OperatorError."""
    if await revision_of(url) is not None:
        await _move(url, "downgrade", revision)


async def is_current(url: str) -> bool:
    """Tell whether the schema is at the newest revision. Creates nothing.

    Raises OperatorError when the database is newer than the code or cannot be reached.
    """
    found, newest = await revision_of(url), revisions.head()
    if found is not None and found > newest:
        raise OperatorError(
            f"DATABASE_URL: {described(url)} is at revision {found}, newer than this ssc-bot ({newest}):"
            f" install the newer version, or go back with it: ssc-bot db downgrade {newest}"
        )
    return found == newest


async def revision_of(url: str) -> str | None:
    """Return the revision of the schema, None when there is no schema. Raises OperatorError."""
    require_driver(url)
    if is_sqlite(url) and not sqlite_path(url).exists():
        return None
    engine = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": CONNECT_TIMEOUT})
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_stored_revision)
    except connection_errors(url) as error:
        raise unreachable(error, url) from None


def _stored_revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalar(text("SELECT version_num FROM alembic_version"))


async def _move(url: str, direction: str, revision: str) -> None:
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", CHILD, str(ROOT), direction, revision),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, complaint = await child.communicate(url.encode())
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        lines = complaint.decode(errors="replace").strip().splitlines()
        reason = lines[-1] if lines else f"its process ended with {child.returncode}"
        raise OperatorError(f"The {direction} of {described(url)} failed: {reason}", exit_code=1)

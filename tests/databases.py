"""Migrated and empty databases for tests, cheap enough for every test to have one of its own."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests.postgres import alone

ROOT = Path(__file__).parents[1]
OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
TABLES = (
    "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables"
    " WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
)


def migrate(url: str) -> None:
    """Bring a database to the newest schema, as `ssc-bot run` would."""
    command = [sys.executable, "-m", "bot.database.migrations", "upgrade", "head"]
    done = subprocess.run(
        command, input=url, cwd=ROOT, text=True, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def sqlite_template(folder: Path) -> Path:
    """Return a migrated SQLite file to copy; made once for all workers of a session."""
    path, draft = folder / "template.db", folder / "draft.db"
    with alone(folder):
        if not path.exists():
            migrate(f"sqlite+aiosqlite:///{draft}")
            draft.rename(path)
    return path


@dataclass(frozen=True)
class Postgres:
    """A server, and the databases that one worker of a session has on it."""

    url: str
    folder: Path
    worker: str

    async def migrated(self) -> str:
        """Return the URL of this worker's database: the newest schema, no rows, no connections of others."""
        name = f"{self._session}_{self.worker}"
        with alone(self.folder):
            await self._make_template()
            if name not in await self._names():
                await self._create(f'"{name}" TEMPLATE "{self._session}_template"')
        await self._empty(self._url_of(name))
        return self._url_of(name)

    async def fresh(self) -> str:
        """Return the URL of a database without a schema; the one returned before is gone."""
        name = f"{self._session}_{self.worker}_fresh"
        await self._drop(name)
        await self._create(f'"{name}"')
        return self._url_of(name)

    async def drop_all(self) -> None:
        """Remove the databases of this session."""
        for name in await self._names():
            await self._drop(name)

    @property
    def _session(self) -> str:
        return self.folder.name.replace("-", "_").lower()

    async def _make_template(self) -> None:
        done = self.folder / "template"
        if not done.exists():
            await self._create(f'"{self._session}_template"')
            migrate(self._url_of(f"{self._session}_template"))
            done.touch()

    async def _names(self) -> list[str]:
        engine = create_async_engine(self.url, poolclass=NullPool)
        async with engine.connect() as connection:
            names = await connection.scalars(text("SELECT datname FROM pg_database"))
            return [name for name in names if name.startswith(f"{self._session}_")]

    async def _create(self, what: str) -> None:
        await self._execute(self.url, f"CREATE DATABASE {what}")

    async def _drop(self, name: str) -> None:
        await self._execute(self.url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    async def _empty(self, url: str) -> None:
        engine = create_async_engine(url, poolclass=NullPool)
        async with engine.begin() as connection:
            await connection.execute(text(OTHERS))
            tables = await connection.scalar(text(TABLES))
            await connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))

    async def _execute(self, url: str, statement: str) -> None:
        engine = create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text(statement))

    def _url_of(self, name: str) -> str:
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

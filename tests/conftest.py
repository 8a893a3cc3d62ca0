"""Databases for every test: `database` runs a test on SQLite and on PostgreSQL."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.database.engine import Database
from tests.databases import Postgres, sqlite_template
from tests.postgres import NOT_FOUND, server_url, stop
from tests.skips import NO_CHROMIUM, NO_MODEL

FOLDER = pytest.StashKey[Path]()
CONTROLLER = pytest.StashKey[int]()
KEY = "aXQtaXMtb25seS1hLXRlc3Qta2V5LTMyLWJ5dGVzISE="


def pytest_configure(config: pytest.Config) -> None:
    """Give the session a folder, which xdist's workers share, and note whose life the servers share."""
    told: dict[str, Any] | None = getattr(config, "workerinput", None)
    config.stash[FOLDER] = Path(told["folder"] if told else tempfile.mkdtemp(prefix="ssc-test-"))
    config.stash[CONTROLLER] = told["controller"] if told else os.getpid()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell an xdist worker what the controller decided."""
    node.workerinput["folder"] = str(node.config.stash[FOLDER])
    node.workerinput["controller"] = node.config.stash[CONTROLLER]


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what the session started."""
    folder = config.stash.get(FOLDER, None)
    if folder is None or hasattr(config, "workerinput"):
        return
    given = os.environ.get("TEST_DATABASE_URL")
    if given and (folder / "template").exists():
        asyncio.run(Postgres(given, folder, "").drop_all())
    stop(folder)
    shutil.rmtree(folder, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud what could not be tested."""
    for what, reason in (("PostgreSQL", NOT_FOUND), ("Chromium", NO_CHROMIUM), ("The model", NO_MODEL)):
        skipped = [r for r in terminalreporter.stats.get("skipped", []) if reason in str(r.longrepr)]
        if skipped:
            terminalreporter.section(f"{what} is missing", sep="!", red=True, bold=True)
            terminalreporter.line(f"{len(skipped)} tests were skipped because {reason}", red=True, bold=True)


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> Postgres:
    """The PostgreSQL server of this session."""
    folder = request.config.stash[FOLDER]
    url = server_url(folder, request.config.stash[CONTROLLER])
    if url is None:
        pytest.skip(NOT_FOUND)
    return Postgres(url, folder, os.environ.get("PYTEST_XDIST_WORKER", "main"))


@pytest.fixture
async def postgres_url(postgres: Postgres) -> str:
    """A migrated, empty PostgreSQL database."""
    return await postgres.migrated()


@pytest.fixture
def sqlite_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated, empty SQLite database."""
    path = tmp_path / "ssc-bot.db"
    shutil.copyfile(sqlite_template(request.config.stash[FOLDER]), path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
async def fresh_postgres_url(postgres: Postgres) -> str:
    """A PostgreSQL database without a schema."""
    return await postgres.fresh()


@pytest.fixture
def fresh_sqlite_url(tmp_path: Path) -> str:
    """A SQLite database that does not exist yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'fresh.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database; the test runs once on each kind."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=["sqlite", "postgres"])
def fresh_url(request: pytest.FixtureRequest) -> str:
    """A database without a schema; the test runs once on each kind."""
    return request.getfixturevalue(f"fresh_{request.param}_url")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated, empty, open database; the test runs once on each kind."""
    opened = Database.open(database_url, [KEY])
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """A migrated, empty, open SQLite database, for tests of what does not depend on the kind."""
    opened = Database.open(sqlite_url, [KEY])
    yield opened
    await opened.close()


@pytest.fixture
async def postgres_database(postgres_url: str) -> AsyncIterator[Database]:
    """A migrated, empty, open PostgreSQL database."""
    opened = Database.open(postgres_url, [KEY])
    yield opened
    await opened.close()

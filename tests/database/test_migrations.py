import asyncio
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.database.migrations import revisions
from bot.database.migrations.__main__ import configuration
from bot.database.migrations.models import MODULES, all_metadata
from bot.database.upgrade import downgrade, is_current, revision_of, upgrade
from bot.errors import OperatorError
from tests.databases import ROOT

LATER = """
import os, signal
from alembic import op
import sqlalchemy as sa

revision = "0001"
down_revision = None

def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO half VALUES (1)")
    {then}
    op.create_table("whole", sa.Column("id", sa.Integer, primary_key=True))

def downgrade():
    op.drop_table("half")
"""


async def tables(url: str) -> set[str]:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


async def execute(url: str, statement: str) -> None:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.execute(text(statement))


def test_there_is_one_head_and_it_is_the_one_the_bot_looks_for() -> None:
    assert ScriptDirectory.from_config(configuration("unused")).get_heads() == [revisions.head()]


def test_every_file_is_named_for_its_revision() -> None:
    for script in ScriptDirectory.from_config(configuration("unused")).walk_revisions():
        assert re.fullmatch(rf"{script.revision}_\w+\.py", Path(script.path).name)


def test_every_module_with_models_is_known_to_the_migrations() -> None:
    files = [*ROOT.glob("bot/**/*.py")]
    with_tables = [
        path for path in files if re.search(r"^    __tablename__ =", path.read_text(), re.MULTILINE)
    ]
    assert {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in with_tables} == set(MODULES)


async def test_up_from_nothing_and_down_to_the_base_and_up_again(fresh_url: str) -> None:
    assert not await is_current(fresh_url)
    await upgrade(fresh_url)
    assert await is_current(fresh_url)
    assert await tables(fresh_url) == {*all_metadata().tables, "alembic_version"}
    await downgrade(fresh_url, "base")
    assert await tables(fresh_url) == {"alembic_version"}
    assert await revision_of(fresh_url) is None
    await upgrade(fresh_url)
    assert await tables(fresh_url) == {*all_metadata().tables, "alembic_version"}


async def test_models_and_migrations_agree(database_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), all_metadata()))

    engine = create_async_engine(database_url, poolclass=NullPool)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def test_a_look_at_the_revision_makes_no_file(fresh_sqlite_url: str, tmp_path: Path) -> None:
    assert not asyncio.run(is_current(fresh_sqlite_url))
    assert list(tmp_path.iterdir()) == []


async def test_two_processes_may_upgrade_at_once(fresh_postgres_url: str) -> None:
    await asyncio.gather(upgrade(fresh_postgres_url), upgrade(fresh_postgres_url))
    assert await is_current(fresh_postgres_url)


async def test_a_database_of_a_newer_version_is_one_line(database_url: str) -> None:
    await execute(database_url, "UPDATE alembic_version SET version_num = '9999'")
    try:
        with pytest.raises(
            OperatorError, match=r"revision 9999, newer than this ssc-bot \(\d{4}\)"
        ) as caught:
            await upgrade(database_url)
        assert "\n" not in caught.value.line
    finally:
        await execute(database_url, f"UPDATE alembic_version SET version_num = '{revisions.head()}'")


async def test_a_downgrade_to_nowhere_is_one_line(sqlite_url: str) -> None:
    with pytest.raises(
        OperatorError, match=r"downgrade of .* failed: Can't locate revision .*4711"
    ) as caught:
        await downgrade(sqlite_url, "4711")
    assert "\n" not in caught.value.line


async def test_a_change_that_the_database_refuses_is_one_line(fresh_url: str) -> None:
    await execute(fresh_url, "CREATE TABLE due_work (id INTEGER)")
    with pytest.raises(OperatorError, match=r"upgrade of .* failed: .*due_work.* already exists") as caught:
        await upgrade(fresh_url)
    assert "\n" not in caught.value.line
    assert await tables(fresh_url) == {"due_work"}


async def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "ssc-bot.db").write_text("a letter to the mayor" * 100)
    with pytest.raises(OperatorError, match=r"ssc-bot\.db cannot be used: file is not a database"):
        await upgrade(f"sqlite+aiosqlite:///{tmp_path / 'ssc-bot.db'}")


async def test_a_server_that_does_not_answer_is_one_line_without_the_password(unused_tcp_port: int) -> None:
    with pytest.raises(OperatorError, match=r"PostgreSQL ssc on 127\.0\.0\.1 cannot be used") as caught:
        await upgrade(f"postgresql+asyncpg://ssc:s3cret@127.0.0.1:{unused_tcp_port}/ssc")
    assert "s3cret" not in caught.value.line
    assert "\n" not in caught.value.line
    assert caught.value.exit_code == 1


async def test_a_missing_postgres_database_is_one_line(postgres_url: str) -> None:
    with pytest.raises(OperatorError, match='database "nobody_made_this" does not exist'):
        await upgrade(re.sub(r"/[^/?]+(\?|$)", r"/nobody_made_this\1", postgres_url, count=1))


@pytest.mark.parametrize("then", ["os.kill(os.getpid(), signal.SIGKILL)", "raise RuntimeError('no')"])
def test_an_upgrade_cut_off_in_the_middle_leaves_the_old_schema(tmp_path: Path, then: str) -> None:
    (tmp_path / "0001_later.py").write_text(LATER.format(then=then))
    script = (
        "import sys; from pathlib import Path; from alembic import command\n"
        "from bot.database.migrations.__main__ import configuration\n"
        "command.upgrade(configuration(sys.argv[1], Path(sys.argv[2])), 'head')"
    )
    database = tmp_path / "ssc-bot.db"
    command = [sys.executable, "-c", script, f"sqlite+aiosqlite:///{database}", str(tmp_path)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode != 0
    assert tables_of(database) == []
    (tmp_path / "0001_later.py").write_text(LATER.format(then="pass"))
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
    assert tables_of(database) == ["alembic_version", "half", "whole"]


def tables_of(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    connection.close()
    return [name for (name,) in names]


def test_the_bot_itself_never_loads_alembic_nor_what_it_does_not_need(sqlite_url: str) -> None:
    script = (
        "import asyncio, sys\n"
        "from bot.database.engine import Database\n"
        "from bot.database.upgrade import upgrade\n"
        "import bot.database.due_worker, bot.database.worker, bot.database.leadership\n"
        "async def main():\n"
        "    await upgrade(sys.argv[1])\n"
        "    await Database.open(sys.argv[1]).close()\n"
        "asyncio.run(main())\n"
        "print([name for name in ('alembic', 'asyncpg', 'cryptography', 'mako') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, sqlite_url], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"

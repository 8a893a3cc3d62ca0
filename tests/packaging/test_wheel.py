import sqlite3
import tomllib
import zipfile
from pathlib import Path

from tests.packaging.conftest import ROOT, Command


def test_the_wheel_carries_all_content_and_all_migrations(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    content = {
        f"bot/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "data").rglob("*") if path.is_file()
    }
    migrations = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "bot/database/migrations").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert migrations
    assert content | migrations <= carried


def test_the_wheel_carries_nothing_but_the_product(wheel: Path) -> None:
    roots = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"bot", "cogs", "demo"}


def test_an_installed_bot_tells_its_version(elsewhere: Command) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    told = elsewhere("ssc-bot", "--version")
    assert (told.returncode, told.stderr) == (0, "")
    assert version in told.stdout


def test_an_installed_bot_makes_its_database_outside_the_checkout(elsewhere: Command, tmp_path: Path) -> None:
    file = tmp_path / "community.db"
    upgraded = elsewhere("python", "-m", "bot", "db", "upgrade", DATABASE_URL=f"sqlite+aiosqlite:///{file}")
    assert upgraded.returncode == 0, upgraded.stderr
    with sqlite3.connect(file) as connection:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    connection.close()
    assert "alembic_version" in tables
    assert len(tables) > 1


def test_an_invalid_environment_is_one_line_and_exit_code_2(elsewhere: Command) -> None:
    ended = elsewhere("ssc-bot", "run", LOG_FORMAT="xml", FEED_CONCURRENCY="none")
    assert ended.returncode == 2
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert "LOG_FORMAT" in line
    assert "FEED_CONCURRENCY" in line

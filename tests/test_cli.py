"""The command line as a person meets it: real processes, their lines and exit codes."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

CHECKOUT = Path(__file__).parents[1]
TOKEN = "MTE0NjA1NTc0NzY1NzYyOTc2OA.GhTk3x.kVqLk8Zt1n0x2bYw4rQ7sT9uVwXyZ0aBcDeFgH"


class CommandLine:
    """Runs `python -m bot` in an empty folder; what is left open at the end is shown."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str, **environment: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-W", "always::ResourceWarning", "-m", "bot", *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT), **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def ssc_bot(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "ssc-bot: Missing command. See: ssc-bot --help\n"),
        (("nonsense",), "ssc-bot: No such command 'nonsense'. See: ssc-bot --help\n"),
        (("run", "--fast"), "ssc-bot: No such option: --fast. See: ssc-bot --help\n"),
        (("db", "downgrade"), "ssc-bot: Missing argument 'revision'. See: ssc-bot --help\n"),
        (
            ("feeds", "check", "not a url"),
            "This is not a web address I can read. Use one that starts with https:// or http://.\n",
        ),
        (("run",), "DISCORD_TOKEN is not set; see .env.example.\n"),
    ],
)
def test_bad_usage_is_one_line_and_exit_code_two(
    ssc_bot: CommandLine, arguments: tuple[str, ...], line: str
) -> None:
    assert ssc_bot(*arguments) == (2, "", line)


def test_all_mistakes_of_the_environment_are_one_line(ssc_bot: CommandLine) -> None:
    code, out, error = ssc_bot("run", LOG_LEVEL="LOUD", CHANNEL_BUDGET="many", DISCORD_TOKEN=TOKEN)

    assert (code, out, error.count("\n")) == (2, "", 1)
    assert "LOG_LEVEL" in error
    assert "CHANNEL_BUDGET" in error
    assert TOKEN not in error


def test_a_new_key_is_a_fernet_key(ssc_bot: CommandLine) -> None:
    code, out, error = ssc_bot("db", "key")

    assert (code, error) == (0, "")
    assert Fernet(out.strip()).decrypt(Fernet(out.strip()).encrypt(b"text")) == b"text"


def test_help_and_version(ssc_bot: CommandLine) -> None:
    code, out, error = ssc_bot("--help")
    assert (code, error) == (0, "")
    assert "feeds" in out

    code, out, error = ssc_bot("--version")
    assert (code, error) == (0, "")
    assert out.startswith("ssc-bot ")


def test_the_schema_goes_up_and_down(ssc_bot: CommandLine) -> None:
    assert ssc_bot("db", "upgrade") == (0, "", "")
    assert (ssc_bot.folder / "ssc-bot.db").is_file()
    assert ssc_bot("db", "downgrade", "-1") == (0, "", "")
    code, _, error = ssc_bot("db", "downgrade", "no-such-revision")
    assert (code, error.count("\n")) == (1, 1)
    assert ssc_bot("db", "downgrade", "base") == (0, "", "")


def test_a_folder_that_does_not_exist_is_one_line(ssc_bot: CommandLine) -> None:
    code, out, error = ssc_bot("db", "upgrade", DATABASE_URL="sqlite+aiosqlite:////no/such/folder/bot.db")

    assert (code, out, error.count("\n")) == (1, "", 1)
    assert "/no/such/folder" in error


def test_a_busy_health_port_is_one_line_before_discord_is_asked(ssc_bot: CommandLine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        code, _, error = ssc_bot(
            "run", DISCORD_TOKEN=TOKEN, DISCORD_API_URL="http://127.0.0.1:1/api/v10", HEALTH_ADDRESS=address
        )

    assert code == 2
    assert error.splitlines()[-1].startswith(f"HEALTH_ADDRESS: {address} is in use")
    assert "Traceback" not in error


def test_the_process_that_stays_does_without_the_tools_of_others(tmp_path: Path) -> None:
    watched = "typer rich alembic mako feedparser selectolax hypothesis"
    code = f"""
import sys, bot.cli
sys.argv = ["ssc-bot", "run"]
try:
    bot.cli.main()
except SystemExit as end:
    print(end.code, [name for name in {watched!r}.split() if sys.modules.get(name)])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "2 []\n"  # no token, but everything is imported by then

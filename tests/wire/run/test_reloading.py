"""The running process reads a changed library, and lives on with the last good one when a file breaks."""

import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.wire.city import City
from tests.wire.process import CHECKOUT, BotProcess

MakeBot = Callable[..., BotProcess]
TITLE = "Make the funding case for security at concept stage"
PAGE = "guidelines/early-security-business-case.md"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A copy of all content."""
    return Path(shutil.copytree(CHECKOUT / "data", tmp_path / "data"))


def change(data_dir: Path, old: str, new: str) -> None:
    """Replace one text in a guideline."""
    path = data_dir / PAGE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


async def title(city: City) -> str:
    """Return what `/guideline show` says of the guideline."""
    return (await city.says(city.member, "guideline show", {"entry": "early-security-business-case"})).text


async def test_a_changed_file_is_read_without_a_restart(
    city: City, bot_process: MakeBot, data_dir: Path
) -> None:
    city.server.gateway.heartbeat_interval = 0.2  # each is an occasion to look at the log
    bot = await bot_process(DATA_DIR=str(data_dir)).start_to_ready()
    assert TITLE in await title(city)
    change(data_dir, TITLE, "Make the funding case for beehives")
    await bot.until(lambda: "library read again" in bot.log, 60, "the library to be read again")
    assert "Make the funding case for beehives" in await title(city)


async def test_a_broken_file_is_named_whole_and_the_last_good_edition_answers(
    city: City, bot_process: MakeBot, data_dir: Path
) -> None:
    city.server.gateway.heartbeat_interval = 0.2  # each is an occasion to look at the log
    bot = await bot_process(DATA_DIR=str(data_dir)).start_to_ready()
    change(data_dir, 'phases = ["plan"]', 'phases = ["dream"]')
    change(data_dir, TITLE, "")
    bot.send(signal.SIGHUP)
    await bot.until(lambda: "library not read" in bot.log, 30, "the refusal of the broken library")
    faults = [record for record in bot.records if record["event"] == "library broken"]
    assert [(fault["file"], fault["line"], fault["wrong"]) for fault in faults] == [
        ("early-security-business-case.md", 3, "title is empty"),
        ("early-security-business-case.md", 7, "phases has the unknown word 'dream'"),
    ]
    assert all(fault["fix"] for fault in faults)
    assert TITLE in await title(city)

    change(data_dir, 'phases = ["dream"]', 'phases = ["plan"]')
    change(data_dir, 'title = ""', 'title = "Make the case for beehives"')
    bot.send(signal.SIGHUP)
    await bot.until(lambda: "library read again" in bot.log, 30, "the library to be read again")
    assert "Make the case for beehives" in await title(city)
    assert bot.is_running

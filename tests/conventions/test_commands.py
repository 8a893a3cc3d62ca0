"""What is registered, what the README names and what the sentences describe are the same commands."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from discord import app_commands

from bot.app import EXTENSIONS, composed
from bot.config import load_settings
from bot.interface.commands import AnyCommand, descriptions_of, every_command
from tests.conventions.test_sentences import messages
from tests.conventions.tree import ROOT

ROW = re.compile(r"^\| `/([a-z -]+)` \|", re.MULTILINE)


@pytest.fixture
async def commands(tmp_path: Path) -> AsyncIterator[list[AnyCommand]]:
    settings = load_settings({"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/unused.db"}, env_file=None)
    async with composed(settings) as application:
        for extension in EXTENSIONS:
            await application.client.load_extension(extension)
        yield list(every_command(application.client.tree))


async def test_the_readme_names_exactly_the_registered_commands(commands: list[AnyCommand]) -> None:
    registered = [command.qualified_name for command in commands if isinstance(command, app_commands.Command)]
    assert sorted(ROW.findall((ROOT / "README.md").read_text())) == sorted(registered)


async def test_the_sentences_describe_exactly_the_registered_commands(commands: list[AnyCommand]) -> None:
    needed = {name for command in commands for name in descriptions_of(command)}
    described = {
        name for name in messages() if name.startswith("command-") and not is_for_a_choice(name, needed)
    }
    assert described - {"command-outdated"} == needed


def is_for_a_choice(name: str, needed: set[str]) -> bool:
    """Tell whether an attribute names one of an option's fixed choices: `command-….option-choice`."""
    return any("." in each and name.startswith(f"{each}-") for each in needed)

"""The wire bed: a Discord, feeds and bot processes of our own on loopback."""

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.database.urls import sqlite_path
from tests.wire.city import City
from tests.wire.discord.openapi import Description
from tests.wire.discord.server import DiscordServer
from tests.wire.feeds import FeedServer
from tests.wire.following import Following
from tests.wire.process import BotProcess


@pytest.fixture(scope="session")
def description() -> Description | None:
    """Discord's published description, where it is there."""
    return Description.load()


@pytest.fixture
async def discord_server(description: Description | None) -> AsyncIterator[DiscordServer]:
    """A Discord on loopback; the test fails if it was asked for something wrong or unknown."""
    async with DiscordServer(description).running() as server:
        yield server
    assert server.unknown_routes == []
    assert server.violations == []
    assert server.crashes == []


@pytest.fixture
def city(discord_server: DiscordServer) -> City:
    """A guild with an owner, a moderator, a member and a channel for advisories."""
    return City(discord_server)


@pytest.fixture
async def feeds() -> AsyncIterator[FeedServer]:
    """A feed server on loopback."""
    async with FeedServer().running() as server:
        yield server


@pytest.fixture
async def bot_process(
    discord_server: DiscordServer, tmp_path: Path, sqlite_url: str
) -> AsyncIterator[Callable[..., BotProcess]]:
    """Make bot processes, not started; whatever still runs at the end is killed.

    Their databases have the newest schema already, unless `database=False`: the first start makes it.
    """
    made: list[BotProcess] = []

    def make(
        name: str = "bot", *, command: tuple[str, ...] = ("run",), database: bool = True, **environment: str
    ) -> BotProcess:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        if database and not (folder / "bot.db").exists():
            shutil.copyfile(sqlite_path(sqlite_url), folder / "bot.db")
        made.append(BotProcess(discord_server, folder, command=command, **environment))
        return made[-1]

    yield make
    for process in made:
        await process.kill()


@pytest.fixture
async def following(city: City, feeds: FeedServer, bot_process: Callable[..., BotProcess]) -> Following:
    """A running bot that follows a feed."""
    made = Following(city, feeds, bot_process())
    await made.begin()
    return made

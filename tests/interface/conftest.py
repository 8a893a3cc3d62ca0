"""A bot whose cogs fail on purpose, in simcord's Discord, with real memories and settings in SQLite."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
import simcord
from structlog.testing import capture_logs

from bot.clock import SystemClock
from bot.community.memory import Memories
from bot.community.settings import Community
from bot.config import Settings, load_settings
from bot.database.engine import Database
from bot.interface.client import CommunityBot
from bot.interface.desk import ErrorDesk
from bot.interface.services import Services
from bot.sentences import Sentences

SHIPPED = Path(__file__).parents[2] / "data"


@pytest.fixture
def settings(sqlite_url: str) -> Settings:
    return load_settings({"DATABASE_URL": sqlite_url}, env_file=None)


@pytest.fixture
def sentences(tmp_path: Path) -> Sentences:
    """The shipped sentences and those of the test cog."""
    locales = tmp_path / "data" / "locales"
    locales.mkdir(parents=True)
    for shipped in (SHIPPED / "locales").glob("*.ftl"):
        (locales / shipped.name).write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    with (locales / "en.ftl").open("a", encoding="utf-8") as file:
        file.write((Path(__file__).parent / "doors.ftl").read_text(encoding="utf-8"))
    return Sentences.load(tmp_path / "data")


@pytest.fixture
async def services(settings: Settings, sentences: Sentences) -> AsyncIterator[Services]:
    database = Database.open(settings.database_url.get_secret_value())
    yield cast(
        "Services",
        SimpleNamespace(
            settings=settings,
            clock=SystemClock(),
            sentences=sentences,
            database=database,
            memories=Memories(database),
            community=Community(database, SystemClock(), wake=lambda: None),
        ),
    )
    await database.close()


@pytest.fixture
def make_bot(services: Services) -> Callable[..., CommunityBot]:
    def make(*extensions: str) -> CommunityBot:
        extensions = extensions or ("tests.interface.cog_of_doors",)
        return CommunityBot(services, ErrorDesk(services.sentences), extensions)

    return make


@pytest.fixture
async def env(make_bot: Callable[..., CommunityBot]) -> AsyncIterator[simcord.Env]:
    env = simcord.Env(make_bot(), shard_count=1, check_errors=False)  # the failures are what is tested
    await env.start()
    yield env
    await env.shutdown()


@pytest.fixture
def place(env: simcord.Env) -> Any:
    """A server with a channel, a plain member (Mia) and a person who may do all (Ada)."""
    guild = env.create_guild()
    channel = guild.create_text_channel("general")
    may_all = guild.create_role("admins", permissions=discord.Permissions(administrator=True))
    mia = guild.add_member(env.create_user("mia"))
    ada = guild.add_member(env.create_user("ada"), roles=[may_all])
    return SimpleNamespace(env=env, guild=guild, channel=channel, mia=mia, ada=ada)


@pytest.fixture
def records() -> Any:
    """What the bot logs through structlog, as dictionaries."""
    with capture_logs() as entries:
        yield entries

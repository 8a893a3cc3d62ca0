"""The composed bot in simcord; a journey fails on any error that a view or the desk logged."""

import logging
from collections.abc import AsyncIterator

import pytest
import simcord

from bot.app import composed
from bot.clock import Clock, SystemClock
from bot.config import load_settings
from bot.running import Application
from demo.clock import WorldClock
from tests.journeys.gates import Gates
from tests.journeys.town import Town
from tests.wire.feeds import FeedServer


@pytest.fixture
async def feeds() -> AsyncIterator[FeedServer]:
    """A feed server on loopback."""
    async with FeedServer().running() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    """The bot's clock: the machine's, unless a file of journeys lets time pass (see `timed`)."""
    return SystemClock()


@pytest.fixture
async def application(sqlite_url: str, clock: Clock) -> AsyncIterator[Application]:
    """Everything composed, on a SQLite file of its own."""
    settings = load_settings(
        {
            "DATABASE_URL": sqlite_url,
            "FEED_ALLOWED_HOSTS": "127.0.0.1",
            "FEED_MIN_INTERVAL": "0.01",
            "HEALTH_ADDRESS": "",
            "SEMANTIC_SEARCH": "off",
        },
        env_file=None,
    )
    async with composed(settings, clock=clock) as application, application.prepared():
        yield application


@pytest.fixture
def gates(monkeypatch: pytest.MonkeyPatch) -> Gates:
    """A Discord with onboarding of its own."""
    return Gates(monkeypatch)


@pytest.fixture
async def town(application: Application, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Town]:
    """A server with people, channels and the bot."""
    with caplog.at_level(logging.ERROR):
        env = simcord.Env(application.client, shard_count=1)
        if isinstance(application.services.clock, WorldClock):
            application.services.clock.follow(env.now)
        await env.start()
        yield Town(env, application)
        await env.shutdown()
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []

"""The town of the journeys; what is logged is kept, not written: forms are submitted without fields."""

from collections.abc import AsyncIterator

import pytest
import simcord

from bot.app import composed
from bot.config import load_settings
from tests.journeys.town import Town


@pytest.fixture
async def town(sqlite_url: str) -> AsyncIterator[Town]:
    settings = load_settings({"DATABASE_URL": sqlite_url, "HEALTH_ADDRESS": ""}, env_file=None)
    async with composed(settings) as application, application.prepared():
        env = simcord.Env(application.client, shard_count=1, check_errors=False)
        await env.start()
        yield Town(env, application)
        await env.shutdown()

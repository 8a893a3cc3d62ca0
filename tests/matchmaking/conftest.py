"""A server with a vendor who asks and five who may be asked, on both databases."""

import pytest

from bot.community.models import GuildChannel
from bot.community.people import Persona
from bot.database.engine import Database
from tests.matchmaking.bench import GUILD, VERA, Bench
from tests.matchmaking.people import settle_in

INTRODUCTIONS, MODERATION = 900, 901


@pytest.fixture
async def bench(database: Database) -> Bench:
    """Vera asks; 601 to 605 can help, the first best."""
    await settle_in(database, GUILD, VERA, Persona.VENDOR, organisation="Acme Signals GmbH")
    told = [
        {"domains": ["traffic"], "skills": ["its-protocols"]},
        {"domains": ["traffic"]},
        {"skills": ["its-protocols"]},
        {"about": "controller people"},
        {},
    ]
    for number, profile in enumerate(told, 1):
        await settle_in(database, GUILD, 600 + number, Persona.RESEARCHER, **profile)
    async with database.transaction() as session:
        session.add(GuildChannel(guild_id=GUILD, purpose="introductions", channel_id=INTRODUCTIONS))
        session.add(GuildChannel(guild_id=GUILD, purpose="moderation", channel_id=MODERATION))
    return Bench(database)

"""A server in the database: its services, its people, and what the outbox holds for them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.answering import Answers
from bot.community.conduct import CodeOfConduct
from bot.community.departures import Departures
from bot.community.directory import Directory
from bot.community.drafts import Drafts
from bot.community.floods import Floods
from bot.community.granting import Granting
from bot.community.interests import Interests
from bot.community.models import AuditEntry
from bot.community.onboarding import Onboarding
from bot.community.presence import Meaning, Sighting
from bot.community.reach import Reach
from bot.community.reminders import Reminders
from bot.community.review import Review, show_where_applicant_heard
from bot.community.roll_models import GuildRoll
from bot.community.settings import Community, Holder, Purpose
from bot.community.telling import Profiles
from bot.community.welcome import Arrivals
from bot.database.engine import Database
from bot.delivery.models import Delivery
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy
from tests.database.moments import StillClock

DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GUILD, WELCOME, MODERATION, MEMBER_ROLE = 1, 10, 11, 20
NORA, MONA, MILA = 100, 101, 102
RETENTION = timedelta(days=100)
EVIDENCE = "I work in the traffic department."


@dataclass
class Server:
    """One server's services on one database, at a clock that stands still."""

    database: Database
    clock: StillClock

    def __post_init__(self) -> None:
        self.woken = 0
        taxonomy = self.taxonomy = Taxonomy.load(DATA)
        self.community = Community(self.database, self.clock, wake=self.wake)
        self.departures = Departures(self.database, self.clock, RETENTION)
        self.arrivals = Arrivals(self.database, self.clock, self.departures, wake=self.wake)
        self.reminders = Reminders(self.database, self.clock, wake=self.wake)
        self.floods = Floods(self.database, self.clock, wake=self.wake)
        self.review = Review(self.database, self.clock, wake=self.wake)
        self.answers = Answers(self.database, self.clock, wake=self.wake)
        self.granting = Granting(self.database, self.clock, wake=self.wake)
        sentences = Sentences.load(DATA)
        self.reach = Reach(self.database, self.clock, sentences, on_change=(show_where_applicant_heard,))
        self.directory = Directory(self.database, taxonomy)
        self.drafts = Drafts(self.database, self.clock)
        self.interests = Interests(self.database, self.clock, taxonomy, wake=self.wake)
        self.code = CodeOfConduct("1", "Be kind.")
        self.onboarding = Onboarding(self.database, self.clock, taxonomy, self.code, wake=self.wake)
        self.profiles = Profiles(self.database, self.clock, taxonomy, self.code, wake=self.wake)

    def wake(self) -> None:
        self.woken += 1

    async def set_up(self) -> None:
        await self.community.set_channel(GUILD, Purpose.WELCOME, WELCOME)
        await self.community.set_channel(GUILD, Purpose.MODERATION, MODERATION)
        await self.community.set_role(GUILD, Holder.MEMBER, MEMBER_ROLE)

    async def joins(self, user_id: int, day: int = 0, *, pending: bool = False) -> Meaning:
        return await self.arrivals.seen(GUILD, user_id, Sighting(NOW + timedelta(days=day), pending, True))

    async def changes(self, user_id: int, day: int = 0, *, pending: bool = False) -> Meaning:
        return await self.arrivals.seen(GUILD, user_id, Sighting(NOW + timedelta(days=day), pending, False))

    async def accepts(self, user_id: int) -> None:
        await self.onboarding.accept_code(GUILD, user_id, "1")

    async def applies(self, user_id: int, persona: Any = "city", **told: str) -> int:
        """Apply for a persona; returns the number of the application."""
        await self.accepts(user_id)
        told = {"organisation": "City of Riga", "evidence": EVIDENCE, **told}
        await self.onboarding.apply(GUILD, user_id, persona, **told)
        cards = [row for row in await self.planned() if row.card == "application"]
        return int(cards[-1].arguments["application"])

    async def asked(self, session: AsyncSession, *, uses_onboarding: bool) -> None:
        """Keep what Discord answered."""
        (await session.get_one(GuildRoll, GUILD)).uses_onboarding = uses_onboarding

    async def planned(self, *actions: str) -> list[Delivery]:
        """What the outbox holds, in order."""
        async with self.database.reading() as session:
            rows = await session.scalars(select(Delivery).order_by(Delivery.position))
            return [row for row in rows if not actions or row.action in actions]

    async def audit(self) -> list[AuditEntry]:
        async with self.database.reading() as session:
            return list(await session.scalars(select(AuditEntry).order_by(AuditEntry.id)))


@pytest.fixture
async def server(database: Database) -> Server:
    """A server that is set up, on SQLite and on PostgreSQL."""
    server = Server(database, StillClock(NOW))
    await server.set_up()
    return server

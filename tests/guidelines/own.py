"""A server whose moderators write guidelines: services on one database, and what the outbox holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.community.models import AuditEntry
from bot.community.settings import Community, Purpose
from bot.database.engine import Database
from bot.delivery.models import Delivery, State
from bot.guidelines.own.beginnings import NEW, Subject
from bot.guidelines.own.memory import OwnLibraries
from bot.guidelines.own.records import Drafted, Proposal, Published
from bot.guidelines.own.suggesting import Suggestions
from bot.guidelines.own.text import OwnText
from bot.guidelines.own.writing import OwnGuidelines
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy
from tests.database.moments import StillClock

GUILD, OTHER_GUILD, MODERATION, ANNOUNCEMENTS = 1, 2, 11, 12
MONA, MILA, MAX = 101, 102, 103
POLES = OwnText(
    "Look at every pole once a year", "Walk the streets and look.", "- [ ] **Look** at each pole."
)
WORDS: dict[str, tuple[str, ...]] = {
    "personas": ("city",),
    "phases": ("operate",),
    "domains": ("lighting",),
    "topics": ("physical",),
}
BEES = Proposal("Mark the hives on the town hall", "Mark each hive.\nLock the apiary gate.", "I keep bees.")


@dataclass
class Town:
    """One server's services, at a clock that stands still until it is moved."""

    database: Database
    clock: StillClock
    taxonomy: Taxonomy
    guidelines: Guidelines

    def __post_init__(self) -> None:
        self.guidelines = self.guidelines.joined_by([])
        self.libraries = OwnLibraries(self.database, self.clock, self.guidelines, self.taxonomy)
        self.own = OwnGuidelines(self.database, self.clock, self.libraries, wake=lambda: None)
        self.suggestions = Suggestions(self.database, self.clock, wake=lambda: None)
        self.community = Community(self.database, self.clock, wake=lambda: None)

    async def set_up(self) -> None:
        await self.community.set_channel(GUILD, Purpose.MODERATION, MODERATION)
        await self.community.set_channel(GUILD, Purpose.ANNOUNCEMENTS, ANNOUNCEMENTS)

    async def wants_second_moderator(self) -> None:
        await self.community.change_rules(GUILD, {"second_moderator": 1})

    async def drafts(
        self, by: int, text: OwnText = POLES, about: Subject = NEW, guild: int = GUILD
    ) -> Drafted:
        """Write a draft with words."""
        drafted = await self.own.write(guild, by, text, about)
        for of, words in WORDS.items():
            drafted = await self.chooses(by, drafted, of, words, guild)
        return drafted

    async def chooses(
        self, by: int, drafted: Drafted, of: str, words: Sequence[str], guild: int = GUILD
    ) -> Drafted:
        """Choose words of one list in place of all before."""
        earlier = getattr(drafted.draft.words, of)
        return await self.own.name(guild, by, drafted.draft.id, of, words, among=earlier)

    async def publishes(
        self, by: int, text: OwnText = POLES, about: Subject = NEW, guild: int = GUILD
    ) -> Published:
        """Write a draft and publish it."""
        drafted = await self.drafts(by, text, about, guild)
        return await self.own.publish(guild, by, drafted.draft.id)

    async def suggests(self, proposal: Proposal = BEES, by: int = MAX) -> int:
        """Suggest something; returns its number."""
        suggested = await self.suggestions.suggest(GUILD, by, proposal, name="Max", server="Riga")
        assert suggested.faults == ()
        self.clock.moment += timedelta(hours=1)
        return int((await self.planned("guideline-suggestion"))[-1].arguments["id"])

    async def planned(self, card: str, *actions: str) -> list[Delivery]:
        """What the outbox holds of one card, in order."""
        async with self.database.reading() as session:
            rows = await session.scalars(
                select(Delivery).where(Delivery.card == card).order_by(Delivery.position)
            )
            return [row for row in rows if not actions or row.action in actions]

    async def audit(self) -> list[tuple[str, dict[str, Any]]]:
        """What was decided about guidelines and suggestions, in order."""
        async with self.database.reading() as session:
            rows = await session.scalars(select(AuditEntry).order_by(AuditEntry.id))
            ours = [row for row in rows if row.action.startswith(("library-", "suggestion-"))]
            return [(row.action, row.details) for row in ours]

    async def delivered(self) -> None:
        """Let everything planned count as said."""
        async with self.database.transaction() as session:
            for row in await session.scalars(select(Delivery)):
                row.state, row.attempts, row.message_id = State.DONE, 1, row.position

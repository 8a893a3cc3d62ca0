"""The services of matchmaking on a database, with a clock that stands still until it is moved."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update

from bot.community.models import AuditEntry
from bot.community.reach import Reach
from bot.database.due_work import DueWork
from bot.database.due_worker import DueWorker
from bot.database.engine import Database
from bot.delivery.ledger import Trouble
from bot.delivery.models import Delivery
from bot.delivery.parcel import Fault
from bot.matchmaking.anonymity import Author
from bot.matchmaking.kinds import Kind
from bot.matchmaking.matches import Matches
from bot.matchmaking.ranking import Wanted
from bot.matchmaking.records import Asked, Draft, HeldBack
from bot.matchmaking.service import Matchmaking
from bot.matchmaking.upkeep import Upkeep
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy
from tests.matchmaking.people import NOW

DATA = Path(__file__).parents[2] / "data"
GUILD = 77
VERA = 501  # who asks
TEXT = "Our signal controller answers whoever speaks to it. What should we look at?"
WANTED = Wanted("A controller that answers", TEXT, ("traffic",), ("its-protocols",))
DRAFT = Draft(Kind.VALIDATE_PRODUCT, WANTED)


@dataclass
class StillClock:
    """A clock that is moved by hand."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Bench:
    """What a test does and looks at."""

    database: Database
    clock: StillClock = field(default_factory=StillClock)

    def __post_init__(self) -> None:
        sentences, taxonomy = Sentences.load(DATA), Taxonomy.load(DATA)
        self.woken = 0
        self.matches = Matches(self.database)
        self.matchmaking = Matchmaking(self.database, self.clock, taxonomy, sentences, wake=self.wake)
        self.upkeep = Upkeep(self.database, self.clock, wake=self.wake)
        self.reach = Reach(self.database, self.clock, sentences)

    def wake(self) -> None:
        self.woken += 1

    async def ask(self, draft: Draft = DRAFT, *names: str) -> Asked | HeldBack:
        return await self.matchmaking.ask(GUILD, Author(VERA, names or ("vera",)), "Townsville", draft)

    async def asked(self, draft: Draft = DRAFT) -> int:
        """Ask, and return the key of the request."""
        result = await self.ask(draft)
        assert isinstance(result, Asked)
        return result.request.id

    async def invitations(self) -> dict[int, int]:
        """Return the invitation of each invited user."""
        told = [
            row for row in await self.deliveries() if row.card == "match-invitation" and row.action != "edit"
        ]
        return {row.user_id or 0: row.arguments["invitation"] for row in told}

    async def deliveries(self) -> list[Delivery]:
        async with self.database.reading() as session:
            return list(await session.scalars(select(Delivery).order_by(Delivery.position)))

    async def subjects(self, beginning: str = "") -> list[str]:
        return [row.subject for row in await self.deliveries() if row.subject.startswith(beginning)]

    async def sent(self) -> None:
        """Record that everything that was to be said was said, so that it can be edited."""
        async with self.database.transaction() as session:
            values = {"state": "done", "attempts": 1, "message_id": 9, "channel_id": 8}
            await session.execute(update(Delivery).values(values))

    async def trouble(self, subject: str, fault: Fault) -> None:
        """Let a delivery fail."""
        row = next(row for row in await self.deliveries() if row.subject == subject)
        trouble = Trouble(fault, subject, GUILD, row.channel_id, row.user_id, None)
        async with self.database.transaction() as session:
            await session.execute(
                update(Delivery).where(Delivery.subject == subject).values(state="dropped", attempts=1)
            )
            await self.reach.mend(session, trouble, self.clock.now())
            await self.upkeep.mend(session, trouble, self.clock.now())

    async def pass_days(self, days: float) -> None:
        """Let time pass and do what is due."""
        self.clock.at += timedelta(days=days)
        errors: list[Exception] = []
        worker = DueWorker(
            self.database, self.clock, self.upkeep.handlers(), lambda error, _: errors.append(error)
        )
        await worker.step()
        assert errors == []

    async def audit(self) -> list[tuple[str, int | None]]:
        async with self.database.reading() as session:
            rows = await session.scalars(select(AuditEntry).order_by(AuditEntry.id))
            return [(row.action, row.actor_id) for row in rows]

    async def planned(self) -> list[tuple[str, str]]:
        async with self.database.reading() as session:
            rows = await session.scalars(select(DueWork).order_by(DueWork.kind, DueWork.subject))
            return [(row.kind, row.subject) for row in rows]

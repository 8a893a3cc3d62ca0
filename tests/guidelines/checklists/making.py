"""Guidelines and lists for tests."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select, update

from bot.database.due_work import DueWork
from bot.database.engine import Database
from bot.delivery.models import Delivery
from bot.guidelines.checklists.records import Caller, Checklist, Wish
from bot.guidelines.checklists.service import Checklists
from bot.guidelines.checklists.shared import SharedChecklists
from bot.guidelines.checklists.steps import key_of
from bot.guidelines.checklists.store import Store
from bot.guidelines.entry import Entry, Section, Source

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PHASES = ("plan", "procure", "design", "build", "deploy", "operate", "retire")
GUILD, CHANNEL, THREAD = 1, 10, 11
CLARA, VERA = 100, 101
DEPLOY = Wish("deploy", "traffic", "city")
SOURCE = Source("etsi", "ETSI EN 303 645", "ETSI", "V3.1.3", None, (), None)


def entry(entry_id: str, *steps: str, **more: tuple[str, ...] | int) -> Entry:
    """Return a guideline for cities that deploy, with these steps."""
    plain = Entry(
        id=entry_id,
        title=f"About {entry_id}",
        gist="",
        personas=("city",),
        domains=("all",),
        phases=("deploy",),
        topics=(),
        sources=(SOURCE,),
        related=(),
        licence="CC-BY-4.0",
        reviewed=date(2026, 11, 23),
        version=1,
        sections=(Section("Why", "", ()), Section("What to do", "", steps or (f"Do {entry_id}.",))),
    )
    return replace(plain, **more)  # pyright: ignore[reportArgumentType] - the caller names fields


def keys(*steps: str) -> list[str]:
    """Return the keys of steps."""
    return [key_of(step) for step in steps]


def shown(checklist: Checklist, entry_id: str) -> list[str]:
    """Return the steps of a guideline as marks and texts."""
    part = checklist.part(entry_id)
    assert part is not None
    marks = {(True, False): "x ", (True, True): "x gone ", (False, False): "  "}
    return [
        ("new " if step.is_new else marks[step.tick is not None, step.is_gone]) + step.text
        for step in part.steps
    ]


@dataclass
class StillClock:
    """A clock that is moved by hand."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Desk:
    """The services of checklists on a database, over a library that a test may change."""

    database: Database
    clock: StillClock = field(default_factory=StillClock)
    library: dict[str, Entry] = field(default_factory=dict[str, Entry])

    def __post_init__(self) -> None:
        self.woken = 0
        store = Store(self.database, self.clock, self._shelf, self._wake)
        self.lists = Checklists(store, PHASES)
        self.shared = SharedChecklists(store)

    def put(self, *entries: Entry) -> None:
        self.library |= {one.id: one for one in entries}

    async def deliveries(self, *actions: str) -> list[Delivery]:
        async with self.database.reading() as session:
            rows = await session.scalars(select(Delivery).order_by(Delivery.position))
            return [row for row in rows if not actions or row.action in actions]

    async def sent(self, channel_id: int) -> None:
        """Record that everything that was to be said stands in a channel."""
        async with self.database.transaction() as session:
            said = {"state": "done", "attempts": 1, "message_id": 9, "channel_id": channel_id}
            await session.execute(update(Delivery).values(said))

    async def planned(self) -> list[DueWork]:
        async with self.database.reading() as session:
            return list(await session.scalars(select(DueWork)))

    def _shelf(self, guild_id: int) -> dict[str, Entry]:
        assert guild_id
        return dict(self.library)

    def _wake(self) -> None:
        self.woken += 1


def caller(user_id: int = CLARA, channel_id: int = CHANNEL, guild_id: int = GUILD) -> Caller:
    return Caller(guild_id, user_id, channel_id)

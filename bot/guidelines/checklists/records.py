"""What is known of checklists, as plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.guidelines.entry import Entry

Shelf = Callable[[int], Mapping[str, Entry]]
"""The guidelines of a server by id: those that ship, and its own."""

MOST_LISTS = 10  # of one member in one server
MOST_ENTRIES = 25  # in one list, and so in one select
NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Wish:
    """What a list is made for, in ids of the taxonomy; "" stands for any. No phase: it is picked by hand."""

    phase: str = ""
    domain: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and in which channel or thread of which server."""

    guild_id: int
    user_id: int
    channel_id: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A step that was done. `user_id` is None for somebody who has been erased since."""

    key: str
    text: str
    done_at: datetime
    user_id: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: ticked or not; new since the guideline was added; or gone from today's edition."""

    key: str
    text: str
    tick: Tick | None = None
    is_new: bool = False
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One guideline of a list with its steps. `entry` is None once it is retired."""

    entry_id: str
    title: str
    added_version: int
    entry: Entry | None
    steps: tuple[Step, ...]

    @property
    def open(self) -> tuple[Step, ...]:
        """Return what is still to be done."""
        return tuple(step for step in self.steps if step.tick is None)

    @property
    def done(self) -> tuple[Step, ...]:
        """Return what is done."""
        return tuple(step for step in self.steps if step.tick is not None)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Where a list is shared (None until the thread stands), and whether others may tick."""

    number: int
    is_open: bool
    channel_id: int | None


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list as it stands now, for somebody who may see it."""

    id: int
    guild_id: int
    owner_id: int
    wish: Wish
    name: str | None
    parts: tuple[Part, ...]
    sharing: Sharing | None

    @property
    def steps(self) -> int:
        """Return how many steps there are."""
        return sum(len(part.steps) for part in self.parts)

    @property
    def done(self) -> int:
        """Return how many of them are done."""
        return sum(len(part.done) for part in self.parts)

    def part(self, entry_id: str) -> Part | None:
        """Return one guideline of the list."""
        return next((part for part in self.parts if part.entry_id == entry_id), None)

    def may_tick(self, user_id: int) -> bool:
        """Tell whether this person, who sees the list, may tick."""
        return user_id == self.owner_id or (self.sharing is not None and self.sharing.is_open)

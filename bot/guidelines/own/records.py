"""What is told about a server's own guidelines and about suggestions. Ids of people are Discord's."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.errors import BadInput
from bot.guidelines.entry import Entry
from bot.guidelines.own.text import OwnText, Words


class State(StrEnum):
    """What became of a version."""

    WAITING = "waiting"  # for another moderator's consent
    PUBLISHED = "published"
    REFUSED = "refused"
    REPLACED = "replaced"  # by another one, before anybody consented


class Fate(StrEnum):
    """What became of a suggestion."""

    OPEN = "open"
    TAKEN = "taken"  # a moderator made a guideline of it, which waits for another one's consent
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Draft:
    """A guideline as it was typed last; `key` is that of the one it changes, "" for a new one."""

    id: int
    key: str
    text: OwnText
    words: Words
    suggestion_id: int | None = None

    @property
    def is_new(self) -> bool:
        """Tell whether the draft changes no guideline that stands."""
        return not self.key


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft that was kept, and all that has to be different before it can be published."""

    draft: Draft
    faults: tuple[BadInput, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """What a guideline says, or would say; who wrote it, and who decided on it."""

    id: int
    guild_id: int
    key: str
    number: int | None  # None: not published
    state: State
    text: OwnText
    words: Words
    author: int | None
    written_at: datetime
    decider: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing: the entry, or None while it waits for consent."""

    version: Version
    entry: Entry | None
    is_announced: bool = False


@dataclass(frozen=True, slots=True)
class Volume:
    """A guideline that stands, with its published versions, newest first."""

    entry: Entry
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion as it is typed."""

    title: str = ""
    text: str = ""
    source: str = ""
    with_credit: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion as moderators see it. `author` is None once the person was erased."""

    id: int
    guild_id: int
    server: str
    proposal: Proposal
    fate: Fate
    author: int | None
    credit: str | None
    made_at: datetime
    decider: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion that was typed: sent, or kept with all that has to be different."""

    proposal: Proposal
    faults: tuple[BadInput, ...] = ()

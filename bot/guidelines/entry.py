"""What a guideline is, once its file has been read and checked."""

import enum
from dataclasses import dataclass
from datetime import date


class Standing(enum.StrEnum):
    """How far a cited place of a source can be relied on."""

    CHECKED = "checked"
    UNVERIFIED = "unverified"
    LATER = "later"  # stands in the source after the cited version


@dataclass(frozen=True, slots=True)
class Clause:
    """One place of a source: its number or heading, what it is about, and whether that was checked."""

    name: str
    about: str | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that an entry rests on, with the places it cites."""

    key: str
    title: str
    publisher: str
    version: str
    url: str | None
    clauses: tuple[Clause, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an entry. `text` is Markdown; `steps` are its lines that can be ticked, without the box."""

    title: str
    text: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became different with a version, in one sentence."""

    version: int
    date: date
    what: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One guideline. Personas, domains, phases and topics are ids of the taxonomy."""

    id: str
    title: str
    gist: str
    personas: tuple[str, ...]
    domains: tuple[str, ...]
    phases: tuple[str, ...]
    topics: tuple[str, ...]
    sources: tuple[Source, ...]
    related: tuple[str, ...]
    licence: str
    reviewed: date
    version: int
    sections: tuple[Section, ...]
    changes: tuple[Change, ...] = ()
    credit: str = ""  # the name of whoever suggested it; typed by people, so not our own text
    guild_id: int | None = None  # the server that wrote it; None: it is shipped

    @property
    def is_own(self) -> bool:
        """Tell whether a server wrote the entry itself."""
        return self.guild_id is not None

    @property
    def listed(self) -> str:
        """Return the title as it stands in lists without Markdown."""
        return f"{OWN_MARK} {self.title}" if self.is_own else self.title

    def concerns(self, *, audience: str | None, phase: str | None, domain: str | None) -> bool:
        """Tell whether the entry is for this audience, phase and domain; None stands for any."""
        return (
            (audience is None or audience in self.personas)
            and (phase is None or phase in self.phases)
            and (domain is None or domain in self.domains or WHOLE_CITY in self.domains)
        )

    def changes_since(self, version: int) -> tuple[Change, ...]:
        """Return what a reader of an older version does not know yet, oldest first."""
        return tuple(change for change in self.changes if change.version > version)


WHOLE_CITY = "all"
OWN_MARK = "★"

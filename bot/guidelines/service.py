"""The verbs of the guideline library: search, get, suggest, relate, prevent."""

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from bot.errors import NotFound
from bot.guidelines.entry import Entry
from bot.guidelines.faults import Fault, LibraryBroken, collected
from bot.guidelines.finding import Finder, Hit
from bot.guidelines.library import Library, ids_in, load_library
from bot.guidelines.prevention import Evidence, Group, Prevention, evidence, load_groups, preventions
from bot.guidelines.search.aids import Aids
from bot.guidelines.search.synonyms import Synonyms
from bot.taxonomy import Taxonomy

TOPICS_SHOWN = 5
NEAREST = 3  # entries beside one that names none
A_LITTLE = 16  # pieces of text: less than half a second


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a question found, best first. If nothing fits, `nearest_topics` (ids) are what there is instead.

    `elsewhere` is how many entries would fit without the filters, counted only if none fits with them.
    """

    query: str
    hits: tuple[Hit, ...]
    nearest_topics: tuple[str, ...]
    elsewhere: int

    @property
    def is_missing(self) -> bool:
        """Tell whether the library holds nothing on it, whatever the filters."""
        return not self.hits and not self.elsewhere


@dataclass(frozen=True, slots=True)
class Own:
    """What one server wrote itself: its entries, and the ids of those it retired."""

    entries: tuple[Entry, ...]
    retired: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class _Edition:
    """What answers; never changed, only replaced as a whole."""

    library: Library
    groups: Sequence[Group]
    finder: Finder


class Guidelines:
    """The guideline library.

    Ask `of(guild_id)`, which knows the server's own entries too; `keep` says which these are. While the bot
    runs: `load` another library beside the event loop, `prepare` it there, and `turn_to` it.
    """

    def __init__(
        self,
        library: Library,
        taxonomy: Taxonomy,
        synonyms: Synonyms,
        groups: Sequence[Group] = (),
        aids: Aids | None = None,
    ) -> None:
        self._edition = _Edition(library, groups, Finder(library, taxonomy, synonyms, aids))
        self._own: dict[int, Own] = {}
        self._joined: dict[int, Guidelines] = {}
        self._retired: Collection[str] = ()

    @classmethod
    def load(cls, data_dir: Path, taxonomy: Taxonomy, aids: Aids | None = None) -> "Guidelines":
        """Read everything below `data_dir`. Raises LibraryBroken with every fault of every file."""
        faults: list[Fault] = []
        library = collected(faults, lambda: load_library(data_dir, taxonomy))
        ids = ids_in(data_dir)
        groups = collected(faults, lambda: load_groups(data_dir, ids, taxonomy.topics)) if ids else ()
        synonyms = collected(faults, lambda: Synonyms.load(data_dir))
        if library is None or groups is None or synonyms is None:
            raise LibraryBroken(faults)
        return cls(library, taxonomy, synonyms, groups, aids)

    def prepare(self) -> None:
        """Make ready for the first search, which would wait for a fifth of a second; any thread may do it."""
        self._edition.finder.prepare()

    def learn(self, most: int = A_LITTLE) -> bool:
        """Learn a little of what the entries mean; tell whether there is more. Any thread may do it.

        Until all is learnt, and where the extra `semantic` is not installed, the search goes by words alone.
        """
        return self._edition.finder.learn(most)

    def of(self, guild_id: int | None) -> "Guidelines":
        """Return the library of a server: what is shipped, and its own entries; None: outside of any."""
        own = self._own.get(guild_id or 0)
        if guild_id is None or own is None:
            return self
        if guild_id not in self._joined:
            self._joined[guild_id] = self.joined_by(own.entries)
            self._joined[guild_id]._retired = own.retired  # noqa: SLF001 - of our own kind
        return self._joined[guild_id]

    def keep(self, guild_id: int, own: Own) -> None:
        """Have these entries in the library of a server, in place of those before."""
        self._joined.pop(guild_id, None)
        self._own[guild_id] = own

    def joined_by(self, entries: Sequence[Entry]) -> "Guidelines":
        """Return the library with more entries, whose ids are not taken; this one stays as it is.

        Only the new entries are read, so that every server can have one of its own. Keep it until its entries
        change or this library turns to another one, which the one returned does not follow.
        """
        now, joined = self._edition, copy(self)
        joined._own, joined._joined = {}, {}  # noqa: SLF001 - a copy of ours
        library = {**now.library, **{entry.id: entry for entry in entries}}
        joined._edition = _Edition(library, now.groups, now.finder.joined_by(entries))  # noqa: SLF001 - a copy of ours
        return joined

    def turn_to(self, other: "Guidelines") -> None:
        """Answer with another library from now on; a search that is under way ends with the old one."""
        self._edition = other._edition  # noqa: SLF001 - of our own kind
        self._joined.clear()

    def all(self) -> tuple[Entry, ...]:
        """Return every entry, by title."""
        return tuple(sorted(self._edition.library.values(), key=lambda entry: entry.title))

    def own(self) -> tuple[Entry, ...]:
        """Return the entries that the server wrote itself, by title."""
        return tuple(entry for entry in self.all() if entry.is_own)

    async def ask(
        self,
        query: str,
        audience: str | None = None,
        phase: str | None = None,
        domain: str | None = None,
    ) -> SearchResult:
        """Search beside the event loop if that takes more than a moment."""
        if self._edition.finder.takes_its_time:
            return await asyncio.to_thread(self.search, query, audience, phase, domain)
        return self.search(query, audience, phase, domain)

    def search(
        self,
        query: str,
        audience: str | None = None,
        phase: str | None = None,
        domain: str | None = None,
        limit: int = 5,
    ) -> SearchResult:
        """Return the entries that answer a question in own words. Filters are ids of the taxonomy."""
        now = self._edition
        among = {
            entry.id
            for entry in now.library.values()
            if entry.concerns(audience=audience, phase=phase, domain=domain)
        }
        hits = now.finder.find(query, limit=limit, among=among)
        if hits:
            return SearchResult(query, hits, (), 0)
        filtered = len(among) < len(now.library)
        elsewhere = now.finder.count(query) if filtered else 0
        return SearchResult(query, (), _nearest_topics(now, query, among or now.library), elsewhere)

    def get(self, entry_id: str) -> Entry:
        """Return an entry by its id or its exact title. Raises NotFound."""
        typed, library = entry_id.strip(), self._edition.library
        by_title = (entry for entry in library.values() if entry.title.casefold() == typed.casefold())
        entry = library.get(typed.lower()) or next(by_title, None)
        if entry is None and typed in self._retired:
            raise NotFound("guideline-retired")
        if entry is None:
            raise NotFound("guideline-unknown")
        return entry

    def suggest(self, typed: str, limit: int = 25) -> list[tuple[str, str]]:
        """Return (title, id) of the entries that what was typed so far may mean; all of them for nothing."""
        wanted, now = typed.strip().casefold(), self._edition
        begun = [entry for entry in self.all() if _begins(entry, wanted)]
        found = (
            (hit.entry for hit in now.finder.find(wanted, limit=limit, among=now.library, by_meaning=False))
            if wanted
            else ()
        )
        entries = {entry.id: entry for entry in (*begun, *found)}
        return [(entry.listed, entry.id) for entry in entries.values()][:limit]

    def related_to(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries to read next: those it names that are there; of a server's own, the nearest."""
        if entry.is_own:
            near = self.search(f"{entry.title}. {entry.gist}", limit=NEAREST + 1).hits
            return tuple(hit.entry for hit in near if hit.entry.id != entry.id)[:NEAREST]
        library = self._edition.library
        return tuple(library[entry_id] for entry_id in entry.related if entry_id in library)

    def for_weaknesses(
        self, cwes: Collection[str], domains: Collection[str], limit: int = 3
    ) -> tuple[Prevention, ...]:
        """Return the guidelines that would have prevented these weaknesses ("CWE-79"), best first."""
        now = self._edition
        return preventions(now.groups, now.library, cwes, domains, limit)

    def evidence_of(self, entry: Entry) -> tuple[Evidence, ...]:
        """Return by what advisories show the point of an entry, the closest kind first."""
        return evidence(self._edition.groups, entry)


def _nearest_topics(now: _Edition, query: str, among: Collection[str]) -> tuple[str, ...]:
    """Return topics of the entries that share a word with the question, then the commonest ones."""
    near = (topic for entry in now.finder.nearly(query, among=among) for topic in entry.topics)
    held = Counter(topic for entry_id in sorted(among) for topic in now.library[entry_id].topics)
    common = (topic for topic, _ in held.most_common())
    return tuple(dict.fromkeys((*near, *common)))[:TOPICS_SHOWN]


def _begins(entry: Entry, wanted: str) -> bool:
    """Tell whether each word typed begins a word of the title."""
    named = entry.title.casefold().replace("-", " ").split()
    return all(any(word.startswith(part) for word in named) for part in wanted.replace("-", " ").split())

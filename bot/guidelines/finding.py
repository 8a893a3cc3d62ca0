"""Finding entries: the library as documents of the search engine, and what is told about each one found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.guidelines.entry import WHOLE_CITY, Entry
from bot.guidelines.library import Library
from bot.guidelines.search.aids import Aids
from bot.guidelines.search.engine import Answer, Engine, Ranked
from bot.guidelines.search.fitting import fitting
from bot.guidelines.search.layer import Document
from bot.guidelines.search.passages import (
    Passage,
    ReadPassage,
    best_passage,
    passages,
    plain,
    read_passage,
    shortened,
)
from bot.guidelines.search.reasons import ReadField, Reason, read_fields, reasons
from bot.guidelines.search.synonyms import Synonyms
from bot.taxonomy import Taxonomy

EXCERPT_LIMIT = 240
REFERENCES = "Where to read on"  # names sources and other entries, and answers nothing


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers a question: the excerpt that does, the heading it stands below, and why.

    `by_meaning` says that it shares no word with the question.
    """

    entry: Entry
    score: float
    excerpt: str
    heading: str | None
    why: tuple[Reason, ...]
    by_meaning: bool


class Finder:
    """Questions to entries. The engine is built for the first of them, then only read."""

    def __init__(
        self,
        library: Library,
        taxonomy: Taxonomy,
        synonyms: Synonyms,
        aids: Aids | None = None,
        beside: "Finder | None" = None,
    ) -> None:
        """Find these entries; those of `beside` too, which share what it has read and learnt."""
        self._own = library
        self._library: Library = {**beside._library, **library} if beside else library  # noqa: SLF001 - of our own kind
        self._taxonomy = taxonomy
        self._synonyms = synonyms
        self._aids = aids
        self._beside = beside
        self._read: dict[str, _Read] = {}  # of what was found once, so that the bot starts sooner

    @cached_property
    def _engine(self) -> Engine:
        documents = [_document(entry, self._taxonomy) for entry in self._own.values()]
        if self._beside is not None:
            return self._beside._engine.joined_by(documents)  # noqa: SLF001 - of our own kind
        return Engine.over(documents, self._synonyms, self._aids)

    def prepare(self) -> None:
        """Build the engine before the first question."""
        _ = self._engine

    def learn(self, most: int) -> bool:
        """Learn at most so many pieces of what the entries say; tell whether there is more."""
        return self._engine.learn(most)

    @property
    def takes_its_time(self) -> bool:
        """Tell whether a question takes so long that it should be answered beside the event loop."""
        return self._beside.takes_its_time if self._beside else self._engine.knows_meaning

    def joined_by(self, entries: Collection[Entry]) -> "Finder":
        """Return a finder of these entries too, whose ids are not taken; only they are read."""
        more = {entry.id: entry for entry in entries}
        return Finder(more, self._taxonomy, self._synonyms, beside=self)

    def find(
        self, text: str, *, limit: int, among: Collection[str], by_meaning: bool = True
    ) -> tuple[Hit, ...]:
        """Return the entries `among` these that fit a question, best first."""
        answer = self._engine.ask(text, limit=limit, among=among, by_meaning=by_meaning)
        return tuple(self._hit(answer, ranked) for ranked in fitting(answer))

    def count(self, text: str) -> int:
        """Return how many entries fit a question."""
        return len(fitting(self._engine.ask(text, limit=len(self._library))))

    def nearly(self, text: str, *, among: Collection[str]) -> tuple[Entry, ...]:
        """Return the entries that hold any word of a question, whether or not they fit."""
        return tuple(
            self._library[ranked.key] for ranked in self._engine.ask(text, limit=5, among=among).ranked
        )

    def _hit(self, answer: Answer, ranked: Ranked) -> Hit:
        entry = self._library[ranked.key]
        weights = answer.question.weights(self._engine.index)
        read = self._read.get(entry.id) or self._read.setdefault(entry.id, self._read_of(entry))
        best = best_passage(read.passages, weights) or Passage("", entry.gist)
        why = reasons(read.fields, answer.question, self._engine.index)
        excerpt = shortened(best.text, EXCERPT_LIMIT)
        by_meaning = ranked.nearness is not None and not ranked.worth and not ranked.named
        return Hit(entry, round(ranked.score, 3), excerpt, best.heading or None, why, by_meaning)

    def _read_of(self, entry: Entry) -> "_Read":
        return _Read(
            [read_passage(passage, self._synonyms) for passage in _passages(entry)],
            read_fields(_document(entry, self._taxonomy), self._synonyms),
        )


@dataclass(frozen=True, slots=True)
class _Read:
    """What is told about an entry that was found is taken from these."""

    passages: Sequence[ReadPassage]
    fields: Sequence[ReadField]


def _passages(entry: Entry) -> Sequence[Passage]:
    told = (part for part in entry.sections if part.title != REFERENCES)
    return [Passage("", entry.gist), *(p for part in told for p in passages(part.title, part.text))]


def _document(entry: Entry, taxonomy: Taxonomy) -> Document:
    places = [taxonomy.domains[domain] for domain in entry.domains if domain != WHOLE_CITY]
    fields = {
        "title": entry.title,
        "gist": entry.gist,
        "topics": ", ".join(taxonomy.topics[topic] for topic in entry.topics),
        "domains": ", ".join(word for place in places for word in (place.label, *place.words)),
        "headings": ", ".join(section.title for section in entry.sections),
        "body": "\n".join(plain(line) for section in entry.sections for line in section.text.splitlines()),
    }
    return Document(entry.id, fields)

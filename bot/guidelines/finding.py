"""Finding entries: the library as documents of the search engine, and what is told about each one found."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.guidelines.entry import WHOLE_CITY, Entry
from bot.guidelines.library import Library
from bot.guidelines.search.engine import Answer, Engine, Ranked
from bot.guidelines.search.index import Document
from bot.guidelines.search.passages import Passage, best_passage, passages, plain, read_passage, shortened
from bot.guidelines.search.reasons import Reason, reasons
from bot.guidelines.search.synonyms import Synonyms
from bot.taxonomy import Taxonomy

EXCERPT_LIMIT = 240
FITS = 0.45  # of what the question says; with less, other words were meant
FAR_BEHIND = 0.3  # of the best score; what is below would only pad the list
FITS_WORDS = 4  # a long question need not be covered by share if so many of its words are


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers a question: the excerpt that does, the heading it stands below, and why."""

    entry: Entry
    score: float
    excerpt: str
    heading: str | None
    why: tuple[Reason, ...]


class Finder:
    """Questions to entries. Built with the library, then only read."""

    def __init__(self, library: Library, taxonomy: Taxonomy, synonyms: Synonyms) -> None:
        self._library = library
        self._engine = Engine([_document(entry, taxonomy) for entry in library.values()], synonyms)
        self._passages = {
            entry.id: [read_passage(passage, synonyms) for passage in _passages(entry)]
            for entry in library.values()
        }

    def find(self, text: str, *, limit: int, among: Collection[str]) -> tuple[Hit, ...]:
        """Return the entries `among` these that fit a question, best first."""
        answer = self._engine.ask(text, limit=limit, among=among)
        return tuple(self._hit(answer, ranked) for ranked in _fitting(answer.ranked))

    def count(self, text: str) -> int:
        """Return how many entries fit a question."""
        return sum(1 for _ in _fitting(self._engine.ask(text, limit=len(self._library)).ranked))

    def nearly(self, text: str, *, among: Collection[str]) -> tuple[Entry, ...]:
        """Return the entries that hold any word of a question, whether or not they fit."""
        return tuple(
            self._library[ranked.key] for ranked in self._engine.ask(text, limit=5, among=among).ranked
        )

    def _hit(self, answer: Answer, ranked: Ranked) -> Hit:
        entry = self._library[ranked.key]
        weights = answer.question.weights(self._engine.index)
        best = best_passage(self._passages[entry.id], weights) or Passage("", entry.gist)
        why = reasons(self._engine, entry.id, answer.question)
        excerpt = shortened(best.text, EXCERPT_LIMIT)
        return Hit(entry, round(ranked.score, 3), excerpt, best.heading or None, why)


def _fitting(ranked: Sequence[Ranked]) -> Iterator[Ranked]:
    """Yield what holds enough of the question, and is not far behind the best."""
    best = max((one.score for one in ranked), default=0.0)
    for one in ranked:
        enough = one.coverage >= FITS or one.held_words >= FITS_WORDS
        if enough and one.score >= FAR_BEHIND * best:
            yield one


def _passages(entry: Entry) -> Sequence[Passage]:
    return [Passage("", entry.gist), *(p for part in entry.sections for p in passages(part.title, part.text))]


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

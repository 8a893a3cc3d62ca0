"""What is offered while somebody types which guideline to open: recent reads, titles and topics. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from bot.guidelines.entry import Entry
from bot.guidelines.service import Guidelines
from bot.guidelines.shelves import Facet, shelves
from bot.taxonomy import Taxonomy

MOST = 25
RECENT_SHOWN = 8  # what one sees without scrolling
TOPICS_SHOWN = 5
TITLES_BEFORE_TOPICS = 3
TOPIC_PREFIX = "topic:"


class Kind(StrEnum):
    """Why something is offered."""

    READ = "read"
    TITLE = "title"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Offer:
    """One of them: what is shown, and what is sent when it is picked."""

    kind: Kind
    name: str
    value: str


def offers(library: Guidelines, taxonomy: Taxonomy, typed: str, recent_ids: Sequence[str]) -> list[Offer]:
    """Return at most 25 offers: for nothing typed recent reads first, else titles, with topics among them."""
    entries = {entry.id: entry for entry in library.all()}
    topics = _topics(entries.values(), taxonomy, typed)
    if not typed.strip():
        recent = [entries[entry_id] for entry_id in recent_ids if entry_id in entries][:RECENT_SHOWN]
        reads = [Offer(Kind.READ, entry.listed, entry.id) for entry in recent]
        others = (entry for entry in entries.values() if entry not in recent)
        titles = [Offer(Kind.TITLE, entry.listed, entry.id) for entry in others]
        return [*reads, *topics, *titles][:MOST]
    titles = [Offer(Kind.TITLE, name, value) for name, value in library.suggest(typed, MOST)]
    return [*titles[:TITLES_BEFORE_TOPICS], *topics, *titles[TITLES_BEFORE_TOPICS:]][:MOST]


def topic_in(value: str, taxonomy: Taxonomy) -> str | None:
    """Return the topic that was picked, or typed as it is shown; None for what is no topic at all."""
    value = value.strip().casefold()
    if not value.startswith(TOPIC_PREFIX):
        return None
    wanted = value.removeprefix(TOPIC_PREFIX).strip()
    return next((word for word, label in taxonomy.topics.items() if wanted == label.casefold()), wanted)


def _topics(entries: Iterable[Entry], taxonomy: Taxonomy, typed: str) -> list[Offer]:
    """Return the topics that have what was typed in their name; for nothing typed those with most entries."""
    held = shelves(tuple(entries), taxonomy, Facet.TOPIC)
    wanted = typed.casefold().split()
    fitting = (shelf for shelf in held if _begins(shelf.label, wanted))
    ordered = fitting if wanted else sorted(held, key=lambda shelf: -len(shelf.entries))
    return [
        Offer(Kind.TOPIC, shelf.label, f"{TOPIC_PREFIX}{shelf.word}")
        for shelf in islice(ordered, TOPICS_SHOWN)
    ]


def _begins(label: str, wanted: Sequence[str]) -> bool:
    words = label.casefold().replace("-", " ").split()
    return all(any(word.startswith(part) for word in words) for part in wanted)

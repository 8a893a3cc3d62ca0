"""Browsing: the library by audience, phase, domain or topic. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import NotFound
from bot.guidelines.entry import WHOLE_CITY, Entry
from bot.taxonomy import Taxonomy


class Facet(StrEnum):
    """By what the library can be browsed."""

    AUDIENCE = "audience"
    PHASE = "phase"
    DOMAIN = "domain"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The entries on one word of the taxonomy; of a domain, its own come before those on the whole city."""

    facet: Facet
    word: str
    label: str
    entries: tuple[Entry, ...]


def shelf(entries: Sequence[Entry], taxonomy: Taxonomy, facet: Facet, word: str) -> Shelf:
    """Return one shelf. Raises NotFound for a word that is none, or of which there is no entry (any more)."""
    label = labels(taxonomy, facet).get(word)
    own = [entry for entry in entries if word in words(entry, facet)]
    wider = [entry for entry in entries if facet is Facet.DOMAIN and WHOLE_CITY in entry.domains]
    held = {entry.id: entry for entry in (*_by_title(own), *_by_title(wider))}
    if label is None or not held:
        raise NotFound("guideline-shelf-empty")
    return Shelf(facet, word, label, tuple(held.values()))


def shelves(entries: Sequence[Entry], taxonomy: Taxonomy, facet: Facet) -> list[Shelf]:
    """Return every shelf that holds something, in the order of the taxonomy."""
    held = {word for entry in entries for word in words(entry, facet)}
    return [shelf(entries, taxonomy, facet, word) for word in labels(taxonomy, facet) if word in held]


def labels(taxonomy: Taxonomy, facet: Facet) -> Mapping[str, str]:
    """Return ids and labels of the words of a facet."""
    match facet:
        case Facet.AUDIENCE:
            return taxonomy.personas
        case Facet.PHASE:
            return taxonomy.phases
        case Facet.DOMAIN:
            return {domain.id: domain.label for domain in taxonomy.domains.values()}
        case Facet.TOPIC:
            return taxonomy.topics


def words(entry: Entry, facet: Facet) -> Sequence[str]:
    """Return the words of an entry for a facet."""
    match facet:
        case Facet.AUDIENCE:
            return entry.personas
        case Facet.PHASE:
            return entry.phases
        case Facet.DOMAIN:
            return entry.domains
        case Facet.TOPIC:
            return entry.topics


def _by_title(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.title)

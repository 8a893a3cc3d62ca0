"""Why a document was found: which words of the question, and what they were taken for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.guidelines.search.index import Index
from bot.guidelines.search.layer import Document
from bot.guidelines.search.question import How, Question, Sought
from bot.guidelines.search.synonyms import Synonyms
from bot.guidelines.search.words import term, words


@dataclass(frozen=True, slots=True)
class Reason:
    """A word as it was typed, what it was found as, in which field, and how one led to the other."""

    typed: str
    found: str
    field: str
    how: How


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field of a document with what each term and concept is first written as in it."""

    name: str
    spoken: Mapping[str, str]


def read_fields(document: Document, synonyms: Synonyms) -> tuple[ReadField, ...]:
    """Work out what each field of a document holds."""
    return tuple(_read(name, text, synonyms) for name, text in document.fields.items())


def _read(name: str, text: str, synonyms: Synonyms) -> ReadField:
    told = words(text)
    stems = [term(word) for word in told]
    spoken: dict[str, str] = {}
    for word, stem in zip(told, stems, strict=True):
        spoken.setdefault(stem, word)
    for found in synonyms.found_in(stems):
        spoken.setdefault(found.concept, " ".join(told[found.places[0] : found.places[-1] + 1]))
    return ReadField(name, spoken)


def reasons(
    fields: Sequence[ReadField], question: Question, index: Index, *, limit: int = 3
) -> tuple[Reason, ...]:
    """Return why a document was found, the weightiest reasons first, each word of the question once."""
    by_weight = sorted(
        question.sought,
        key=lambda one: (one.how is How.SYNONYM, -one.weight * index.rarity(one.term)),
    )
    told: dict[str, Reason] = {}
    explained: set[int] = set()
    for one in by_weight:
        reason = None if explained.issuperset(one.covers) else _reason(one, fields)
        if reason is not None and reason.found not in told:
            told[reason.found] = reason
            explained.update(one.covers)
    return tuple(told.values())[:limit]


def _reason(one: Sought, fields: Sequence[ReadField]) -> Reason | None:
    held = next((field for field in fields if one.term in field.spoken), None)
    return held and Reason(one.typed, held.spoken[one.term], held.name, one.how)

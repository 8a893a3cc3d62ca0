"""Why a document was found: which words of the question, and what they were taken for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.guidelines.search.engine import Engine
from bot.guidelines.search.question import How, Question, Sought
from bot.guidelines.search.words import term, words


@dataclass(frozen=True, slots=True)
class Reason:
    """A word as it was typed, what it was found as, in which field, and how one led to the other."""

    typed: str
    found: str
    field: str
    how: How


def reasons(engine: Engine, key: str, question: Question, *, limit: int = 3) -> tuple[Reason, ...]:
    """Return why a document was found, the weightiest reasons first, each word of the question once."""
    fields = [_read(name, text, engine) for name, text in engine.documents[key].fields.items()]
    by_weight = sorted(
        question.sought,
        key=lambda one: (one.how is How.SYNONYM, -one.weight * engine.index.rarity(one.term)),
    )
    told: dict[str, Reason] = {}
    explained: set[int] = set()
    for one in by_weight:
        reason = None if explained.issuperset(one.covers) else _reason(one, fields)
        if reason is not None and reason.found not in told:
            told[reason.found] = reason
            explained.update(one.covers)
    return tuple(told.values())[:limit]


@dataclass(frozen=True, slots=True)
class _Read:
    """A field with what each term and concept is first written as in it."""

    name: str
    spoken: Mapping[str, str]


def _read(name: str, text: str, engine: Engine) -> _Read:
    told = words(text)
    stems = [term(word) for word in told]
    spoken: dict[str, str] = {}
    for word, stem in zip(told, stems, strict=True):
        spoken.setdefault(stem, word)
    for found in engine.synonyms.found_in(stems):
        spoken.setdefault(found.concept, " ".join(told[found.start : found.start + found.length]))
    return _Read(name, spoken)


def _reason(one: Sought, fields: Sequence[_Read]) -> Reason | None:
    held = next((field for field in fields if one.term in field.spoken), None)
    return held and Reason(one.typed, held.spoken[one.term], held.name, one.how)

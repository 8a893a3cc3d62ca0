"""Phrases of the field that mean the same: `data/synonyms.toml`. A group is a term of its own."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from bot.guidelines.faults import Fault, LibraryBroken, read_toml
from bot.guidelines.search.words import SILENT_TERMS, term, words

FILE = "synonyms.toml"

# By their first two stems: of the others of a phrase, and its concept.
_Phrases = dict[tuple[str, str], list[tuple[tuple[str, ...], str]]]


_SIGN = "≈"  # no word has it, so that a concept is never taken for one


def is_concept(term: str) -> bool:
    """Tell whether a term stands for a group."""
    return term.startswith(_SIGN)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a group, found at `places` of a text; `concept` is the group's own term."""

    concept: str
    places: tuple[int, ...]


class Synonyms:
    """Groups of phrases, found in texts by their stems.

    Between the telling words of a phrase small words may stand or be missing ("copy of the settings"). A
    phrase with a single telling word is only found as it is ("over the air").
    """

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self._single: dict[str, list[str]] = {}
        self._whole: _Phrases = {}
        self._told: _Phrases = {}
        known: set[str] = set()
        groups = [list(group) for group in groups]
        self.signature = json.dumps(groups)  # equal groups find the same
        for number, group in enumerate(groups):
            for phrase in group:
                spoken = words(phrase)
                known.update(spoken)
                self._add([term(word) for word in spoken], f"{_SIGN}{number}")
        self.words = frozenset(known)

    def _add(self, stems: Sequence[str], concept: str) -> None:
        told = tuple(stem for stem in stems if stem not in SILENT_TERMS)
        if len(told) > 1:
            self._told.setdefault((told[0], told[1]), []).append((told[2:], concept))
        elif len(stems) > 1:
            self._whole.setdefault((stems[0], stems[1]), []).append((tuple(stems[2:]), concept))
        elif told:
            self._single.setdefault(told[0], []).append(concept)

    @classmethod
    def load(cls, data_dir: Path) -> "Synonyms":
        """Read the groups of synonyms. Raises LibraryBroken."""
        groups: object = read_toml(data_dir, FILE)[0].get("groups")
        if not isinstance(groups, list) or not all(_is_group(group) for group in cast("list[Any]", groups)):
            fault = Fault(FILE, 1, "groups is no list of groups", "write lists of at least two phrases each")
            raise LibraryBroken([fault])
        return cls(cast("list[list[str]]", groups))

    def found_in(self, stems: Sequence[str]) -> Iterator[Found]:
        """Yield each phrase of a group in a sequence of stems; phrases may overlap."""
        for place, stem in enumerate(stems):
            for concept in self._single.get(stem, ()):
                yield Found(concept, (place,))
        yield from _matches(self._whole, stems, range(len(stems)))
        told = [place for place, stem in enumerate(stems) if stem not in SILENT_TERMS]
        yield from _matches(self._told, [stems[place] for place in told], told)


def _matches(phrases: _Phrases, stems: Sequence[str], places: Sequence[int]) -> Iterator[Found]:
    for start, pair in enumerate(pairwise(stems)):
        for rest, concept in phrases.get(pair, ()):
            end = start + 2 + len(rest)
            if tuple(stems[start + 2 : end]) == rest:
                yield Found(concept, tuple(places[start:end]))


def _is_group(group: object) -> bool:
    phrases = cast("list[Any]", group) if isinstance(group, list) else []
    return len(phrases) > 1 and all(isinstance(phrase, str) and words(phrase) for phrase in phrases)

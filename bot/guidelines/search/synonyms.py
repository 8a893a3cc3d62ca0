"""Phrases of the field that mean the same: `data/synonyms.toml`. A group is a term of its own."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from bot.errors import OperatorError
from bot.guidelines.search.words import term, words


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a group, found at `start` in a text; `concept` is the group's own term."""

    concept: str
    start: int
    length: int


class Synonyms:
    """Groups of phrases, found in texts by their stems, stop words included ("over the air")."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        known: set[str] = set()
        for number, group in enumerate(groups):
            for phrase in group:
                spoken = words(phrase)
                known.update(spoken)
                stems = tuple(term(word) for word in spoken)
                # No word has this sign, so that a concept is never taken for one.
                self._by_first.setdefault(stems[0], []).append((stems, f"≈{number}"))
        self.words = frozenset(known)

    @classmethod
    def load(cls, data_dir: Path) -> "Synonyms":
        """Read `synonyms.toml` below `data_dir`. Raises OperatorError."""
        path = data_dir / "synonyms.toml"
        try:
            groups: object = tomllib.loads(path.read_text(encoding="utf-8")).get("groups")
        except (OSError, ValueError) as error:
            raise OperatorError(f"{path} cannot be read: {error}") from error
        if not isinstance(groups, list) or not all(_is_group(group) for group in cast("list[Any]", groups)):
            raise OperatorError(f"{path}: groups must be a list of lists of at least two phrases")
        return cls(cast("list[list[str]]", groups))

    def found_in(self, stems: Sequence[str]) -> Iterator[Found]:
        """Yield each phrase of a group in a sequence of stems; phrases may overlap."""
        for start, first in enumerate(stems):
            for phrase, concept in self._by_first.get(first, ()):
                if tuple(stems[start : start + len(phrase)]) == phrase:
                    yield Found(concept, start, len(phrase))


def _is_group(group: object) -> bool:
    phrases = cast("list[Any]", group) if isinstance(group, list) else []
    return len(phrases) > 1 and all(isinstance(phrase, str) and words(phrase) for phrase in phrases)

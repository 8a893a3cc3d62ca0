"""What somebody asked, understood: which terms to look for, how sure each is, and what stays unknown."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.guidelines.search.index import Index
from bot.guidelines.search.synonyms import Found, Synonyms
from bot.guidelines.search.words import is_telling, term, words

MOST_WORDS = 150  # of a question; what follows is not read
MOST_CORRECTIONS = 20
SHORTEST_CORRECTED = 4
SIMILAR = 0.74  # one wrong letter in four, two in eight
SYNONYM_WEIGHT = 0.9
SPELLING_WEIGHT = 0.8


class How(enum.StrEnum):
    """How a typed word led to a term."""

    SAME = "same"
    SPELLING = "spelling"
    SYNONYM = "synonym"


@dataclass(frozen=True, slots=True)
class Sought:
    """One term to look for. `covers` are the places of the words in the question that it stands for."""

    term: str
    weight: float
    how: How
    covers: tuple[int, ...]
    typed: str


@dataclass(frozen=True, slots=True)
class Question:
    """The telling words of a question with the worth of each, and the terms sought for them."""

    worths: tuple[float, ...]
    sought: tuple[Sought, ...]

    def weights(self, index: Index) -> dict[str, float]:
        """Return what each term counts, by how much it tells and how sure it is."""
        total: dict[str, float] = {}
        for one in self.sought:
            total[one.term] = total.get(one.term, 0.0) + one.weight * index.rarity(one.term)
        return total


class Lexicon:
    """The words of all documents, by length, for reading what was mistyped."""

    def __init__(self, spoken: Mapping[str, int], known: frozenset[str]) -> None:
        self._known = known | spoken.keys()
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._known, key=lambda word: (-spoken.get(word, 0), word)):
            self._by_length.setdefault(len(word), []).append(word)

    def knows(self, word: str) -> bool:
        """Tell whether the word occurs, as it is."""
        return word in self._known

    def nearest(self, word: str) -> str | None:
        """Return the word that was probably meant, the commonest of equally near ones."""
        if len(word) < SHORTEST_CORRECTED or not word.isalpha():
            return None
        lengths = range(len(word) - 2, len(word) + 3)
        near = [known for length in lengths for known in self._by_length.get(length, ())]
        best = process.extractOne(word, near, scorer=OSA.normalized_similarity, score_cutoff=SIMILAR)
        return best[0] if best else None


def understood(text: str, index: Index, lexicon: Lexicon, synonyms: Synonyms) -> Question:
    """Read a question. Nothing in it can make this fail."""
    typed = words(text)[:MOST_WORDS]
    telling = [place for place, word in enumerate(typed) if is_telling(word)]
    meant, corrected = _corrected(typed, telling, index, lexicon)
    stems = [term(word) for word in meant]
    concepts = [
        Sought(found.concept, SYNONYM_WEIGHT, How.SYNONYM, _places(found), " ".join(_part(typed, found)))
        for found in synonyms.found_in(stems)
        if found.concept in index.postings
    ]
    own: list[Sought] = []
    for place in (place for place in telling if stems[place] in index.postings):
        how, sure = (How.SPELLING, SPELLING_WEIGHT) if place in corrected else (How.SAME, 1.0)
        weight = sure * _tempered(stems[place], place, concepts, index)
        own.append(Sought(stems[place], weight, how, (place,), typed[place]))
    worths = {place: index.rarity(stems[place]) for place in telling}
    return Question(tuple(worths.get(place, 0.0) for place in range(len(typed))), (*own, *concepts))


def _tempered(stem: str, place: int, concepts: Sequence[Sought], index: Index) -> float:
    """Return the share of its rarity that a word with synonyms counts: it is as common as what it means."""
    rarities = [index.rarity(one.term) for one in concepts if one.covers == (place,)]
    return min((rarity / index.rarity(stem) for rarity in rarities), default=1.0)


def _places(found: Found) -> tuple[int, ...]:
    return tuple(range(found.start, found.start + found.length))


def _part(typed: Sequence[str], found: Found) -> Sequence[str]:
    return typed[found.start : found.start + found.length]


def _corrected(
    typed: Sequence[str], telling: Sequence[int], index: Index, lexicon: Lexicon
) -> tuple[list[str], frozenset[int]]:
    """Return the words as they were probably meant, and the places of those that were changed."""
    meant = list(typed)
    unknown = [p for p in telling if not lexicon.knows(typed[p]) and term(typed[p]) not in index.postings]
    asked = list(dict.fromkeys(typed[place] for place in unknown))[:MOST_CORRECTIONS]
    read_as = {word: lexicon.nearest(word) or word for word in asked}
    for place in unknown:
        meant[place] = read_as.get(typed[place], typed[place])
    return meant, frozenset(place for place in unknown if meant[place] != typed[place])

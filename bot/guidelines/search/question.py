"""What somebody asked, understood: which terms to look for, how sure each is, and what stays unknown."""

import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.guidelines.search.index import Index
from bot.guidelines.search.synonyms import Synonyms
from bot.guidelines.search.words import EVERYDAY, EVERYDAY_TERMS, is_telling, term, words

MOST_WORDS = 150  # of a question; what follows is not read
MOST_CORRECTIONS = 20
SHORTEST_CORRECTED = 4  # of these only letters that changed places: too many other words are near
SIMILAR = 0.74  # one wrong letter in four, two in eight
SIMILAR_INITIAL = 0.85  # the first letter is seldom mistyped: if it differs, another word was probably meant

# How much a term counts beside the word itself.
SYNONYM_WEIGHT = 0.9
SPELLING_WEIGHT = 0.8
FAMILY_WEIGHT = 0.4
EVERYDAY_WEIGHT = 0.6
IN_PHRASE_WEIGHT = 0.7  # a word of a phrase that is looked for as a whole


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
    """The words of a question with the worth of each (0 for the small ones), and the terms sought for them.

    `everyday` are the places of words that say little about the matter; `meant` is the question as it was
    probably meant.
    """

    worths: tuple[float, ...]
    sought: tuple[Sought, ...]
    everyday: frozenset[int]
    meant: str

    @property
    def telling_words(self) -> int:
        """How many words say anything."""
        return sum(1 for worth in self.worths if worth)

    @property
    def unknown_words(self) -> int:
        """How many of them no document holds, in whatever form; everyday ones do not count."""
        known = {place for one in self.sought for place in one.covers}
        return sum(
            1
            for place, worth in enumerate(self.worths)
            if worth and place not in known and place not in self.everyday
        )

    def weights(self, index: Index) -> dict[str, float]:
        """Return what each term counts, by how much it tells and how sure it is."""
        total: dict[str, float] = {}
        for one in self.sought:
            total[one.term] = total.get(one.term, 0.0) + one.weight * index.rarity(one.term)
        return total

    def meanings(self, index: Index) -> list[dict[str, float]]:
        """Return the weighted terms of each word or phrase: of one word's terms only the best counts."""
        told: dict[tuple[int, ...], dict[str, float]] = {}
        for one in self.sought:
            terms = told.setdefault(one.covers, {})
            terms[one.term] = max(terms.get(one.term, 0.0), one.weight * index.rarity(one.term))
        return list(told.values())


class Vocabulary:
    """Words as they are written, by length."""

    def __init__(self, spoken: Iterable[str]) -> None:
        """Take them with the commonest first."""
        self.known = dict.fromkeys(spoken)
        self.by_length: dict[int, list[str]] = {}
        for word in self.known:
            self.by_length.setdefault(len(word), []).append(word)


class Lexicon:
    """The words of all documents and of the glossary, for reading what was mistyped."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self.vocabularies = tuple(vocabularies)

    def knows(self, word: str) -> bool:
        """Tell whether the word occurs, as it is, or is an everyday one."""
        return word in EVERYDAY or any(word in one.known for one in self.vocabularies)

    def nearest(self, word: str) -> str | None:
        """Return the word that was probably meant, the commonest of equally near ones."""
        if len(word) < SHORTEST_CORRECTED or not word.isalpha():
            return None
        lengths = range(len(word) - 2, len(word) + 3)
        near = [
            known
            for length in lengths
            for one in self.vocabularies
            for known in one.by_length.get(length, ())
        ]
        alike = [known for known in near if known[0] == word[0]]
        if len(word) == SHORTEST_CORRECTED:
            return next((known for known in alike if sorted(known) == sorted(word)), None)
        return _nearest(word, alike, SIMILAR) or _nearest(word, near, SIMILAR_INITIAL)


def _nearest(word: str, near: Sequence[str], similar: float) -> str | None:
    best = process.extractOne(word, near, scorer=OSA.normalized_similarity, score_cutoff=similar)
    return best[0] if best else None


def understood(text: str, index: Index, lexicon: Lexicon, synonyms: Synonyms) -> Question:
    """Read a question. Nothing in it can make this fail."""
    typed = words(text)[:MOST_WORDS]
    telling = [place for place, word in enumerate(typed) if is_telling(word)]
    meant, corrected = _corrected(typed, telling, index, lexicon)
    stems = [term(word) for word in meant]
    concepts = [
        Sought(found.concept, SYNONYM_WEIGHT, How.SYNONYM, found.places, _part(typed, found.places))
        for found in synonyms.found_in(stems)
        if index.has(found.concept)
    ]
    in_phrase = {place for one in concepts if len(one.covers) > 1 for place in one.covers}
    own: list[Sought] = []
    for place in telling:
        sure = (SPELLING_WEIGHT if place in corrected else 1.0) * _plainness(stems[place])
        sure *= IN_PHRASE_WEIGHT if place in in_phrase else 1.0
        how = How.SPELLING if place in corrected else How.SAME
        own += _own(stems[place], sure, how, place, typed[place], index)
    worths = {place: index.rarity(stems[place]) * _plainness(stems[place]) for place in telling}
    everyday = frozenset(place for place in telling if stems[place] in EVERYDAY_TERMS)
    sought = (*own, *concepts)
    meant_text = " ".join(meant) if corrected else text
    return Question(
        tuple(worths.get(place, 0.0) for place in range(len(typed))), sought, everyday, meant_text
    )


def _plainness(stem: str) -> float:
    return EVERYDAY_WEIGHT if stem in EVERYDAY_TERMS else 1.0


def _own(stem: str, sure: float, how: How, place: int, typed: str, index: Index) -> Iterator[Sought]:
    """Yield the word itself, and the others of its family."""
    if index.has(stem):
        yield Sought(stem, sure, how, (place,), typed)
    for cousin in index.family(stem):
        if cousin != stem:
            yield Sought(cousin, sure * FAMILY_WEIGHT, how, (place,), typed)


def _part(typed: Sequence[str], places: Sequence[int]) -> str:
    return " ".join(typed[places[0] : places[-1] + 1])


def _corrected(
    typed: Sequence[str], telling: Sequence[int], index: Index, lexicon: Lexicon
) -> tuple[list[str], frozenset[int]]:
    """Return the words as they were probably meant, and the places of those that were changed."""
    meant = list(typed)
    unknown = [p for p in telling if not lexicon.knows(typed[p]) and not index.has(term(typed[p]))]
    asked = list(dict.fromkeys(typed[place] for place in unknown))[:MOST_CORRECTIONS]
    read_as = {word: lexicon.nearest(word) or word for word in asked}
    for place in unknown:
        meant[place] = read_as.get(typed[place], typed[place])
    return meant, frozenset(place for place in unknown if meant[place] != typed[place])

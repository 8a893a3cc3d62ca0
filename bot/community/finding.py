"""Finding people by words, mistyped or not. Pure; what is found is what its owner made visible."""

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_WORD = re.compile(r"\w+")
SHORTEST_MISTYPED = 4  # letters; shorter words are too like each other
SHORTEST_BEGINNING = 2
LIKE_ENOUGH = 0.7  # of 1
WHOLE, BEGINNING, MISTYPED = 1.0, 0.9, 0.8  # how well a word fits what was typed
NAME, PLACE, LIST, TEXT = 3.0, 2.0, 1.5, 1.0  # how much the place where it stands says of somebody

Words = Mapping[str, float]  # each word with the weight of the best place where it stands
Fits = Mapping[str, float]  # each word that fits a typed one, and how well


def folded(text: str) -> str:
    """Return text as it is compared: without accents and capitals, on one line."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def words_of(*texts: tuple[str | None, float]) -> Words:
    """Return the words of texts, each text with its weight. Equal words of many people are one object."""
    weights: dict[str, float] = {}
    for text, weight in texts:
        for word in _WORD.findall(folded(text or "")):
            kept = sys.intern(word)
            weights[kept] = max(weight, weights.get(kept, 0.0))
    return weights


def fits_of(query: str, vocabulary: Collection[str]) -> list[Fits]:
    """Return for each typed word the words of the vocabulary that fit it."""
    return [_fits(word, vocabulary) for word in dict.fromkeys(_WORD.findall(folded(query)))]


def score(words: Words, wanted: Iterable[Fits], *, all_of_it: bool) -> float:
    """Tell how well somebody's words fit, 0 for not at all. `all_of_it`: every typed word must fit."""
    total = 0.0
    for fits in wanted:
        shared = fits.keys() & words.keys()
        if shared:
            total += max(fits[word] * words[word] for word in shared)
        elif all_of_it:
            return 0.0
    return total


def _fits(typed: str, vocabulary: Collection[str]) -> Fits:
    fits: dict[str, float] = {}
    if len(typed) >= SHORTEST_MISTYPED:
        likeness = DamerauLevenshtein.normalized_similarity
        near = process.extract(typed, vocabulary, scorer=likeness, limit=None, score_cutoff=LIKE_ENOUGH)
        fits = {word: like * MISTYPED for word, like, _ in near}
    if len(typed) >= SHORTEST_BEGINNING:
        fits |= {word: BEGINNING for word in vocabulary if word.startswith(typed)}
    if typed in vocabulary:
        fits[typed] = WHOLE
    return fits


class Vocabulary:
    """The words that are in use, counted, so that the last use of one can end."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    @property
    def words(self) -> Collection[str]:
        """Return the words."""
        return self._counts.keys()

    def add(self, words: Iterable[str]) -> None:
        """Count these words in."""
        self._counts.update(words)

    def remove(self, words: Iterable[str]) -> None:
        """Count these words out."""
        for word in words:
            self._counts[word] -= 1
            if not self._counts[word]:
                del self._counts[word]

"""How near documents are to a question in meaning, and what that makes of their scores by words."""

import math
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from threading import Lock
from typing import Any

from bot.guidelines.search.layer import Document
from bot.guidelines.search.meaning.mind import Mind

PROSE = ("gist", "body")  # the fields that say something in sentences
PIECE = 80  # words
FEW = 80  # pieces that may be learnt while somebody waits: about a second
MEANING_WEIGHT = 1.25  # beside 1 for words, both measured by how far a document stands out from the others


class Meaning:
    """What the documents of one layer mean: a vector for each piece of each, once they were learnt."""

    def __init__(self, mind: Mind, documents: Sequence[Document]) -> None:
        self.mind = mind
        self._pieces: Sequence[Sequence[str]] = [list(pieces(document)) for document in documents]
        self._rows: Any = None
        self._firsts: list[int] = []
        self._lock = Lock()

    @property
    def is_known(self) -> bool:
        """Tell whether the documents were learnt."""
        return self._rows is not None

    def learn(self, most: int) -> None:
        """Work at most so many vectors out; the mind must be awake."""
        with self._lock:
            texts = [text for of_one in self._pieces for text in of_one]
            if self.is_known or not texts or not self.mind.learn(texts, most):
                return
            lengths = [len(of_one) for of_one in self._pieces]
            self._firsts = [sum(lengths[:place]) for place in range(len(lengths))]
            self._rows = self.mind.vectors(texts)
            self._pieces = ()

    def nearness(self, question: Any) -> list[float]:  # noqa: ANN401 - an array of numpy, which may be missing
        """Return for each document how near its nearest piece is, from -1 to 1."""
        return self.mind.numpy.maximum.reduceat(self._rows @ question, self._firsts).tolist()


def pieces(document: Document) -> Iterator[str]:
    """Cut what a document says into pieces of some sentences, each below the title."""
    title = document.fields.get("title", "")
    told = [document.fields[name].split() for name in PROSE if document.fields.get(name)]
    for all_words in told or [[]]:
        for start in range(0, len(all_words) or 1, PIECE):
            yield f"{title}. {' '.join(all_words[start : start + PIECE])}"


def near(meanings: Sequence[Meaning], sizes: Sequence[int], text: str) -> Sequence[float]:
    """Return the nearness of every document of all layers to a question; that of unknown ones is a mean."""
    question = meanings[0].mind.question(text)
    known = [one.nearness(question) if one.is_known else None for one in meanings]
    told = [value for rows in known if rows is not None for value in rows]
    mean = sum(told) / len(told)
    return [
        value
        for rows, size in zip(known, sizes, strict=True)
        for value in (rows if rows is not None else [mean] * size)
    ]


def fused(by_words: Mapping[int, float], nearness: Sequence[float]) -> dict[int, float]:
    """Return one score for each document (by number) from both; 0 is that of the average document."""
    words = _standing_out([by_words.get(number, 0.0) for number in range(len(nearness))])
    meaning = _standing_out(nearness)
    together = (word + MEANING_WEIGHT * value for word, value in zip(words, meaning, strict=True))
    return dict(enumerate(together))


def _standing_out(values: Sequence[float]) -> list[float]:
    """Return how many standard deviations each value lies above the mean."""
    mean = fmean(values)
    deviation = math.sqrt(fmean([(value - mean) ** 2 for value in values])) or 1.0
    return [(value - mean) / deviation for value in values]

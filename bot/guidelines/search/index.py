"""The index: layers of documents that are searched as if they had been read together.

A large layer is read once and shared; whoever has a few documents beside it puts a layer of their own on top.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.guidelines.search.families import family
from bot.guidelines.search.layer import Layer
from bot.guidelines.search.weighing import rarity


class Index:
    """Postings of every term and concept in the documents of all layers, numbered through. Only read."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = tuple(layers)
        self.keys = tuple(key for layer in layers for key in layer.keys)
        self.titles = tuple(title for layer in layers for title in layer.titles)
        self.size = len(self.keys)
        self._offsets = [sum(len(layer.keys) for layer in layers[:place]) for place in range(len(layers))]

    def has(self, word: str) -> bool:
        """Tell whether any document holds a term."""
        return any(word in layer.terms for layer in self.layers)

    def family(self, stem: str) -> Sequence[str]:
        """Return the terms of the family of a stem."""
        root = family(stem)
        return tuple(dict.fromkeys(one for layer in self.layers for one in layer.family(root)))

    def rarity(self, word: str) -> float:
        """Return how much a term tells; one that no document holds tells most."""
        places = (layer.place(word) for layer in self.layers)
        return rarity(self.size, sum(end - start for start, end in places))

    def holds(self, word: str, document: int) -> bool:
        """Tell whether a document, by number, holds a term."""
        for layer, offset in zip(self.layers, self._offsets, strict=True):
            if offset <= document < offset + len(layer.keys):
                start, end = layer.place(word)
                place = bisect_left(layer.documents, document - offset, start, end)
                return place < end and layer.documents[place] == document - offset
        return False

    def held(self, word: str) -> Iterator[tuple[int, float]]:
        """Yield the documents, by number, that hold a term, and what it is worth in each."""
        for layer, offset in zip(self.layers, self._offsets, strict=True):
            start, end = layer.place(word)
            for document, worth in zip(layer.documents[start:end], layer.worths[start:end], strict=True):
                yield document + offset, worth


def scored(index: Index, meanings: Iterable[Mapping[str, float]]) -> dict[int, float]:
    """Return the score of each document (by number) that holds one of the weighted terms.

    Of the terms that stand for the same word of a question, the one that counts most in a document counts.
    """
    scores: dict[int, float] = {}
    for weights in meanings:
        for document, score in _best(index, weights).items():
            scores[document] = scores.get(document, 0.0) + score
    return scores


def _best(index: Index, weights: Mapping[str, float]) -> Mapping[int, float]:
    best: dict[int, float] = {}
    for word, weight in weights.items():
        for document, worth in index.held(word):
            score = weight * worth
            if score > best.get(document, 0.0):
                best[document] = score
    return best

"""The index: for each term the documents that hold it, and its worth in each, worked out beforehand."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.guidelines.search.families import families, family
from bot.guidelines.search.synonyms import Synonyms, is_concept
from bot.guidelines.search.weighing import Weighing, rarity
from bot.guidelines.search.words import is_telling, term, words


@dataclass(frozen=True, slots=True)
class Document:
    """Something to find: a key of one's own, and texts under the names of fields."""

    key: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents (by number, ascending) that hold a term, and what it is worth in each."""

    documents: "array[int]"
    worths: "array[float]"

    def holds(self, document: int) -> bool:
        """Tell whether a document holds the term."""
        place = bisect_left(self.documents, document)
        return place < len(self.documents) and self.documents[place] == document


class Index:
    """Postings of every term and concept. Built once, then only read."""

    def __init__(self, documents: Sequence[Document], synonyms: Synonyms, weighing: Weighing) -> None:
        self.size = len(documents)
        self.postings: dict[str, Postings] = {}
        self.spoken: Counter[str] = Counter()  # words as they are written, for typing errors
        held = [self._counted(document, synonyms) for document in documents]
        averages = _averages([lengths for _, lengths in held])
        for number, (counts, lengths) in enumerate(held):
            relative = {name: length / averages[name] for name, length in lengths.items()}
            for word, fields in _by_term(counts).items():
                worth = weighing.saturated(weighing.frequency(fields, relative))
                posting = self.postings.setdefault(word, Postings(array("l"), array("f")))
                posting.documents.append(number)
                posting.worths.append(worth)
        self._rarities = {
            word: rarity(self.size, len(held.documents)) for word, held in self.postings.items()
        }
        self._families = families(word for word in self.postings if not is_concept(word))

    def family(self, stem: str) -> Sequence[str]:
        """Return the terms of the family of a stem."""
        return self._families.get(family(stem), ())

    def rarity(self, word: str) -> float:
        """Return how much a term tells; one that no document holds tells most."""
        return self._rarities.get(word) or rarity(self.size, 0)

    def _counted(
        self, document: Document, synonyms: Synonyms
    ) -> tuple[dict[str, Counter[str]], dict[str, int]]:
        """Return the counts of the terms of each field, and the length of each field."""
        counts: dict[str, Counter[str]] = {}
        lengths: dict[str, int] = {}
        for name, text in document.fields.items():
            spoken = words(text)
            told = [word for word in spoken if is_telling(word)]
            self.spoken.update(told)
            lengths[name] = len(told)
            concepts = (found.concept for found in synonyms.found_in([term(word) for word in spoken]))
            counts[name] = Counter((*(term(word) for word in told), *concepts))
        return counts, lengths


def _by_term(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, int]]:
    """Return the counts of one document by term, then field; of all documents at once it takes megabytes."""
    by_term: dict[str, dict[str, int]] = {}
    for name, counted in counts.items():
        for word, count in counted.items():
            by_term.setdefault(word, {})[name] = count
    return by_term


def _averages(lengths: Sequence[Mapping[str, int]]) -> dict[str, float]:
    names = {name for of_one in lengths for name in of_one}
    return {name: _average([of_one.get(name, 0) for of_one in lengths]) for name in names}


def _average(values: Sequence[int]) -> float:
    return max(sum(values) / len(values), 1.0)


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
        for document, worth in _held(index, word):
            score = weight * worth
            if score > best.get(document, 0.0):
                best[document] = score
    return best


def _held(index: Index, word: str) -> Iterator[tuple[int, float]]:
    posting = index.postings.get(word)
    return iter(()) if posting is None else zip(posting.documents, posting.worths, strict=True)

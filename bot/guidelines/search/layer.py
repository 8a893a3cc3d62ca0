"""A layer of an index: for each term the documents that hold it, and its worth in each, worked out once.

Flat arrays instead of an object for each term: a third of the memory, and stored and read as they are.
"""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from bot.guidelines.search.families import family
from bot.guidelines.search.synonyms import Synonyms, is_concept
from bot.guidelines.search.weighing import Weighing
from bot.guidelines.search.words import is_telling, term, words


@dataclass(frozen=True, slots=True)
class Document:
    """Something to find: a key of one's own, and texts under the names of fields."""

    key: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layer:
    """Some documents, read. They are numbered as they came; `titles` are their words.

    The documents of term number n are `documents[starts[n] : starts[n + 1]]`, ascending; `worths` says at the
    same places what it is worth in each. `families` names the terms of a family but its root;
    `spoken` are words as they are written, the commonest first; `averages` the lengths of fields.
    """

    keys: tuple[str, ...]
    titles: tuple[str, ...]
    terms: Mapping[str, int]
    starts: "array[int]"
    documents: "array[int]"
    worths: "array[float]"
    families: Mapping[str, Sequence[str]]
    spoken: Sequence[str]
    averages: Mapping[str, float]

    def place(self, term: str) -> tuple[int, int]:
        """Return from where to where a term's documents stand."""
        number = self.terms.get(term)
        return (0, 0) if number is None else (self.starts[number], self.starts[number + 1])

    def family(self, root: str) -> tuple[str, ...]:
        """Return the terms of a family."""
        own = (root,) if root in self.terms else ()
        return (*own, *self.families.get(root, ()))


def read_layer(
    documents: Sequence[Document],
    synonyms: Synonyms,
    weighing: Weighing | None = None,
    averages: Mapping[str, float] | None = None,
) -> Layer:
    """Read documents. `averages` are those of documents that these are found beside."""
    weighing = weighing or Weighing()
    spoken: Counter[str] = Counter()
    counted = [_counted(document, synonyms, spoken) for document in documents]
    averages = averages or _averages([lengths for _, lengths in counted])
    held: dict[str, tuple[list[int], list[float]]] = {}
    for number, (counts, lengths) in enumerate(counted):
        relative = {name: length / averages.get(name, 1.0) for name, length in lengths.items()}
        for word, fields in _by_term(counts).items():
            numbers, worths = held.setdefault(word, ([], []))
            numbers.append(number)
            worths.append(weighing.saturated(weighing.frequency(fields, relative)))
    return Layer(
        keys=tuple(document.key for document in documents),
        titles=tuple(" ".join(words(document.fields.get("title", ""))) for document in documents),
        terms={word: number for number, word in enumerate(held)},
        starts=_starts([len(numbers) for numbers, _ in held.values()]),
        documents=array("I", chain.from_iterable(numbers for numbers, _ in held.values())),
        worths=array("f", chain.from_iterable(worths for _, worths in held.values())),
        families=_families([word for word in held if not is_concept(word)]),
        spoken=sorted(spoken, key=lambda word: (-spoken[word], word)),
        averages=averages,
    )


def _counted(
    document: Document, synonyms: Synonyms, spoken: Counter[str]
) -> tuple[dict[str, Counter[str]], dict[str, int]]:
    """Return the counts of the terms of each field, and the length of each field."""
    counts: dict[str, Counter[str]] = {}
    lengths: dict[str, int] = {}
    for name, text in document.fields.items():
        all_words = words(text)
        told = [word for word in all_words if is_telling(word)]
        spoken.update(told)
        lengths[name] = len(told)
        concepts = (found.concept for found in synonyms.found_in([term(word) for word in all_words]))
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
    return {name: _average([of_one.get(name, 0) for of_one in lengths]) for name in sorted(names)}


def _average(values: Sequence[int]) -> float:
    return max(sum(values) / len(values), 1.0)


def _starts(lengths: Sequence[int]) -> "array[int]":
    return array("I", accumulate(lengths, initial=0))


def _families(stems: Sequence[str]) -> dict[str, list[str]]:
    members: dict[str, list[str]] = {}
    for stem in stems:
        root = family(stem)
        if root != stem:
            members.setdefault(root, []).append(stem)
    return members

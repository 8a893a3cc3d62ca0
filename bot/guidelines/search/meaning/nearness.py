"""How near documents are to a question in meaning, and what that makes of their scores by words."""

from collections.abc import Iterator, Mapping, Sequence
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

    def nearness(self, question: Any) -> Any:  # noqa: ANN401 - arrays of numpy, which may be missing
        """Return for each document how near its nearest piece is, from -1 to 1."""
        numpy = self.mind.numpy
        # On one thread: `@` would wake a thread for each processor, and take six times as long for it.
        near = numpy.einsum("ij,j->i", self._rows, question)
        return numpy.maximum.reduceat(near, self._firsts)


def pieces(document: Document) -> Iterator[str]:
    """Cut what a document says into pieces of some sentences, each below the title."""
    title = document.fields.get("title", "")
    told = [document.fields[name].split() for name in PROSE if document.fields.get(name)]
    for all_words in told or [[]]:
        for start in range(0, len(all_words) or 1, PIECE):
            yield f"{title}. {' '.join(all_words[start : start + PIECE])}"


def near(meanings: Sequence[Meaning], sizes: Sequence[int], text: str) -> Any:  # noqa: ANN401 - as above
    """Return the nearness of every document of all layers to a question; that of unknown ones is a mean."""
    mind = meanings[0].mind
    numpy, question = mind.numpy, mind.question(text)
    known = [one.nearness(question) if one.is_known else None for one in meanings]
    mean = numpy.concatenate([rows for rows in known if rows is not None]).mean()
    every = [
        numpy.full(size, mean) if rows is None else rows for rows, size in zip(known, sizes, strict=True)
    ]
    return numpy.concatenate(every)


def fused(
    by_words: Mapping[int, float],
    nearness: Any,  # noqa: ANN401 - as above
    numpy: Any,  # noqa: ANN401 - as above
    *,
    most: int,
    allowed: Sequence[int] | None = None,
) -> dict[int, float]:
    """Return one score from both for the best documents of those allowed; 0 is the average document."""
    words = numpy.zeros(len(nearness))
    words[list(by_words)] = list(by_words.values())
    together = _standing_out(words) + MEANING_WEIGHT * _standing_out(nearness)
    places = numpy.arange(len(nearness)) if allowed is None else numpy.array(allowed, int)
    best = places[numpy.argsort(-together[places], kind="stable")[:most]]
    return dict(zip(best.tolist(), together[best].tolist(), strict=True))


def _standing_out(values: Any) -> Any:  # noqa: ANN401 - as above
    """Return how many standard deviations each value lies above the mean."""
    return (values - values.mean()) / (values.std() or 1.0)

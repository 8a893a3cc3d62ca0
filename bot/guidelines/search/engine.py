"""Asking an index: the best documents for a question in somebody's own words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import fuzz, process

from bot.guidelines.search.index import Document, Index, scored
from bot.guidelines.search.question import Lexicon, Question, understood
from bot.guidelines.search.synonyms import Synonyms
from bot.guidelines.search.weighing import Weighing
from bot.guidelines.search.words import words

NEAR_TITLE = 85.0  # per cent; above it a mistyped title was meant


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document found, with how many words of the question it holds and what share (0 to 1) of its sense."""

    key: str
    score: float
    held_words: int
    coverage: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents found, best first, and how the question was understood."""

    question: Question
    ranked: tuple[Ranked, ...]


class Engine:
    """A search engine over documents. Pure: equal documents and questions give equal answers."""

    def __init__(
        self,
        documents: Sequence[Document],
        synonyms: Synonyms | None = None,
        weighing: Weighing | None = None,
    ) -> None:
        self.synonyms = synonyms or Synonyms()
        self.documents = {document.key: document for document in documents}
        self.index = Index(documents, self.synonyms, weighing or Weighing())
        self._keys = tuple(document.key for document in documents)
        self._titles = tuple(" ".join(words(document.fields.get("title", ""))) for document in documents)
        self._lexicon = Lexicon(self.index.spoken, self.synonyms.words)

    def ask(self, text: str, *, limit: int = 10, among: Collection[str] | None = None) -> Answer:
        """Return at most `limit` documents for a question, of those `among` if given."""
        question = understood(text, self.index, self._lexicon, self.synonyms)
        scores = scored(self.index, question.weights(self.index))
        self._raise_near_titles(text, scores)
        wanted = (item for item in scores.items() if among is None or self._keys[item[0]] in among)
        best = nlargest(limit, wanted, key=lambda item: (item[1], -item[0]))
        return Answer(
            question,
            tuple(self._ranked(question, number, score) for number, score in best),
        )

    def _raise_near_titles(self, text: str, scores: dict[int, float]) -> None:
        """Put documents first whose title is, but for typing errors, the question."""
        asked = " ".join(words(text[: 2 * max(map(len, self._titles), default=0)]))
        if not asked:
            return
        top = max(scores.values(), default=1.0)
        near = process.extract(asked, self._titles, scorer=fuzz.ratio, score_cutoff=NEAR_TITLE, limit=3)
        for _, similarity, number in near:
            scores[number] = scores.get(number, 0.0) + top * similarity / 100

    def _ranked(self, question: Question, number: int, score: float) -> Ranked:
        held = {
            place
            for one in question.sought
            if self.index.postings[one.term].holds(number)
            for place in one.covers
        }
        telling = {place for place in held if question.worths[place]}
        told = sum(question.worths[place] for place in telling)
        return Ranked(self._keys[number], score, len(telling), told / (sum(question.worths) or 1.0))

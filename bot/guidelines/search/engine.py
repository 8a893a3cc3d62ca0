"""Asking an index: the best documents for a question in somebody's own words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import fuzz, process

from bot.guidelines.search.index import Document, Index, scored
from bot.guidelines.search.question import Lexicon, Question, understood
from bot.guidelines.search.synonyms import Synonyms, is_concept
from bot.guidelines.search.weighing import Weighing
from bot.guidelines.search.words import words

NEAR_TITLE = 80.0  # per cent; above it a mistyped title was meant


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document found, and what speaks for it.

    `coverage` is the share (0 to 1) of the question's sense that it holds, `held_words` how many of its words
    that are not everyday ones; `on_subject` says that one of them is a term of the field, `named` that the
    question is the document's title, mistyped at most.
    """

    key: str
    score: float
    held_words: int
    coverage: float
    on_subject: bool
    named: bool


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
        self._longest_title = max(map(len, self._titles), default=0)
        self._lexicon = Lexicon(self.index.spoken, self.synonyms.words)

    def ask(self, text: str, *, limit: int = 10, among: Collection[str] | None = None) -> Answer:
        """Return at most `limit` documents for a question, of those `among` if given."""
        question = understood(text, self.index, self._lexicon, self.synonyms)
        scores = scored(self.index, question.meanings(self.index))
        named = self._raise_near_titles(text, scores)
        allowed = (
            (score, -number)
            for number, score in scores.items()
            if among is None or self._keys[number] in among
        )
        best = [(-place, score) for score, place in nlargest(limit, allowed)]
        return Answer(
            question,
            tuple(self._ranked(question, number, score, number in named) for number, score in best),
        )

    def _raise_near_titles(self, text: str, scores: dict[int, float]) -> frozenset[int]:
        """Put documents first whose title is, but for typing errors, the question; return which."""
        asked = " ".join(words(text[: 2 * self._longest_title]))
        if not asked:
            return frozenset()
        top = max(scores.values(), default=1.0)
        near = process.extract(asked, self._titles, scorer=fuzz.ratio, score_cutoff=NEAR_TITLE, limit=3)
        for _, similarity, number in near:
            scores[number] = top * (1 + similarity / 100)
        return frozenset(number for *_, number in near)

    def _ranked(self, question: Question, number: int, score: float, named: bool) -> Ranked:
        held = [one for one in question.sought if self.index.postings[one.term].holds(number)]
        places = {place for one in held for place in one.covers if question.worths[place]}
        matters = places - question.everyday
        told = sum(question.worths[place] for place in places)
        return Ranked(
            self._keys[number],
            score,
            len(matters),
            told / (sum(question.worths) or 1.0),
            any(is_concept(one.term) and not question.everyday.issuperset(one.covers) for one in held),
            named,
        )

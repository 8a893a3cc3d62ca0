"""Asking an index: the best documents for a question in somebody's own words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import fuzz, process

from bot.guidelines.search.index import Index, scored
from bot.guidelines.search.layer import Document, Layer, read_layer
from bot.guidelines.search.question import Lexicon, Question, Vocabulary, understood
from bot.guidelines.search.synonyms import Synonyms, is_concept
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
    """A search engine over layers of documents. Pure: equal documents and questions give equal answers."""

    def __init__(self, layers: Sequence[Layer], lexicon: Lexicon, synonyms: Synonyms) -> None:
        self.index = Index(layers)
        self._lexicon = lexicon
        self._synonyms = synonyms
        self._longest_title = max(map(len, self.index.titles), default=0)

    @classmethod
    def over(cls, documents: Sequence[Document], synonyms: Synonyms | None = None) -> "Engine":
        """Read documents."""
        synonyms = synonyms or Synonyms()
        layer = read_layer(documents, synonyms)
        return cls([layer], Lexicon([Vocabulary(layer.spoken), Vocabulary(synonyms.words)]), synonyms)

    def joined_by(self, documents: Sequence[Document]) -> "Engine":
        """Return an engine over these documents too, which reads only them; their keys are not taken."""
        layer = read_layer(documents, self._synonyms, averages=self.index.layers[0].averages)
        lexicon = Lexicon([*self._lexicon.vocabularies, Vocabulary(layer.spoken)])
        return Engine([*self.index.layers, layer], lexicon, self._synonyms)

    def ask(self, text: str, *, limit: int = 10, among: Collection[str] | None = None) -> Answer:
        """Return at most `limit` documents for a question, of those `among` if given."""
        question = understood(text, self.index, self._lexicon, self._synonyms)
        scores = scored(self.index, question.meanings(self.index))
        named = self._raise_near_titles(text, scores)
        allowed = (
            (score, -number)
            for number, score in scores.items()
            if among is None or self.index.keys[number] in among
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
        near = process.extract(asked, self.index.titles, scorer=fuzz.ratio, score_cutoff=NEAR_TITLE, limit=3)
        for _, similarity, number in near:
            scores[number] = top * (1 + similarity / 100)
        return frozenset(number for *_, number in near)

    def _ranked(self, question: Question, number: int, score: float, named: bool) -> Ranked:
        held = [one for one in question.sought if self.index.holds(one.term, number)]
        places = {place for one in held for place in one.covers if question.worths[place]}
        matters = places - question.everyday
        told = sum(question.worths[place] for place in places)
        return Ranked(
            self.index.keys[number],
            score,
            len(matters),
            told / (sum(question.worths) or 1.0),
            any(is_concept(one.term) and not question.everyday.issuperset(one.covers) for one in held),
            named,
        )

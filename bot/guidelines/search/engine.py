"""Asking an index: the best documents for a question in somebody's own words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

import structlog
from rapidfuzz import fuzz, process

from bot.guidelines.search.aids import Aids
from bot.guidelines.search.index import Index, scored
from bot.guidelines.search.layer import Document, Layer, read_layer
from bot.guidelines.search.meaning.model import ModelUnusable
from bot.guidelines.search.meaning.nearness import FEW, Meaning, fused, near
from bot.guidelines.search.question import Lexicon, Question, Vocabulary, understood
from bot.guidelines.search.storing import remembered_layer
from bot.guidelines.search.synonyms import Synonyms, is_concept
from bot.guidelines.search.weighing import rarity
from bot.guidelines.search.words import words

log = structlog.get_logger(__name__)

NEAR_TITLE = 80.0  # per cent; above it a mistyped title was meant


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document found, and what speaks for it.

    `coverage` is the share (0 to 1) of the question's sense that it holds, `held_words` how many of its words
    that are not everyday ones; `on_subject` says that one of them is a term of the field, `named` that the
    question is the document's title, mistyped at most. `worth` is what its words count (1: a word that no
    other holds, at its best), `nearness` how near it is in meaning, up to 1 (None if only words were
    compared); both make the `score`.
    """

    key: str
    held_words: int
    coverage: float
    on_subject: bool
    score: float = 0.0
    worth: float = 0.0
    named: bool = False
    nearness: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents found, best first, and how the question was understood."""

    question: Question
    ranked: tuple[Ranked, ...]


class Engine:
    """A search engine over layers of documents.

    Equal documents and questions give equal answers, before and after `learn`: then meaning counts too.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        lexicon: Lexicon,
        synonyms: Synonyms,
        meanings: Sequence[Meaning] = (),
    ) -> None:
        self.index = Index(layers)
        self._lexicon = lexicon
        self._synonyms = synonyms
        self._meanings = tuple(meanings)
        self._rarest = rarity(self.index.size, 1)
        self._longest_title = max(map(len, self.index.titles), default=0)

    @classmethod
    def over(
        cls, documents: Sequence[Document], synonyms: Synonyms | None = None, aids: Aids | None = None
    ) -> "Engine":
        """Read documents, or remember them."""
        synonyms, aids = synonyms or Synonyms(), aids or Aids()
        layer = remembered_layer(documents, synonyms, aids.cache)
        lexicon = Lexicon([Vocabulary(layer.spoken), Vocabulary(synonyms.words)])
        return cls([layer], lexicon, synonyms, [Meaning(aids.mind, documents)] if aids.mind else [])

    def joined_by(self, documents: Sequence[Document]) -> "Engine":
        """Return an engine over these documents too, which reads only them; their keys are not taken."""
        layer = read_layer(documents, self._synonyms, averages=self.index.layers[0].averages)
        lexicon = Lexicon([*self._lexicon.vocabularies, Vocabulary(layer.spoken)])
        own = [Meaning(self._meanings[0].mind, documents)] if self._meanings else []
        return Engine([*self.index.layers, layer], lexicon, self._synonyms, [*self._meanings, *own])

    def learn(self, most: int) -> bool:
        """Learn at most so many pieces of what the documents say; tell whether there is more.

        The first time that takes 15 ms a piece and the model half a second; what was learnt is remembered.
        """
        unknown = [one for one in self._meanings if not one.is_known and one.mind.wake()]
        for meaning in unknown[:1]:
            meaning.learn(most)
        return any(not one.is_known for one in unknown)

    @property
    def knows_meaning(self) -> bool:
        """Tell whether meaning counts: then a question takes some milliseconds beside the event loop."""
        return bool(self._meanings) and self._meanings[0].is_known

    def ask(
        self,
        text: str,
        *,
        limit: int = 10,
        among: Collection[str] | None = None,
        by_meaning: bool = True,
    ) -> Answer:
        """Return at most `limit` documents for a question, of those `among` if given."""
        question = understood(text, self.index, self._lexicon, self._synonyms)
        worths = scored(self.index, question.meanings(self.index))
        nearness = self._nearness(question.meant) if by_meaning and self.knows_meaning else None
        scores = dict(worths) if nearness is None else self._fused(worths, nearness, limit, among)
        named = self._raise_near_titles(text, scores)
        allowed = (
            (score, -number)
            for number, score in scores.items()
            if among is None or self.index.keys[number] in among
        )
        best = [(-place, score) for score, place in nlargest(limit, allowed)]
        ranked = [
            replace(
                self._told(question, number),
                score=score,
                worth=worths.get(number, 0.0) / self._rarest,
                named=number in named,
                nearness=None if nearness is None else float(nearness[number]),
            )
            for number, score in best
        ]
        return Answer(question, tuple(ranked))

    def _nearness(self, text: str) -> Sequence[float] | None:
        """Return how near each document is to a question, None if the model fails: then the words must do."""
        try:
            for meaning in self._meanings[1:]:
                meaning.learn(FEW)
            return near(self._meanings, [len(layer.keys) for layer in self.index.layers], text)
        except ModelUnusable as error:
            log.warning("a search went by words alone", reason=str(error))
            return None

    def _fused(
        self,
        worths: Mapping[int, float],
        nearness: Sequence[float],
        limit: int,
        among: Collection[str] | None,
    ) -> dict[int, float]:
        keys = self.index.keys
        allowed = None if among is None else [place for place, key in enumerate(keys) if key in among]
        return fused(worths, nearness, self._meanings[0].mind.numpy, most=limit, allowed=allowed)

    def _raise_near_titles(self, text: str, scores: dict[int, float]) -> frozenset[int]:
        """Put documents first whose title is, but for typing errors, the question; return which."""
        asked = " ".join(words(text[: 2 * self._longest_title]))
        if not asked:
            return frozenset()
        top = max(scores.values(), default=1.0)
        near = process.extract(asked, self.index.titles, scorer=fuzz.ratio, score_cutoff=NEAR_TITLE, limit=3)
        for _, similarity, number in near:
            scores[number] = top + similarity / 100 * (top or 1.0)
        return frozenset(number for *_, number in near)

    def _told(self, question: Question, number: int) -> Ranked:
        """Return what the words say for a document."""
        held = [one for one in question.sought if self.index.holds(one.term, number)]
        places = {place for one in held for place in one.covers if question.worths[place]}
        told = sum(question.worths[place] for place in places)
        return Ranked(
            self.index.keys[number],
            held_words=len(places - question.everyday),
            coverage=told / (sum(question.worths) or 1.0),
            on_subject=any(
                is_concept(one.term) and not question.everyday.issuperset(one.covers) for one in held
            ),
        )

"""Texts cut into passages, and the passage that answers a question best."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.guidelines.search.synonyms import Synonyms
from bot.guidelines.search.words import term, words

_MARKS = re.compile(r"^\s*(?:- \[[ xX]\] |- |\* |\d+\. |#+ |> )|\*\*|`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])")
_SHORT = 90  # characters; a shorter sentence takes the next one along
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Passage:
    """One or two sentences without Markdown, and the heading they stand below."""

    heading: str
    text: str


def plain(markdown: str) -> str:
    """Return one line of Markdown as plain text."""
    return _MARKS.sub("", _LINK.sub(r"\1", markdown)).strip()


def passages(heading: str, markdown: str) -> Iterator[Passage]:
    """Cut a text into passages: a list item stays whole, a paragraph is cut at its sentences."""
    for line in markdown.splitlines():
        text = plain(line)
        if line.lstrip().startswith("- "):
            yield Passage(heading, text)
        elif text:
            yield from (Passage(heading, sentence) for sentence in _sentences(text))


def _sentences(paragraph: str) -> Iterator[str]:
    held = ""
    for sentence in _SENTENCE_END.split(paragraph):
        held = f"{held} {sentence}".strip()
        if len(held) >= _SHORT:
            yield held
            held = ""
    if held:
        yield held


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage with the terms and concepts it holds."""

    passage: Passage
    held: frozenset[str]


def read_passage(passage: Passage, synonyms: Synonyms) -> ReadPassage:
    """Work out what a passage holds."""
    stems = [term(word) for word in words(passage.text)]
    return ReadPassage(passage, frozenset({*stems, *(found.concept for found in synonyms.found_in(stems))}))


def best_passage(read: Sequence[ReadPassage], weights: Mapping[str, float]) -> Passage | None:
    """Return the passage that holds most of the weighted terms, the first of equally good ones."""
    best, rating = None, 0.0
    for one in read:
        own = sum(weight for word, weight in weights.items() if word in one.held)
        if own > rating:
            best, rating = one.passage, own
    return best


def shortened(text: str, limit: int) -> str:
    """Cut a text at a word so that it has at most `limit` characters."""
    if len(text) <= limit:
        return text
    return text[: limit - len(ELLIPSIS)].rpartition(" ")[0].rstrip(",;:.") + ELLIPSIS

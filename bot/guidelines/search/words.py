"""From text to words: lower case, no accents, no punctuation, whatever the script."""

import re
import unicodedata
from functools import lru_cache

from bot.guidelines.search.everyday import EVERYDAY
from bot.guidelines.search.irregular import ROOTS
from bot.guidelines.search.spelling import american
from bot.guidelines.search.stemming import stem

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
LONGEST_WORD = 40  # what is longer is no word of any text here

_SAYING_NOTHING = """
a about after again all also am an and any anybody anyone are as at be because been before being best
but by can cannot could did do does doing don done down during each else ever every for from further get
gets getting give go goes going gone good got had has have having he help her here hers him his how i if
in into is it its itself just know let like make makes many may me might more most much must my need needs
no nor not now of off on once one only or other our ours out over own please put really same say shall she
should show so some somebody someone something still such take tell than that the their theirs them then
there these they thing things this those through to too under until up us use used using very want wants
was way we well were what when where whether which while who whom whose why will with without would you
your yours
"""
STOP_WORDS = frozenset(_SAYING_NOTHING.split())


def words(text: str) -> list[str]:
    """Return the words of a text in order, folded to lower case without accents."""
    plain = text.casefold().replace("’", "'")
    if not plain.isascii():
        plain = _NOT_ASCII.sub(_without_accents, plain)
    return [word.partition("'")[0] for word in _WORD.findall(plain)]


def _without_accents(signs: re.Match[str]) -> str:
    folded = unicodedata.normalize("NFKD", signs[0])
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


@lru_cache(maxsize=20_000)
def term(word: str) -> str:
    """Return what a word is indexed as: the stem of its root in American spelling."""
    return stem(american(ROOTS.get(word, word)))


def is_telling(word: str) -> bool:
    """Tell whether a word says anything about what is asked."""
    return word not in STOP_WORDS and len(word) <= LONGEST_WORD


EVERYDAY_TERMS = frozenset(map(term, EVERYDAY))
SILENT_TERMS = frozenset(map(term, STOP_WORDS))

"""What in a request would tell who wrote it: names, organisations, mentions, links. Pure.

A request goes to people who must not know its author. Better one word too many is marked than one too few:
the author sees which, changes it and sends it again.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.matchmaking.folding import Folded, fold
from bot.matchmaking.words import is_common, words_of

_INSIDE = 5  # letters from which a name counts within a longer word
_BROKEN = 4  # letters from which it counts however it is broken up
_AS_WRITTEN = 2  # letters up to which only the very same spelling counts
_SHORTEST_WORD = 3  # letters of a part of a name that counts by itself
_INITIALS = 3  # words from which their first letters are a name too

_MENTION = re.compile(r"<(?:@[!&]?|#|id:|/[^<>]{1,40}:)[\w-]{1,25}>|(?<![\w.])@[\w.]{2,40}", re.IGNORECASE)
_COMMON_ENDINGS = "app|biz|city|cloud|com|dev|digital|edu|example|gov|info|int|io|mil|net|online|org|pro"
_FILE_ENDINGS = r"(?:py|sh|md|so|cc|rs|js)\b"
_LINK = re.compile(
    r"""
      \b[a-z][a-z0-9+.-]{1,10}://\S+             # with its scheme, also hxxp://
    | \bwww\.\S+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+               # an e-mail address
    | \bdiscord(?:app)?\s*\.\s*(?:gg|com|me|io)\S*
    | (?<![\w.-])(?:[\w-]*[^\W\d_][\w-]*(?:\.|\s\.\s|\s?(?:\[\.\]|\(\.\)|\(dot\)|\[dot\])\s?))+?
      (?:COMMON|(?!FILES)(?-i:(?![A-Z][a-z]\b))[a-z]{2})(?![\w-])(?:/\S*)?   # "city.In" begins a sentence
    """.replace("COMMON", _COMMON_ENDINGS).replace("FILES", _FILE_ENDINGS),
    re.IGNORECASE | re.VERBOSE,
)


class Why(StrEnum):
    """What a marked part is."""

    NAME = "name"
    ORGANISATION = "organisation"
    MENTION = "mention"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Author:
    """What others would know an author by."""

    user_id: int
    names: tuple[str, ...]
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GiveAway:
    """A part of a text, from `start` up to `end`, that would tell who wrote it."""

    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class _Name:
    letters: str
    why: Why
    spelling: str | None = None  # set: only this very spelling counts


def give_aways(text: str, author: Author, common: Collection[str]) -> tuple[GiveAway, ...]:
    """Return what gives the author away, in order and apart from each other; `common` words tell nothing."""
    found = [GiveAway(match.start(), match.end(), Why.LINK) for match in _LINK.finditer(text)]
    found += [GiveAway(match.start(), match.end(), Why.MENTION) for match in _MENTION.finditer(text)]
    found += [
        GiveAway(match.start(), match.end(), Why.NAME) for match in re.finditer(str(author.user_id), text)
    ]
    folded = fold(text)
    for name in _names(author, common):
        found += _occurrences(name, text, folded)
    return _apart(found)


def _names(author: Author, common: Collection[str]) -> Iterator[_Name]:
    for why, called in ((Why.NAME, author.names), (Why.ORGANISATION, author.organisations)):
        for whole in called:
            yield from _spellings(whole, why, common)


def _spellings(whole: str, why: Why, common: Collection[str]) -> Iterator[_Name]:
    """Yield a name, its telling words, and the initials of a long one."""
    letters, words = fold(whole).letters, whole.split()
    ordinary = len(letters) <= _AS_WRITTEN or is_common(letters, common)
    if len(letters) > 1:
        yield _Name(letters, why, whole.strip() if ordinary else None)
    for word in words_of(whole):
        if len(word) >= _SHORTEST_WORD and not is_common(word, common):
            yield _Name(word, why)
    if len(words) >= _INITIALS:
        initials = "".join(word[0] for word in words).upper()
        yield _Name(fold(initials).letters, why, initials)


def _occurrences(name: _Name, text: str, folded: Folded) -> Iterator[GiveAway]:
    start = folded.letters.find(name.letters) if name.letters else -1
    while start >= 0:
        end = start + len(name.letters)
        place, last = folded.places[start], folded.places[end - 1] + 1
        if _counts(name, text[place:last], folded, start, end):
            yield GiveAway(place, last, name.why)
        start = folded.letters.find(name.letters, start + 1)


def _counts(name: _Name, written: str, folded: Folded, start: int, end: int) -> bool:
    """Tell whether these letters are the name, and not by chance a part of other words."""
    stands_alone = start in folded.borders and end in folded.borders
    if name.spelling is not None:
        return stands_alone and written == name.spelling
    breaks = folded.pieces[end - 1] - folded.pieces[start]
    if breaks == 0:
        return stands_alone or len(name.letters) >= _INSIDE
    is_spelt_out = breaks == len(name.letters) - 1
    return stands_alone and (is_spelt_out or len(name.letters) >= _BROKEN)


def _apart(found: Iterable[GiveAway]) -> tuple[GiveAway, ...]:
    """Join what overlaps; the part that begins first names the reason."""
    apart: list[GiveAway] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if apart and one.start < apart[-1].end:
            apart[-1] = GiveAway(apart[-1].start, max(apart[-1].end, one.end), apart[-1].why)
        else:
            apart.append(one)
    return tuple(apart)

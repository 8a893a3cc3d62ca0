"""Texts cut into the pieces of words that a BERT model knows (uncased), as its own tokenizer does it."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

BEGIN, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100

# Signs that are words of their own: punctuation, what ASCII has besides letters and digits, and ideographs.
_IDEOGRAPHS = (
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002a6df\U0002a700-\U0002b73f\U0002b740-\U0002b81f\U0002b820-\U0002ceaf\U0002f800-\U0002fa1f"
)
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs"})
_ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class WordPieces:
    """The pieces of one vocabulary, by the numbers that its model knows them by."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._of_word = lru_cache(maxsize=20_000)(self._cut)

    def numbers(self, text: str, limit: int) -> list[int]:
        """Return the numbers of a text's pieces between those of begin and end, at most `limit`."""
        pieces = [number for word in _words(text) for number in self._of_word(word)]
        return [self._numbers[BEGIN], *pieces[: limit - 2], self._numbers[END]]

    def _cut(self, word: str) -> tuple[int, ...]:
        """Cut a word into the longest known pieces from the left; what cannot be is unknown as a whole."""
        found: list[int] = []
        start = 0
        while start < len(word) <= LONGEST_WORD:
            piece = self._longest(word, start)
            if piece is None:
                break
            found.append(self._numbers[piece])
            start += len(piece.removeprefix("##")) if start else len(piece)
        return tuple(found) if start == len(word) else (self._numbers[UNKNOWN],)

    def _longest(self, word: str, start: int) -> str | None:
        prefix = "##" if start else ""
        pieces = (prefix + word[start:end] for end in range(len(word), start, -1))
        return next((piece for piece in pieces if piece in self._numbers), None)


def _words(text: str) -> list[str]:
    plain = _IDEOGRAPH.sub(r" \g<0> ", "".join(_visible(sign) for sign in text))
    plain = unicodedata.normalize("NFD", plain).lower()
    return "".join(_apart(sign) for sign in plain).split()


def _visible(sign: str) -> str:
    if sign in "\t\n\r":
        return " "
    if sign == "\ufffd" or unicodedata.category(sign) in _INVISIBLE:
        return ""
    return " " if sign.isspace() else sign


def _apart(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Mn":
        return ""
    return f" {sign} " if sign in _ASCII_SIGNS or category.startswith("P") else sign

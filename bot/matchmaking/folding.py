"""Text as a reader hears it: case, accents, look-alike letters and hidden characters make no difference."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Cyrillic and Greek letters that look like Latin ones, and digits and signs that are written for letters.
# "i" and "l" are one: a "1" may stand for either.
_LOOK_ALIKES = str.maketrans(
    "авекмнорстухѕіјԁԛԝӏɡαβεικνορτυχℓiı|013457$€",
    "abekmhopctyxsljdqwlgabelkvoptuxlllloleastse",
)


@dataclass(frozen=True, slots=True)
class Folded:
    """The letters and digits of a text in one plain spelling.

    `places` are their indices in the text; `pieces` count the parts between other characters; at `borders` a
    word may begin or end, which they also may inside a part, as in "AcmeCloud" or "acme2".
    """

    letters: str
    places: tuple[int, ...]
    pieces: tuple[int, ...]
    borders: frozenset[int]


def fold(text: str) -> Folded:
    """Bring a text into one plain spelling."""
    letters: list[tuple[str, int, int]] = []
    borders = {0}
    piece, before = 0, ""
    for place, character in enumerate(text):
        if unicodedata.category(character) in {"Cf", "Mn"}:
            continue  # nobody sees these
        plain = fold_character(character)
        if not plain:
            piece, before = piece + 1, ""
            continue
        if _begins_word(before, character):
            borders.add(len(letters))
        letters.extend((each, place, piece) for each in plain)
        before = character
    borders.add(len(letters))
    return Folded(
        "".join(letter for letter, _, _ in letters),
        tuple(place for _, place, _ in letters),
        tuple(number for _, _, number in letters),
        frozenset(borders),
    )


def fold_character(character: str) -> str:
    """Return the letters and digits that a character stands for, none for what separates words."""
    return "".join(_plain(character))


def _plain(character: str) -> Iterator[str]:
    for part in unicodedata.normalize("NFKD", character).casefold():
        for letter in unicodedata.normalize("NFKD", part.translate(_LOOK_ALIKES)):
            if letter.isalnum():
                yield letter


def _begins_word(before: str, character: str) -> bool:
    if not before:
        return True
    return (before.islower() and character.isupper()) or before.isdigit() != character.isdigit()

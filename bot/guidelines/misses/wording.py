"""A question as it is kept: the same for small differences, and without what may name a person."""

import re
import unicodedata

LONGEST = 200
PASSES = 5
PHONE_DIGITS = 9  # shorter numbers are those of standards and advisories

_MENTION = re.compile(r"<[^<>\s]*\d{15,}>")
_ADDRESS = re.compile(r"\S+@\S+|\w+://\S+|\bwww\.\S+")
_NUMBER = re.compile(r"\+?\d[\d ()/.-]*\d")
_ENDS = " \t.,;:!?¿¡\"'“”„«»()[]*_`~>#-"


def normalised(question: str) -> str | None:
    """Return the question in one line of lower case, None if no letter or digit is left.

    Mentions, addresses and telephone numbers are left out.
    """
    text = _once(question)
    for _ in range(PASSES):  # what was left out may bring together what should be left out too
        text = _once(text)
    return text if any(sign.isalnum() for sign in text) else None


def _once(question: str) -> str:
    seen = "".join(sign for sign in question if sign.isprintable() or sign.isspace())
    text = _on_one_line(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold()))
    text = _ADDRESS.sub(" ", _MENTION.sub(" ", text))
    text = _NUMBER.sub(lambda found: " " if _is_phone(found[0]) else found[0], text)
    return _on_one_line(text)[:LONGEST].strip(_ENDS)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _is_phone(number: str) -> bool:
    return sum(sign.isdigit() for sign in number) >= PHONE_DIGITS

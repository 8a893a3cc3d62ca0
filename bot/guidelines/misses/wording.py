"""A question as it is kept: the same for small differences, and without what may name a person."""

import re
import unicodedata

LONGEST = 200
PHONE_DIGITS = 9  # shorter numbers are those of standards and advisories

_MENTION = re.compile(r"<[^<>\s]*\d{15,}>")
_ADDRESS = re.compile(r"\S+@\S+|\w+://\S+|\bwww\.\S+")
_NUMBER = re.compile(r"\+?\d[\d ()/.-]*\d")
_ENDS = " \t.,;:!?¿¡\"'“”„«»()[]*_`~>#-"


def normalised(question: str) -> str | None:
    """Return the question in one line of lower case, None if no letter or digit is left.

    Mentions, addresses and telephone numbers are left out.
    """
    text = unicodedata.normalize("NFKC", question)
    text = _ADDRESS.sub(" ", _MENTION.sub(" ", text))
    text = _NUMBER.sub(lambda found: " " if _is_phone(found[0]) else found[0], text)
    text = "".join(sign for sign in " ".join(text.casefold().split()) if sign.isprintable())
    text = text[:LONGEST].strip(_ENDS)
    return text if any(sign.isalnum() for sign in text) else None


def _is_phone(number: str) -> bool:
    return sum(sign.isdigit() for sign in number) >= PHONE_DIGITS

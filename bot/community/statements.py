"""What members may write of themselves: limits, and what is refused."""

import re
from dataclasses import dataclass

from bot.errors import BadInput

_INVITE = re.compile(
    r"(?i)\bdiscord(?:app)?\s*\.\s*(?:gg|com\s*/\s*invite|io|me|li)\b|\b(?:dsc|invite)\.gg\b"
)
_MASS_MENTION = re.compile(r"(?i)@\s*(?:everyone|here)\b|<@&\d+>")
_LINK = re.compile(r"https?://[^\s<>]+\.[^\s<>]+")
_JOINED = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")  # invisible characters that would hide a word


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a statement may be, in characters."""

    most: int
    least: int = 0


ORGANISATION = Limit(100)
ABOUT = Limit(500)
EVIDENCE = Limit(800, least=10)
REASON = Limit(400, least=3)
LINK = Limit(300)


def statement(text: str, limit: Limit) -> str:
    """Return what was typed, with outer spaces gone. Raises BadInput with the sentence that says why not."""
    text = text.strip()
    if len(text) > limit.most:
        raise BadInput("statement-too-long", most=limit.most)
    if len(text) < limit.least:
        raise BadInput("statement-too-short", least=limit.least)
    seen = _JOINED.sub("", text)
    if _INVITE.search(seen):
        raise BadInput("statement-with-invite")
    if _MASS_MENTION.search(seen):
        raise BadInput("statement-with-mass-mention")
    return text


def link(text: str) -> str:
    """Return a web address, or nothing where nothing was typed. Raises BadInput."""
    text = statement(text, LINK)
    if text and not _LINK.fullmatch(text):
        raise BadInput("link-unusable")
    return text

"""What members may write of themselves: limits, and what is refused."""

import re
from dataclasses import dataclass

from bot.community.disguises import calls_on_many, invites
from bot.errors import BadInput

_LINK = re.compile(r"https?://[^\s<>]+\.[^\s<>]+")
MENTIONS = 3  # of people; more of them are a crowd


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a statement may be, in characters."""

    most: int
    least: int = 0


ORGANISATION = Limit(100)
ABOUT = Limit(500)
PLACE = Limit(80)
TIME_ZONE = Limit(60)
EVIDENCE = Limit(800, least=10)
REASON = Limit(400, least=3)
ROLE = Limit(100)
QUESTION = Limit(400, least=5)
ANSWER = Limit(800, least=1)
LINK = Limit(300)


def statement(text: str, limit: Limit) -> str:
    """Return what was typed, with outer spaces gone. Raises BadInput with the sentence that says why not."""
    text = text.strip()
    if len(text) > limit.most:
        raise BadInput("statement-too-long", most=limit.most)
    if len(text) < limit.least:
        raise BadInput("statement-too-short", least=limit.least)
    if invites(text):
        raise BadInput("statement-with-invite")
    if calls_on_many(text, most=MENTIONS):
        raise BadInput("statement-with-mass-mention")
    return text


def link(text: str) -> str:
    """Return a web address, or nothing where nothing was typed. Raises BadInput."""
    text = statement(text, LINK)
    if text and not _LINK.fullmatch(text):
        raise BadInput("link-unusable")
    return text

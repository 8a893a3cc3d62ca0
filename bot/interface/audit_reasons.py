"""Reasons for Discord's audit log: a header of at most 512 characters, counted as they are encoded."""

from urllib.parse import quote

LIMIT = 512
SAFE = "/ "  # what discord.py leaves as it is
ELLIPSIS = "…"


def fitting(reason: str) -> str:
    """Return the reason on one line, cut so that it fits once it is encoded."""
    reason = " ".join(reason.split())
    if _length(reason) <= LIMIT:
        return reason
    left, kept = LIMIT - _length(ELLIPSIS), 0
    for kept, character in enumerate(reason):  # noqa: B007 - where the loop ends is what is looked for
        left -= _length(character)
        if left < 0:
            break
    return reason[:kept].rstrip() + ELLIPSIS


def _length(text: str) -> int:
    return len(quote(text, safe=SAFE))

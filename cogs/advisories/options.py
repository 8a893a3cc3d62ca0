"""The options that the advisory commands share: what can be typed, and what it becomes."""

from typing import Literal

from bot.errors import BadInput

SeverityOption = Literal["low", "medium", "high", "critical"]
LONGEST_LIST = 300  # characters of a comma-separated option
MOST_WORDS = 20


def listed(typed: str | None) -> tuple[str, ...]:
    """Split a comma-separated option. Raises BadInput if it is too long a list."""
    words = tuple(dict.fromkeys(word.strip() for word in (typed or "").split(",") if word.strip()))
    if len(words) > MOST_WORDS or len(typed or "") > LONGEST_LIST:
        raise BadInput("list-too-long", most=MOST_WORDS)
    return words

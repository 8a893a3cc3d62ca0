"""The flood budget of a channel: how many waiting posts go out as posts of their own. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

Post = TypeVar("Post")

DIGEST_SIZE = 12  # items that fit one message with room to spare in 4,000 characters


@dataclass(frozen=True, slots=True)
class Budget:
    """At most `posts` posts in a channel within `window`; what is above is gathered in digests."""

    posts: int
    window: timedelta

    @classmethod
    def of(cls, setting: tuple[int, float]) -> "Budget":
        """Read CHANNEL_BUDGET: posts and seconds."""
        return cls(setting[0], timedelta(seconds=setting[1]))


def gather(waiting: Sequence[Post], recent_posts: int, budget: Budget) -> Sequence[Post]:
    """Return the oldest posts that share one digest, none while the budget lasts."""
    return () if recent_posts < budget.posts else waiting[:DIGEST_SIZE]

"""When joins are a flood, and how old the accounts in it are. Pure rules."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.community.rules import Rules

QUIET = timedelta(minutes=5)  # so long without a burst, and the next one is another flood
DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)  # Discord's ids count milliseconds from here
DAY, WEEK, MONTH = timedelta(days=1), timedelta(days=7), timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Ages:
    """How many accounts are how old."""

    under_a_day: int
    under_a_week: int
    under_a_month: int
    older: int


@dataclass(frozen=True, slots=True)
class Span:
    """From the first join of a flood to the last."""

    began_at: datetime
    last_at: datetime

    def holds(self, moment: datetime, window: timedelta) -> bool:
        """Tell whether a join at this moment is part of the flood, at an end of it too."""
        return self.began_at - window <= moment <= self.last_at + window

    def with_(self, other: "Span") -> "Span":
        """Return both as one."""
        return Span(min(self.began_at, other.began_at), max(self.last_at, other.last_at))

    def is_followed_by(self, other: "Span") -> bool:
        """Tell whether another burst comes so soon that it is the same flood."""
        return other.began_at - self.last_at <= QUIET and self.began_at - other.last_at <= QUIET


def burst(moments: Sequence[datetime], around: datetime, rules: Rules) -> Span | None:
    """Return the span of more joins around a moment than the rules allow in their window, if there are."""
    ordered = sorted(moments)
    for index, first in enumerate(ordered):
        within = [moment for moment in ordered[index:] if moment - first <= rules.flood_window]
        if first <= around <= within[-1] and len(within) > rules.flood_joins:
            return Span(first, within[-1])
    return None


def made_at(user_id: int) -> datetime:
    """Return when an account of Discord was made: its id says so."""
    return DISCORD_EPOCH + timedelta(milliseconds=user_id >> 22)


def ages(user_ids: Collection[int], now: datetime) -> Ages:
    """Count accounts by age."""
    old = [now - made_at(user_id) for user_id in user_ids]
    day, week, month = (sum(age < limit for age in old) for limit in (DAY, WEEK, MONTH))
    return Ages(day, week - day, month - week, len(old) - month)

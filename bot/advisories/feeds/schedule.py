"""When a feed is asked next."""

from datetime import datetime, timedelta

LONGEST = 86_400.0
LONGEST_AFTER_FAILURES = 6 * 3600.0
JITTER = 0.1
_ENOUGH_DOUBLINGS = 30


def next_poll(
    now: datetime,
    *,
    minimum: float,
    max_age: int | None,
    ttl: int | None,
    failures: int,
    retry_after: float | None,
    jitter: float,
) -> datetime:
    """Return when to poll again; all times in seconds, `jitter` from 0 to 1.

    Never sooner than `minimum`. What the server asks for may lengthen that up to a day; failures in a row
    double it up to six hours, the first one waits the minimum.
    """
    wait = minimum
    if failures > 0:
        wait = min(minimum * 2.0 ** min(failures - 1, _ENOUGH_DOUBLINGS), LONGEST_AFTER_FAILURES)
    asked_for = min(max(max_age or 0, ttl or 0, retry_after or 0), LONGEST)
    seconds = max(minimum, wait, asked_for)
    return now + timedelta(seconds=seconds * (1 + JITTER * jitter))

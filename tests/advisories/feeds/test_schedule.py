"""When a feed is asked again."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.advisories.feeds.schedule import next_poll

NOW = datetime(2026, 9, 3, 12, tzinfo=UTC)


def wait(
    *,
    minimum: float = 300,
    max_age: int | None = None,
    ttl: int | None = None,
    failures: int = 0,
    retry_after: float | None = None,
    jitter: float = 0,
) -> float:
    hints = {"max_age": max_age, "ttl": ttl, "retry_after": retry_after}
    moment = next_poll(NOW, minimum=minimum, failures=failures, jitter=jitter, **hints)
    return (moment - NOW).total_seconds()


def test_without_hints_the_minimum_counts_plus_a_tenth_at_most() -> None:
    assert (wait(), wait(jitter=0.5), wait(jitter=1)) == (300, 315, 330)


def test_the_server_may_ask_for_more_patience_up_to_a_day() -> None:
    assert wait(max_age=900) == wait(ttl=900) == wait(retry_after=900) == wait(max_age=900, ttl=60) == 900
    assert wait(max_age=10) == 300
    assert wait(ttl=10**7) == 86_400


def test_failures_in_a_row_double_the_wait_up_to_six_hours() -> None:
    assert [wait(failures=count) for count in (1, 2, 3, 4)] == [300, 600, 1200, 2400]
    assert wait(failures=10**6) == 6 * 3600
    assert wait(failures=2, retry_after=7200) == 7200


@given(
    minimum=st.floats(1, 10**6),
    max_age=st.none() | st.integers(0, 10**10),
    failures=st.integers(0, 10**9),
    retry_after=st.none() | st.floats(0, 10**12),
    jitter=st.floats(0, 1),
)
def test_it_is_never_sooner_than_the_minimum(
    minimum: float, max_age: int | None, failures: int, retry_after: float | None, jitter: float
) -> None:
    seconds = wait(
        minimum=minimum, max_age=max_age, failures=failures, retry_after=retry_after, jitter=jitter
    )
    assert minimum - 0.001 <= seconds <= max(minimum, 86_400) * 1.1 + 0.001

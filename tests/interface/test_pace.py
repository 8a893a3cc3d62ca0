"""Never more requests in any second than the pace allows, whoever asks."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.interface.pace import Pace, keep_pace


@given(st.lists(st.floats(0, 0.5), max_size=200), st.integers(1, 10))
def test_no_second_holds_more_than_the_pace_allows(pauses: list[float], count: int) -> None:
    pace, now, moments = Pace(count), 0.0, []
    for pause in pauses:
        now += pause
        now += pace.wait(now)
        pace.record(now)
        moments.append(now)
    for first in moments:
        assert sum(first <= moment < first + 1 for moment in moments) <= count


def test_there_is_no_wait_below_the_pace() -> None:
    pace = Pace(3)
    for now in (0.0, 0.1, 0.2):
        assert pace.wait(now) == 0
        pace.record(now)
    assert pace.wait(0.2) == 0.8
    assert pace.wait(1.0) == 0


async def test_requests_of_many_tasks_take_turns() -> None:
    class Library:
        """Stands where discord.py's client has its HTTP client."""

        def __init__(self) -> None:
            self.http = self
            self.moments: list[float] = []

        async def request(self, route: str, *, reason: str) -> str:
            self.moments.append(asyncio.get_running_loop().time())
            return f"{route} {reason}"

    library = Library()
    keep_pace(library, Pace(5, 0.1))  # type: ignore[arg-type] - all that is used of a client
    answers = await asyncio.gather(*(library.http.request(str(number), reason="x") for number in range(12)))
    assert answers == [f"{number} x" for number in range(12)]
    for first in library.moments:
        assert sum(first <= moment < first + 0.09 for moment in library.moments) <= 5

"""The order in which guidelines come, one a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.community.rules import OFF
from bot.guidelines.daily.hours import first_post, next_post
from bot.guidelines.daily.order import Mark, entry_of_day, order
from bot.guidelines.entry import Entry
from bot.guidelines.service import Guidelines

DAY = timedelta(days=1)
TODAY = date(2026, 11, 25)
SEEDS = st.integers(min_value=1, max_value=2**63)
DATES = st.dates(min_value=date(2026, 1, 1), max_value=date(2100, 1, 1))


def days(entries: Sequence[Entry], seed: int, first: date, count: int, mark: Mark | None = None) -> list[str]:
    return [entry_of_day(entries, seed, first + n * DAY, mark).id for n in range(count)]


def own(entry: Entry, entry_id: str, *topics: str) -> Entry:
    return replace(entry, id=entry_id, guild_id=1, topics=topics or entry.topics)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, first=DATES)
def test_every_entry_comes_before_any_comes_again(guidelines: Guidelines, seed: int, first: date) -> None:
    entries = guidelines.all()
    assert set(days(entries, seed, first, len(entries))) == {entry.id for entry in entries}


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_neighbours_share_no_topic_and_seldom_a_phase(guidelines: Guidelines, seed: int) -> None:
    circle = order(guidelines.all(), seed)
    pairs = list(zip(circle, circle[1:] + circle[:1], strict=True))
    assert not any({*one.topics} & {*other.topics} for one, other in pairs)
    assert sum(bool({*one.phases} & {*other.phases}) for one, other in pairs) < len(pairs) / 4


def test_servers_have_orders_of_their_own(guidelines: Guidelines) -> None:
    entries = guidelines.all()
    assert len({tuple(days(entries, seed, TODAY, 5)) for seed in range(20)}) == 20


def test_the_order_does_not_depend_on_how_the_library_is_sorted(guidelines: Guidelines) -> None:
    entries = guidelines.all()
    assert days(entries, 7, TODAY, 10) == days(entries[::-1], 7, TODAY, 10)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, day=DATES, at=st.integers(min_value=0, max_value=87))
def test_a_mark_changes_nothing_while_the_library_stays(
    guidelines: Guidelines, seed: int, day: date, at: int
) -> None:
    entries = guidelines.all()
    mark = Mark(day, entry_of_day(entries, seed, day).id)
    assert days(entries, seed, day - at * DAY, at + 30, mark) == days(entries, seed, day - at * DAY, at + 30)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, like=st.integers(min_value=0, max_value=87))
def test_a_new_entry_of_a_servers_own_moves_no_other(guidelines: Guidelines, seed: int, like: int) -> None:
    entries = guidelines.all()
    more = [*entries, own(entries[like], "own-1")]
    mark = Mark(TODAY, entry_of_day(entries, seed, TODAY).id)
    before, after = days(entries, seed, TODAY, 88), days(more, seed, TODAY, 89, mark)
    assert [entry_id for entry_id in after if entry_id != "own-1"] == before
    assert "own-1" in after[1:]


def test_the_order_goes_on_where_it_was_when_its_entry_is_gone(guidelines: Guidelines) -> None:
    entries = guidelines.all()
    for seed in range(50):
        today, *later = days(entries, seed, TODAY, 88)
        fewer = [entry for entry in entries if entry.id != today]
        remaining = days(fewer, seed, TODAY + DAY, 87, Mark(TODAY, today))
        assert set(remaining) == set(later)


def test_a_library_of_one_topic_still_shows_every_entry(guidelines: Guidelines) -> None:
    entries = [replace(entry, topics=("privacy",)) for entry in guidelines.all()[:7]]
    entries += [own(entries[0], f"own-{number}", "privacy") for number in range(3)]
    assert set(days(entries, 3, TODAY, 10)) == {entry.id for entry in entries}
    assert days(entries[:1], 3, TODAY, 3) == [entries[0].id] * 3
    assert days(entries[-1:], 3, TODAY, 3) == [entries[-1].id] * 3


def at(hour: int, minute: int = 0, day: int = 25) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "planned", "due"),
    [
        (OFF, None, None),
        (OFF, at(18), None),
        (18, None, at(18)),  # begins today
        (9, None, at(9, day=26)),  # begins tomorrow
        (14, None, at(14, day=26)),  # now itself has begun
        (9, at(18), at(9)),  # today's is moved to an hour that has passed: due now
        (20, at(18), at(20)),
        (9, at(12, day=26), at(9, day=26)),  # today's was posted
        (20, at(12, day=26), at(20)),  # and is not posted twice: the subject of the post says the day
        (9, at(9, day=20), at(9)),  # nobody was there for days
    ],
)
def test_the_first_post_after_a_decision(hour: int, planned: datetime | None, due: datetime | None) -> None:
    assert first_post(at(14), hour, planned) == due


def test_the_next_post_is_at_the_next_such_hour() -> None:
    assert next_post(at(8, 59), 9) == at(9)
    assert next_post(at(9), 9) == at(9, day=26)
    assert next_post(at(23, 59), 0) == at(0, day=26)

"""What is remembered of readers, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.community.models import Person
from bot.database.engine import Database
from bot.guidelines.entry import Entry
from bot.guidelines.readers.models import GuidelineRead, GuidelineVerdict
from bot.guidelines.readers.service import KEPT, Readers
from bot.guidelines.service import Guidelines
from tests.database.moments import MINUTE, StillClock

MAX, MIA, GUILD = 100, 101, 1


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def readers(database: Database, clock: StillClock) -> Readers:
    return Readers(database, clock)


@pytest.fixture
def entry(guidelines: Guidelines) -> Entry:
    return replace(guidelines.get("signed-updates"), version=3)


async def test_the_last_read_comes_first_and_once(
    readers: Readers, clock: StillClock, guidelines: Guidelines
) -> None:
    for entry_id in ("signed-updates", "require-sbom", "signed-updates", "close-debug-ports"):
        clock.advance(MINUTE)
        await readers.has_read(MAX, guidelines.get(entry_id))
    assert await readers.recent(MAX, 10) == ["close-debug-ports", "signed-updates", "require-sbom"]
    assert await readers.recent(MAX, 1) == ["close-debug-ports"]
    assert await readers.recent(MIA, 10) == []


async def test_the_version_that_was_read_last_is_known(readers: Readers, entry: Entry) -> None:
    assert await readers.version_read(MAX, entry.id) is None
    await readers.has_read(MAX, entry)
    await readers.has_read(MAX, replace(entry, version=4))
    assert await readers.version_read(MAX, entry.id) == 4
    assert await readers.version_read(MIA, entry.id) is None


async def test_no_more_reads_are_kept_than_are_of_use(
    readers: Readers, clock: StillClock, database: Database, entry: Entry
) -> None:
    for number in range(KEPT + 3):
        clock.advance(timedelta(seconds=1))
        await readers.has_read(MAX, replace(entry, id=f"entry-{number}"))
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(GuidelineRead)) == KEPT
    assert (await readers.recent(MAX, 1)) == [f"entry-{KEPT + 2}"]
    assert await readers.version_read(MAX, "entry-2") is None
    assert await readers.version_read(MAX, "entry-3") == 3


async def test_a_person_has_one_answer_for_each_version_and_may_change_it(
    readers: Readers, database: Database, entry: Entry
) -> None:
    assert await readers.verdict(MAX, entry) is None
    await readers.judge(MAX, GUILD, entry.id, 3, is_useful=True)
    await readers.judge(MAX, None, entry.id, 3, is_useful=False)
    await readers.judge(MAX, GUILD, entry.id, 2, is_useful=True)
    await readers.judge(MIA, GUILD, entry.id, 3, is_useful=True)

    assert await readers.verdict(MAX, entry) is False
    assert await readers.verdict(MAX, replace(entry, version=2)) is True
    assert await readers.verdict(MIA, entry) is True
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(GuidelineVerdict)) == 3


async def test_looking_up_makes_nobody_known(readers: Readers, database: Database, entry: Entry) -> None:
    await readers.recent(MAX, 10)
    await readers.version_read(MAX, entry.id)
    await readers.verdict(MAX, entry)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Person)) == 0

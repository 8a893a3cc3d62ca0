"""Questions that found nothing: counted for a server, without a person, for a while."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.community.models import AuditEntry
from bot.database.due_work import DueWork
from bot.database.engine import Database
from bot.errors import Conflict
from bot.guidelines.misses import log
from bot.guidelines.misses.log import Misses
from bot.guidelines.misses.models import SearchMiss
from bot.guidelines.misses.wording import normalised
from tests.database.moments import StillClock

GUILD, OTHER, MONA = 1, 2, 101
DAY, RETENTION = timedelta(days=1), timedelta(days=30)


@dataclass
class Desk:
    database: Database
    clock: StillClock = field(default_factory=StillClock)
    woken: int = 0

    def __post_init__(self) -> None:
        self.misses = Misses(self.database, self.clock, RETENTION, wake=self.wake)

    def wake(self) -> None:
        self.woken += 1

    async def listed(self, guild_id: int = GUILD, page: int = 0) -> list[tuple[str, int]]:
        found = await self.misses.page(guild_id, page)
        return [(miss.question, miss.times) for miss in found.misses]

    async def rows(self) -> int:
        async with self.database.reading() as session:
            return (await session.scalars(select(func.count()).select_from(SearchMiss))).one()


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_the_most_asked_comes_first_and_servers_are_apart(desk: Desk) -> None:
    for question in ("Beehives?", "Unicorns", "  beehives ", "BEEHIVES!!"):
        await desk.misses.keep(GUILD, question)
        desk.clock.advance(DAY)
    await desk.misses.keep(OTHER, "parrots")
    assert await desk.listed() == [("beehives", 3), ("unicorns", 1)]
    assert await desk.listed(OTHER) == [("parrots", 1)]
    page = await desk.misses.page(GUILD, 0)
    assert page.misses[0].last_asked_at == desk.clock.now() - DAY
    assert (page.number, page.pages, page.total) == (0, 1, 2)


async def test_of_equally_often_asked_ones_the_latest_comes_first(desk: Desk) -> None:
    for question in ("one", "two", "three"):
        await desk.misses.keep(GUILD, question)
        desk.clock.advance(DAY)
    assert [question for question, _ in await desk.listed()] == ["three", "two", "one"]


async def test_pages_hold_some_and_a_page_too_far_is_the_last(desk: Desk) -> None:
    for number in range(log.PAGE + 2):
        await desk.misses.keep(GUILD, f"question {number}")
    assert len(await desk.listed()) == log.PAGE
    assert [question for question, _ in await desk.listed(page=1)] == ["question 1", "question 0"]
    far = await desk.misses.page(GUILD, 99)
    assert (far.number, far.pages, far.total) == (1, 2, log.PAGE + 2)


async def test_what_a_moderator_dismisses_does_not_come_back(desk: Desk) -> None:
    await desk.misses.keep(GUILD, "pizza")
    (miss,) = (await desk.misses.page(GUILD, 0)).misses
    with pytest.raises(Conflict):
        await desk.misses.dismiss(OTHER, miss.id, MONA)

    await desk.misses.dismiss(GUILD, miss.id, MONA)
    await desk.misses.keep(GUILD, "pizza")

    assert await desk.listed() == []
    with pytest.raises(Conflict) as late:
        await desk.misses.dismiss(GUILD, miss.id, MONA)
    assert late.value.message_id == "miss-gone"
    async with desk.database.reading() as session:
        (entry,) = await session.scalars(select(AuditEntry))
    assert (entry.action, entry.details, entry.actor_id is None) == (log.DISMISSED, {"miss": miss.id}, False)


async def test_what_was_not_asked_again_is_forgotten_in_time(desk: Desk) -> None:
    await desk.misses.keep(GUILD, "old")
    desk.clock.advance(20 * DAY)
    await desk.misses.keep(GUILD, "new")
    desk.clock.advance(10 * DAY)

    again_at = await desk.misses.forget(GUILD)

    assert await desk.listed() == [("new", 1)]
    assert again_at == desk.clock.now() + 20 * DAY
    desk.clock.advance(20 * DAY)
    assert await desk.misses.forget(GUILD) is None
    assert await desk.rows() == 0


async def test_forgetting_is_planned_and_a_new_question_clears_old_ones(desk: Desk) -> None:
    await desk.misses.keep(GUILD, "old")
    async with desk.database.reading() as session:
        (work,) = await session.scalars(select(DueWork))
    assert (work.kind, work.subject, work.due_at) == (log.FORGET, str(GUILD), desk.clock.now() + RETENTION)
    assert desk.woken == 1
    desk.clock.advance(RETENTION)
    await desk.misses.keep(GUILD, "new")
    assert await desk.listed() == [("new", 1)]


async def test_a_flood_of_questions_drives_out_only_what_was_asked_as_seldom(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "MOST", 3)
    for question in ("often", "often", "one", "two", "three", "four"):
        await desk.misses.keep(GUILD, question)
        desk.clock.advance(DAY)
    assert await desk.listed() == [("often", 2), ("four", 1), ("three", 1)]
    await desk.misses.keep(OTHER, "five")
    assert await desk.rows() == 4


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("  How do I bake\n bread?! ", "how do i bake bread"),
        ("Is <@123456789012345678> responsible for pumps", "is responsible for pumps"),
        ("mail jane.doe@example.org about PUMPS", "mail about pumps"),
        ("see https://example.org/jane?x=1 please", "see please"),
        ("call +49 170 1234567 about pumps", "call about pumps"),
        ("IEC 62443-3-3 SR 1.1 or EN 303 645", "iec 62443-3-3 sr 1.1 or en 303 645"),
        ("CVE-2026-1234", "cve-2026-1234"),
        ("水道の安全", "水道の安全"),
        ("🙂🙂🙂 ?!", None),
        ("\x00\ud800\u202e", None),
        ("", None),
        ("0\r\ud7a4¨", "0 \u0308"),  # what is invisible leaves no gap behind
    ],
)
def test_a_question_is_kept_as_one_line_that_names_nobody(asked: str, kept: str | None) -> None:
    assert normalised(asked) == kept


@settings(max_examples=200, deadline=None, database=None)
@given(st.text(max_size=2000))
def test_whatever_is_asked_can_be_stored(asked: str) -> None:
    kept = normalised(asked)
    if kept is not None:
        assert 0 < len(kept) <= 200
        assert kept.encode()
        assert kept.isprintable()
        assert normalised(kept) == kept

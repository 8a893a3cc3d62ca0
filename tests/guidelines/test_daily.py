"""The guideline of the day in the database: chosen once, planned, posted exactly once a day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.community.rules import OFF
from bot.community.settings import Community, Purpose
from bot.database.due_work import DueWork
from bot.database.due_worker import DueWorker
from bot.database.engine import Database
from bot.delivery.models import Delivery
from bot.guidelines.daily.service import CARD, Daily
from bot.guidelines.service import Guidelines, Own
from bot.taxonomy import Taxonomy
from tests.database.moments import StillClock
from tests.guidelines.conftest import SHIPPED

GUILD, CHANNEL, MAX = 1, 20, 100
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MORNING = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


class Square:
    """A server with a channel for announcements, at a clock that stands still."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock, self.errors = database, StillClock(MORNING), list[Exception]()
        self.library = Guidelines.load(SHIPPED, Taxonomy.load(SHIPPED))
        self.open()

    def open(self) -> None:
        """Start anew on the same database."""
        self.daily = Daily(self.database, self.clock, self.library, wake=lambda: None)
        self.community = Community(self.database, self.clock, wake=lambda: None, on_rules=(self.daily.plan,))

    async def decide(self, hour: int) -> None:
        await self.community.change_rules(GUILD, {"daily_hour": hour})

    async def work(self) -> None:
        """Do what is due, as the worker would."""
        worker = DueWorker(
            self.database, self.clock, self.daily.handlers(), lambda error, _: self.errors.append(error)
        )
        await worker.step()
        assert self.errors == []

    async def days(self) -> list[str]:
        """Return the days that were posted, each with its channel checked."""
        async with self.database.reading() as session:
            rows = list(await session.scalars(select(Delivery).order_by(Delivery.position)))
        assert {(row.card, row.guild_id, row.channel_id) for row in rows} <= {(CARD, GUILD, CHANNEL)}
        return [row.arguments["day"] for row in rows]

    async def planned(self) -> list[datetime]:
        async with self.database.reading() as session:
            return list(await session.scalars(select(DueWork.due_at)))


@pytest.fixture
async def square(database: Database) -> Square:
    square = Square(database)
    await square.community.set_channel(GUILD, Purpose.ANNOUNCEMENTS, CHANNEL)
    return square


async def test_nothing_is_posted_unless_a_server_wants_it(square: Square) -> None:
    await square.community.change_rules(GUILD, {"reapply_days": 3})
    assert await square.planned() == []


async def test_it_is_posted_once_a_day_through_restarts(square: Square) -> None:
    await square.decide(9)
    await square.work()
    assert await square.days() == []
    for _ in range(4 * 24):
        square.clock.advance(HOUR)
        square.open()
        await square.work()
        await square.work()
    assert await square.days() == ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"]


async def test_a_missed_hour_is_caught_up_the_same_day_and_no_other(square: Square) -> None:
    await square.decide(9)
    square.clock.moment = datetime(2026, 11, 23, 23, 50, tzinfo=UTC)
    await square.work()
    assert await square.days() == ["2026-11-23"]

    square.clock.moment = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)  # down for days, and back before the hour
    await square.work()
    assert await square.days() == ["2026-11-23"]
    square.clock.advance(3 * HOUR)
    await square.work()
    assert await square.days() == ["2026-11-23", "2026-11-27"]


async def test_a_changed_hour_takes_effect_without_a_second_post(square: Square) -> None:
    await square.decide(18)
    square.clock.advance(6 * HOUR)
    await square.decide(10)  # has passed, and today's was still to come
    await square.work()
    assert await square.days() == ["2026-11-23"]
    await square.decide(20)
    square.clock.advance(6 * HOUR)
    await square.work()
    assert await square.days() == ["2026-11-23"]
    square.clock.advance(DAY)
    await square.work()
    assert await square.days() == ["2026-11-23", "2026-11-24"]
    await square.decide(OFF)
    assert await square.planned() == []


async def test_another_rule_leaves_the_plan_alone(square: Square) -> None:
    await square.decide(9)
    square.clock.advance(HOUR)
    await square.community.change_rules(GUILD, {"reapply_days": 3})
    await square.work()
    assert await square.days() == ["2026-11-23"]


async def test_without_a_channel_nothing_is_said_until_there_is_one(database: Database) -> None:
    square = Square(database)
    await square.decide(9)
    square.clock.advance(HOUR)
    await square.work()
    assert await square.days() == []
    await square.community.set_channel(GUILD, Purpose.ANNOUNCEMENTS, CHANNEL)
    square.clock.advance(DAY)
    await square.work()
    assert await square.days() == ["2026-11-24"]


async def test_the_day_keeps_its_entry_however_the_library_grows_and_shrinks(square: Square) -> None:
    today = await square.daily.of_guild(GUILD)
    mine = replace(square.library.get("require-sbom"), id="own-1", guild_id=GUILD, topics=("exercises",))
    square.library.keep(GUILD, Own((mine,)))
    assert await square.daily.of_guild(GUILD) == today

    coming: list[str] = []
    for _ in range(len(square.library.of(GUILD).all())):
        coming.append((await square.daily.of_guild(GUILD)).id)
        square.clock.advance(DAY)
    assert len(set(coming)) == len(coming) == 89
    assert "own-1" in coming


async def test_an_earlier_day_can_still_be_drawn(square: Square) -> None:
    first = await square.daily.of_guild(GUILD)
    day = square.clock.now().date()
    square.clock.advance(DAY)
    second = await square.daily.of_guild(GUILD)
    assert await square.daily.of_guild(GUILD, day) == first != second
    assert await square.daily.of_guild(GUILD) == second


async def test_a_person_outside_of_a_server_has_days_of_their_own(square: Square) -> None:
    one = await square.daily.of_person(MAX)
    assert await square.daily.of_person(MAX) == one
    assert len({(await square.daily.of_person(MAX + n)).id for n in range(20)}) > 10

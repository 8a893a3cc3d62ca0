"""Many joins at once: few messages, nobody lost, one alert."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.community.flood_rules import Ages, Span, ages, burst, made_at
from bot.community.floods import FloodReport
from bot.community.presence import Sighting
from bot.community.rules import Rules
from bot.community.settings import Purpose
from bot.database.engine import Database
from bot.delivery.models import Delivery, State
from tests.community.conftest import GUILD, MODERATION, NOW, WELCOME, Server
from tests.community.working import pass_time, work
from tests.database.moments import StillClock

SECOND = timedelta(seconds=1)
DAY_OLD = (int((NOW - datetime(2015, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1)) - 3_600_000) << 22


def handlers(server: Server) -> dict:
    return {**server.arrivals.handlers(), **server.floods.handlers()}


async def join(server: Server, first: int, count: int, *, pending: bool = False, each: float = 0.1) -> None:
    """Let people with these numbers join one after the other, from the clock's now on."""
    for number in range(count):
        moment = server.clock.now() + number * each * SECOND
        await server.arrivals.seen(GUILD, first + number, Sighting(moment, pending, True))


async def cards(server: Server, card: str) -> list[Delivery]:
    return [row for row in await server.planned("post") if row.card == card]


async def named(server: Server) -> list[int]:
    """Everybody who is named in a welcome, by Discord id."""
    people = [row.arguments["person"] for row in await cards(server, "welcome")]
    for row in await cards(server, "welcomes"):
        people += row.arguments["people"]
    return [user for person in people if (user := await server.arrivals.user_of(person)) is not None]


async def report(server: Server) -> FloodReport:
    (card,) = await cards(server, "flood")
    return await server.floods.report(card.arguments["flood"])


@pytest.mark.parametrize(("joins", "is_flood"), [(10, False), (11, True)])
def test_more_joins_than_the_rules_allow_in_their_window_are_a_flood(joins: int, is_flood: bool) -> None:
    moments = [NOW + number * SECOND for number in range(joins)]
    found = burst(moments, moments[3], Rules())
    assert found == (Span(moments[0], moments[-1]) if is_flood else None)
    assert burst([NOW + number * 2 * SECOND for number in range(30)], NOW, Rules()) is None


def test_a_discord_id_tells_the_age_of_an_account() -> None:
    assert made_at(175928847299117063) == datetime(2016, 4, 30, 11, 18, 25, 796000, tzinfo=UTC)
    assert ages([DAY_OLD, DAY_OLD + 1, 100], NOW) == Ages(2, 0, 0, 1)


async def test_a_flood_is_welcomed_in_few_messages_and_everybody_is_named_once(server: Server) -> None:
    await join(server, 1000, 130)
    assert len(await cards(server, "welcome")) == 10
    await work(server, handlers(server))
    assert await cards(server, "welcomes") == []
    await pass_time(server, handlers(server), timedelta(minutes=1))
    assert [len(row.arguments["people"]) for row in await cards(server, "welcomes")] == [100, 20]
    assert {row.channel_id for row in await cards(server, "welcomes")} == {WELCOME}
    assert sorted(await named(server)) == list(range(1000, 1130))


async def test_ten_in_ten_seconds_are_welcomed_one_by_one_without_an_alert(server: Server) -> None:
    await join(server, 1000, 10)
    assert len(await cards(server, "welcome")) == 10
    assert await cards(server, "flood") == []


async def test_moderators_get_one_alert_with_counts_and_ages_however_long_it_lasts(server: Server) -> None:
    for wave in range(4):
        await join(server, DAY_OLD + wave * 100, 30)
        await pass_time(server, handlers(server), timedelta(minutes=3))
    (alert,) = await cards(server, "flood")
    assert alert.channel_id == MODERATION
    found = await report(server)
    assert (found.joins, found.ages, found.is_over) == (120, Ages(120, 0, 0, 0), False)
    await pass_time(server, handlers(server), timedelta(minutes=3))
    assert (await report(server)).is_over


async def test_a_new_flood_gets_a_new_alert(server: Server) -> None:
    await join(server, 1000, 30)
    await pass_time(server, handlers(server), timedelta(hours=1))
    await join(server, 2000, 30)
    assert len(await cards(server, "flood")) == 2


async def test_the_card_follows_the_flood_and_ends_with_it(server: Server) -> None:
    await join(server, 1000, 11)
    async with server.database.transaction() as session:
        alert = await session.merge((await cards(server, "flood"))[0])
        alert.state, alert.message_id, alert.attempts = State.DONE, 77, 1
    await join(server, 2000, 20)
    await pass_time(server, handlers(server), timedelta(minutes=10))
    subjects = [row.subject for row in await server.planned("edit")]
    assert [subject.rpartition(":")[2] for subject in subjects] == ["31-on", "31-over"]


async def test_who_accepts_the_rules_after_the_flood_is_welcomed_together_with_others(server: Server) -> None:
    await join(server, 1000, 30, pending=True)
    assert len(await cards(server, "flood")) == 1
    assert await named(server) == []
    server.clock.advance(timedelta(hours=1))
    for number in range(3):
        await server.arrivals.seen(GUILD, 1000 + number, Sighting(NOW + number * 0.1 * SECOND, False, False))
    await pass_time(server, handlers(server), timedelta(minutes=1))
    assert await cards(server, "welcome") == []
    assert await named(server) == [1000, 1001, 1002]


async def test_a_flood_that_goes_on_keeps_nobody_waiting_for_long(server: Server) -> None:
    for wave in range(12):
        await join(server, 1000 + 100 * wave, 11, each=0.01)
        server.clock.advance(9 * SECOND)
        await work(server, handlers(server))
    assert len(await named(server)) >= 12 * 11 - 100
    assert len(await server.planned("post")) <= 10 + 1 + 1
    assert len(await cards(server, "flood")) == 1


async def test_who_leaves_before_the_welcome_is_not_named_and_welcomed_at_the_return(server: Server) -> None:
    await join(server, 1000, 30)
    await server.arrivals.left(GUILD, 1029)
    await pass_time(server, handlers(server), timedelta(minutes=1))
    assert 1029 not in await named(server)
    await join(server, 1029, 1)
    await pass_time(server, handlers(server), timedelta(minutes=1))
    assert (await named(server)).count(1029) == 1


async def test_events_that_come_twice_count_once(server: Server) -> None:
    for number in range(10):
        await asyncio.gather(*(join(server, 1000 + number, 1) for _ in range(3)))
    assert await cards(server, "flood") == []
    assert len(await named(server)) == 10


async def test_after_a_restart_in_the_middle_nobody_is_lost_or_named_twice(server: Server) -> None:
    await join(server, 1000, 60)
    again = Server(server.database, server.clock)
    await join(again, 1060, 60)
    await pass_time(again, handlers(again), timedelta(minutes=1))
    assert sorted(await named(again)) == list(range(1000, 1120))
    assert len(await cards(again, "flood")) == 1


async def test_the_rules_of_a_server_say_what_a_flood_is(server: Server) -> None:
    await server.community.change_rules(GUILD, {"flood_joins": 2, "flood_seconds": 60})
    await join(server, 1000, 3, each=20)
    assert len(await cards(server, "flood")) == 1
    assert len(await cards(server, "welcome")) == 2


async def test_without_a_channel_nobody_waits_for_a_welcome(database: Database) -> None:
    server = Server(database, StillClock(NOW))
    await join(server, 1000, 30)
    await server.community.set_channel(GUILD, Purpose.WELCOME, WELCOME)
    await pass_time(server, handlers(server), timedelta(minutes=1))
    assert await server.planned() == []

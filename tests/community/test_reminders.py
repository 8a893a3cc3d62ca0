"""At most two gentle reminders, then nothing; and none for whoever is done, gone or tired of them."""

from datetime import timedelta

import pytest

from bot.community.presence import Sighting
from bot.community.reminders import reminder_after, reminder_at
from bot.community.rules import Rules
from bot.delivery.models import Delivery
from tests.community.conftest import GUILD, NORA, NOW, Server
from tests.community.working import pass_time

DAY = timedelta(days=1)


async def days_pass(server: Server, days: int) -> list[Delivery]:
    """Let days pass; returns all reminders so far."""
    await pass_time(server, server.reminders.handlers(), days * DAY)
    return [row for row in await server.planned("tell") if row.card == "reminder"]


def test_when_reminders_come() -> None:
    rules = Rules()
    assert [reminder_at(NOW, times, rules) for times in range(3)] == [NOW + 3 * DAY, NOW + 10 * DAY, None]
    only_second = Rules(first_reminder_days=0, second_reminder_days=5)
    assert [reminder_at(NOW, times, only_second) for times in range(2)] == [NOW + 5 * DAY, None]
    assert reminder_at(NOW, 0, Rules(first_reminder_days=0, second_reminder_days=0)) is None


def test_reminders_that_are_late_keep_their_distance() -> None:
    assert reminder_after(NOW + 30 * DAY, NOW, 1, Rules()) == NOW + 37 * DAY
    assert reminder_after(NOW + 3 * DAY, NOW, 1, Rules()) == NOW + 10 * DAY
    assert reminder_after(NOW, NOW, 2, Rules()) is None


async def test_two_reminders_and_then_nothing(server: Server) -> None:
    await server.joins(NORA)
    assert await days_pass(server, 2) == []
    assert len(await days_pass(server, 2)) == 1
    assert len(await days_pass(server, 8)) == 2
    (first, second) = await days_pass(server, 200)
    assert (first.user_id, first.arguments["guild"]) == (NORA, GUILD)
    assert second.created_at - first.created_at >= 6 * DAY


async def test_who_accepts_the_code_hears_nothing_more(server: Server) -> None:
    await server.joins(NORA)
    assert len(await days_pass(server, 4)) == 1
    await server.accepts(NORA)
    assert len(await days_pass(server, 100)) == 1


async def test_who_leaves_hears_nothing_and_who_returns_is_not_chased(server: Server) -> None:
    await server.joins(NORA)
    await server.arrivals.left(GUILD, NORA)
    assert await days_pass(server, 5) == []
    await server.joins(NORA, day=5)
    assert await days_pass(server, 100) == []


async def test_who_wants_no_more_reminders_gets_none(server: Server) -> None:
    await server.joins(NORA)
    assert len(await days_pass(server, 4)) == 1
    await server.reminders.stop(GUILD, NORA)
    assert len(await days_pass(server, 100)) == 1


@pytest.mark.parametrize("before", [True, False])
async def test_a_server_that_wants_no_reminders_has_none(server: Server, before: bool) -> None:
    off = {"first_reminder_days": 0, "second_reminder_days": 0}
    if before:
        await server.community.change_rules(GUILD, off)
    await server.joins(NORA)
    if not before:
        await server.community.change_rules(GUILD, off)
    assert await days_pass(server, 100) == []


async def test_who_waits_at_the_gate_is_not_reminded(server: Server) -> None:
    await server.joins(NORA, pending=True)
    assert await days_pass(server, 20) == []
    await server.changes(NORA)
    assert len(await days_pass(server, 4)) == 1


async def test_a_server_that_welcomes_nobody_reminds_nobody(server: Server) -> None:
    other = GUILD + 1
    await server.arrivals.seen(other, NORA, Sighting(NOW, False, True))
    assert await days_pass(server, 20) == []

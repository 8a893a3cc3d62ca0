"""Who is in: the rules of the server accepted, Discord's own onboarding completed where there is one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.community.presence import Door, Known, Meaning, Sighting, meaning
from bot.community.roll import begin_roll
from tests.community.conftest import GUILD, NORA, NOW, Server

ONBOARDING = Door(NOW - timedelta(days=100), uses_onboarding=True)


def sighting(*, pending: bool = False, completed: bool = True, joins: bool = False, ago: int = 0) -> Sighting:
    return Sighting(NOW - timedelta(days=ago), pending, joins, completed)


@pytest.mark.parametrize(
    ("pending", "completed", "uses_onboarding", "found"),
    [
        (True, False, True, Meaning.AWAITED),
        (True, True, True, Meaning.AWAITED),
        (False, False, True, Meaning.AWAITED),
        (False, True, True, Meaning.ARRIVED),
        (False, False, False, Meaning.ARRIVED),
        (True, True, False, Meaning.AWAITED),
    ],
)
def test_both_gates_must_be_open(
    pending: bool, completed: bool, uses_onboarding: bool, found: Meaning
) -> None:
    seen = sighting(pending=pending, completed=completed, joins=True)
    assert meaning(seen, None, NOW, Door(NOW, uses_onboarding)) is found


def test_who_came_while_the_bot_was_down_is_new_for_two_weeks_and_who_was_there_before_it_is_not() -> None:
    known_server, unknown_server = Door(NOW - timedelta(days=30)), Door()
    found = {ago: meaning(sighting(ago=ago), None, NOW, known_server) for ago in (3, 13, 15, 40)}
    assert found == {
        3: Meaning.ARRIVED,
        13: Meaning.ARRIVED,
        15: Meaning.NOTHING,
        40: Meaning.NOTHING,
    }
    assert meaning(sighting(ago=3), None, NOW, unknown_server) is Meaning.NOTHING


def test_who_returns_unfinished_waits_for_the_roles() -> None:
    known = Known(NOW - timedelta(days=9), NOW - timedelta(days=2), is_welcomed=True)
    assert meaning(sighting(completed=False, joins=True), known, NOW, ONBOARDING) is Meaning.NOTHING
    assert meaning(sighting(), known, NOW, ONBOARDING) is Meaning.RETURNED


def test_a_late_change_brings_nobody_back_and_asking_discord_does() -> None:
    known = Known(NOW - timedelta(days=9), NOW - timedelta(days=2), is_welcomed=True)
    late = Sighting(known.joined_at, is_pending=False, has_just_joined=False)
    assert meaning(late, known, NOW) is Meaning.NOTHING
    assert meaning(replace(late, asked_at=NOW), known, NOW) is Meaning.RETURNED
    assert meaning(replace(late, asked_at=NOW - timedelta(days=3)), known, NOW) is Meaning.NOTHING


async def changes(server: Server, *, completed: bool, seems: bool = True) -> Meaning:
    seen = sighting(completed=completed)
    return await server.arrivals.seen(GUILD, NORA, seen, seems_to_use_onboarding=seems)


async def joins(server: Server, *, seems: bool = True) -> Meaning:
    seen = sighting(completed=False, joins=True)
    return await server.arrivals.seen(GUILD, NORA, seen, seems_to_use_onboarding=seems)


async def test_the_welcome_comes_when_the_onboarding_is_completed(server: Server) -> None:
    assert await joins(server) is Meaning.AWAITED
    assert await changes(server, completed=False) is Meaning.NOTHING
    assert await changes(server, completed=True) is Meaning.ARRIVED
    assert await changes(server, completed=False) is Meaning.NOTHING  # late
    assert len(await server.planned("post")) == 1


async def test_who_never_completes_the_onboarding_is_in_once_it_is_switched_off(server: Server) -> None:
    await joins(server)
    assert await changes(server, completed=False, seems=False) is Meaning.ARRIVED


async def test_what_discord_answered_counts_more_than_what_it_seems(server: Server) -> None:
    async with server.database.transaction() as session:
        await begin_roll(session, GUILD, "Chapter Riga", NOW)
        await server.asked(session, uses_onboarding=True)
    assert await joins(server, seems=False) is Meaning.AWAITED

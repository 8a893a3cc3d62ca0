"""One row goes every way to its person in turn, and is said once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.community import reach
from bot.community.people import person_of
from bot.community.settings import Purpose
from bot.database.due import release_leases
from bot.delivery import outbox
from bot.delivery.ledger import Trouble
from bot.delivery.models import Delivery, State
from bot.delivery.parcel import Failed, Fault, Sent
from bot.delivery.ways import Standing
from tests.community.conftest import GUILD, NORA, WELCOME, Server
from tests.delivery.planning import LEDGER, end

INTRODUCTIONS, THREAD = 12, 77


async def say(server: Server, *subjects: str) -> None:
    async with server.database.transaction() as session:
        nora = await person_of(session, NORA)
        for subject in subjects:
            words = outbox.Words("decision", {"about": subject})
            assert await reach.tell(session, GUILD, nora, subject, words, now=server.clock.now())


async def attempt(server: Server, answer: Sent | Failed, action: str = "") -> Delivery:
    """Let the first due delivery end so, and what follows from it happen; returns its row."""
    now = server.clock.now()
    async with server.database.transaction() as session:
        parcels = await LEDGER.take(session, limit=8, now=now)
        await release_leases(session, Delivery)
    parcel = next(one for one in parcels if one.action == action or not action)
    trouble = await end(server.database, parcel, answer, now)
    if isinstance(trouble, Trouble):
        async with server.database.transaction() as session:
            await server.reach.mend(session, trouble, now)
    return next(row for row in await server.planned() if row.position == parcel.position)


async def standing(server: Server, subject: str) -> Standing | None:
    async with server.database.reading() as session:
        return await reach.standing(session, subject)


async def test_a_message_goes_to_the_introductions_channel_before_the_welcome_channel(server: Server) -> None:
    await say(server, "a")
    row = await attempt(server, Failed(Fault.UNREACHABLE, "50007"))
    assert (row.action, row.channel_id, row.arguments["people"]) == ("thread", WELCOME, [NORA])
    await attempt(server, Sent(5, THREAD))
    assert await standing(server, "a") is Standing.IN_THREAD

    await server.community.set_channel(GUILD, Purpose.INTRODUCTIONS, INTRODUCTIONS)
    await say(server, "b")
    row = await attempt(server, Failed(Fault.UNREACHABLE, "50007"))
    assert row.channel_id == INTRODUCTIONS
    async with server.database.transaction() as session:
        (parcel,) = await LEDGER.take(session, limit=1, now=server.clock.now())
    assert (parcel.subject, parcel.thread_id) == ("b", THREAD)


async def test_what_waited_behind_a_thread_that_cannot_be_is_kept_with_it(server: Server) -> None:
    await say(server, "a", "b")
    for _ in range(2):
        await attempt(server, Failed(Fault.UNREACHABLE, "50007"), "tell")
    row = await attempt(server, Failed(Fault.CHANNEL_GONE, "10003"), "thread")
    assert row.state == State.KEPT
    assert [kept.arguments["about"] for kept in await server.reach.take(GUILD, NORA)] == ["a", "b"]


async def test_what_is_kept_right_after_a_look_is_shown_at_the_next_use(server: Server) -> None:
    assert await server.reach.take(GUILD, NORA) == []
    await say(server, "a")
    await attempt(server, Failed(Fault.UNREACHABLE, "50007"))
    await attempt(server, Failed(Fault.CHANNEL_GONE, "10003"), "thread")
    assert [kept.arguments["about"] for kept in await server.reach.take(GUILD, NORA)] == ["a"]


async def test_what_another_process_kept_is_shown_seconds_later_at_most(server: Server) -> None:
    assert await server.reach.take(GUILD, NORA) == []
    await say(server, "a")
    async with server.database.transaction() as session:
        await session.execute(update(Delivery).values(state=State.KEPT, action="show"))
    server.clock.advance(reach.QUIET)
    assert [kept.arguments["about"] for kept in await server.reach.take(GUILD, NORA)] == ["a"]


async def test_a_thread_that_is_refused_at_first_and_impossible_later_is_not_lost(server: Server) -> None:
    await say(server, "a")
    await attempt(server, Failed(Fault.UNREACHABLE, "50007"))
    row = await attempt(server, Failed(Fault.FORBIDDEN, "50013"))
    assert (row.state, await standing(server, "a")) == (State.HELD, Standing.AT_NEXT_USE)
    server.clock.advance(timedelta(hours=1))
    row = await attempt(server, Failed(Fault.CHANNEL_GONE, "10003"))
    assert row.state == State.KEPT


async def test_two_uses_at_once_show_it_once_and_a_crash_meanwhile_shows_it_again(server: Server) -> None:
    await say(server, "a")
    await attempt(server, Failed(Fault.UNREACHABLE, "50007"))
    both = await asyncio.gather(server.reach.take(GUILD, NORA), server.reach.take(GUILD, NORA))
    assert sorted(map(len, both)) == [0, 1]
    server.clock.advance(timedelta(minutes=2))  # nobody recorded that it was shown
    (kept,) = await server.reach.take(GUILD, NORA)
    await server.reach.shown(kept.position)
    server.clock.advance(timedelta(minutes=2))
    assert await server.reach.take(GUILD, NORA) == []
    assert await standing(server, "a") is Standing.SHOWN


async def test_it_is_shown_to_nobody_else_and_in_no_other_server(server: Server) -> None:
    await say(server, "a")
    await attempt(server, Failed(Fault.UNREACHABLE, "50007"))
    assert await server.reach.take(GUILD, NORA + 1) == []
    assert await server.reach.take(GUILD + 1, NORA) == []


async def test_what_may_have_been_said_is_not_shown_as_well(server: Server) -> None:
    await say(server, "a")
    await attempt(server, Failed(Fault.UNREACHABLE, "50007"))
    row = await attempt(server, Failed(Fault.UNCLEAR, "503"))
    assert row.state == State.WAITING
    assert await server.reach.take(GUILD, NORA) == []


@pytest.mark.parametrize("is_kept", [True, False])
async def test_what_is_overtaken_by_events_is_not_said(server: Server, is_kept: bool) -> None:
    await say(server, "a")
    if is_kept:
        await attempt(server, Failed(Fault.UNREACHABLE, "50007"))
    async with server.database.transaction() as session:
        await reach.forget(session, "a", now=server.clock.now())
    assert await server.reach.take(GUILD, NORA) == []
    assert await standing(server, "a") is Standing.NOT


async def test_a_message_that_discord_forbids_goes_another_way_as_well(server: Server) -> None:
    await say(server, "a")
    row = await attempt(server, Failed(Fault.FORBIDDEN, "403"))
    assert row.action == "thread"

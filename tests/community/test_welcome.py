"""One welcome each, whatever the order of events; roles come back with their owner."""

import asyncio
import random
import shutil
from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.community.models import Membership, Person
from bot.community.people import Persona
from bot.community.presence import Meaning, Sighting
from bot.database.engine import Database
from bot.delivery.models import Delivery
from tests.community.conftest import GUILD, MEMBER_ROLE, NORA, NOW, WELCOME, Server
from tests.conftest import FOLDER, KEY
from tests.database.moments import StillClock
from tests.databases import sqlite_template


async def welcomes(server: Server) -> list[Delivery]:
    return [row for row in await server.planned() if row.card == "welcome"]


async def test_who_must_accept_the_rules_first_is_welcomed_after_that_and_once(server: Server) -> None:
    assert await server.joins(NORA, pending=True) is Meaning.AWAITED
    assert await server.changes(NORA, pending=True) is Meaning.NOTHING
    assert await welcomes(server) == []

    assert await server.changes(NORA) is Meaning.ARRIVED
    assert await server.changes(NORA) is Meaning.NOTHING
    assert await server.joins(NORA) is Meaning.NOTHING

    (welcome,) = await welcomes(server)
    assert (welcome.subject, welcome.channel_id) == (f"welcome:{GUILD}:1", WELCOME)


async def test_who_comes_straight_in_is_welcomed_at_once(server: Server) -> None:
    assert await server.joins(NORA) is Meaning.ARRIVED
    assert len(await welcomes(server)) == 1


async def test_events_that_come_at_the_same_moment_make_one_welcome(server: Server) -> None:
    await asyncio.gather(*(server.joins(NORA) for _ in range(4)), *(server.changes(NORA) for _ in range(4)))
    assert len(await welcomes(server)) == 1


async def test_a_member_from_before_the_bot_is_not_welcomed_for_changing_a_name(server: Server) -> None:
    assert await server.changes(NORA, day=-300) is Meaning.NOTHING
    await server.accepts(NORA)
    assert await server.changes(NORA, day=-300) is Meaning.NOTHING
    assert await welcomes(server) == []


async def test_a_join_missed_by_hours_is_made_up_for_at_the_next_change(server: Server) -> None:
    assert (
        await server.arrivals.seen(GUILD, NORA, Sighting(NOW - timedelta(hours=3), False, False))
        is Meaning.ARRIVED
    )


async def test_without_a_channel_the_moment_passes(database: Database) -> None:
    server = Server(database, StillClock(NOW))
    await server.joins(NORA)
    await server.set_up()
    assert await server.changes(NORA) is Meaning.NOTHING
    assert await welcomes(server) == []


async def test_who_returns_keeps_what_was_decided_and_gets_the_roles_back_once(server: Server) -> None:
    await server.joins(NORA)
    await server.accepts(NORA)
    await server.onboarding.choose_persona(GUILD, NORA, Persona.MEDIA)
    await server.arrivals.left(GUILD, NORA)

    assert await server.joins(NORA, day=9, pending=True) is Meaning.NOTHING
    assert len(await server.planned("grant")) == 1  # nothing for somebody who has not accepted the rules
    assert await server.changes(NORA, day=9) is Meaning.RETURNED
    assert await server.changes(NORA, day=9) is Meaning.NOTHING

    assert [row.role_id for row in await server.planned("grant")] == [MEMBER_ROLE, MEMBER_ROLE]
    assert (await server.onboarding.panel(GUILD, NORA)).held == {Persona.MEDIA}
    assert len(await welcomes(server)) == 1


async def test_a_change_from_before_the_departure_brings_nobody_back(server: Server) -> None:
    await server.joins(NORA)
    await server.arrivals.left(GUILD, NORA)
    assert await server.changes(NORA) is Meaning.NOTHING


async def test_a_departure_that_was_missed_is_noticed_at_the_return(server: Server) -> None:
    await server.joins(NORA)
    await server.accepts(NORA)
    assert await server.joins(NORA, day=2, pending=True) is Meaning.AWAITED_AGAIN
    assert await server.changes(NORA, day=2) is Meaning.RETURNED
    assert len(await server.planned("grant")) == 2


@dataclass
class SqliteFile:
    """One database for all examples; each has somebody new in it."""

    url: str
    people: int = 1000

    def new_user(self) -> int:
        self.people += 1
        return self.people

    async def welcomes_of(self, server: Server, user_id: int) -> list[Delivery]:
        async with server.database.reading() as session:
            person_id = await session.scalar(select(Person.id).where(Person.user_id == user_id))
        return [row for row in await welcomes(server) if row.arguments["person"] == person_id]


@pytest.fixture(scope="module")
def sqlite_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SqliteFile:
    path = tmp_path_factory.mktemp("welcome") / "ssc-bot.db"
    shutil.copyfile(sqlite_template(request.config.stash[FOLDER]), path)
    return SqliteFile(f"sqlite+aiosqlite:///{path}")


STAYS = st.lists(st.tuples(st.booleans(), st.integers(0, 2), st.booleans()), min_size=1, max_size=3)


@settings(max_examples=40, deadline=None, database=None)
@given(
    stays=STAYS, shuffle=st.randoms(use_true_random=False), in_order=st.booleans(), copies=st.integers(1, 2)
)
def test_any_order_of_events_makes_at_most_one_welcome_and_ends_in_the_truth(
    sqlite_file: SqliteFile,
    stays: list[tuple[bool, int, bool]],
    shuffle: random.Random,
    in_order: bool,
    copies: int,
) -> None:
    """A stay: whether the rules come first, how often something changes, whether they are accepted."""
    events = [event for number, stay in enumerate(stays) for event in events_of(number, *stay)]
    events = [event for event in events for _ in range(copies if event[0] != "leave" else 1)]
    if not in_order:
        shuffle.shuffle(events)
    was_in = any(not first or accepted for first, _, accepted in stays)
    asyncio.run(play(sqlite_file, events, must_be_welcomed=in_order and was_in))


def events_of(number: int, rules_first: bool, changes: int, accepts: bool) -> list[tuple[str, int, bool]]:
    is_in = not rules_first
    events = [("join", number, rules_first)]
    events += [("change", number, rules_first)] * changes
    events += [("change", number, False)] if accepts and not is_in else []
    return [*events, ("leave", number, False)]


async def play(file: SqliteFile, events: list[tuple[str, int, bool]], *, must_be_welcomed: bool) -> None:
    database = Database.open(file.url, [KEY])
    server, user_id = Server(database, StillClock(NOW)), file.new_user()
    await server.set_up()
    await server.community.change_rules(GUILD, {"flood_joins": 1000})  # the examples all come at once
    verbs = {"join": server.joins, "change": server.changes}
    for name, day, pending in events:
        if name == "leave":
            await server.arrivals.left(GUILD, user_id)
        else:
            await verbs[name](user_id, day, pending=pending)
    said = len(await file.welcomes_of(server, user_id))
    assert said == 1 if must_be_welcomed else said <= 1

    await server.joins(user_id, day=50)  # whatever came before, now they are here
    assert len(await file.welcomes_of(server, user_id)) == 1
    async with database.reading() as session:
        person_id = (await file.welcomes_of(server, user_id))[0].arguments["person"]
        row = await session.get_one(Membership, (GUILD, person_id))
    assert row.left_at is None
    await database.close()

"""Turns and intents of the building of servers, and what the audit keeps of settings."""

from datetime import timedelta

import pytest

from bot.community.server.blueprint import Kind, Part
from bot.community.server.building import LEASE, Building
from bot.community.settings import Holder, Purpose
from bot.errors import Conflict
from tests.community.conftest import GUILD, MONA, NORA, Server

CITY = Part(Kind.ROLE, "city", "City")


def builder(server: Server) -> Building:
    return Building(server.database, server.clock, server.interests, wake=server.wake)


async def test_one_builds_at_a_time_in_each_server(server: Server) -> None:
    building = builder(server)
    async with building.turn(GUILD, MONA):
        with pytest.raises(Conflict, match="setup-under-way"):
            async with building.turn(GUILD, NORA):
                pytest.fail("two at once")
        async with building.turn(GUILD + 1, NORA):
            pass
    async with building.turn(GUILD, NORA):
        pass


async def test_a_turn_ends_by_itself_and_its_holder_notices(server: Server) -> None:
    building = builder(server)
    async with building.turn(GUILD, MONA) as turn:
        await building.intend(turn, CITY)
        server.clock.advance(LEASE + timedelta(seconds=1))
        async with building.turn(GUILD, NORA) as second:
            with pytest.raises(Conflict, match="setup-under-way"):
                await building.record(turn, CITY, 77)
            await building.record(second, CITY, 78)
    assert (await server.community.settings(GUILD)).roles[Holder.CITY] == 78


async def test_an_intent_keeps_its_mark_until_it_is_recorded(server: Server) -> None:
    building = builder(server)
    async with building.turn(GUILD, MONA) as turn:
        mark = await building.intend(turn, CITY)
    assert await building.unfinished(GUILD) == {(Kind.ROLE, "city"): mark}
    async with building.turn(GUILD, MONA) as turn:
        assert await building.intend(turn, CITY) == mark
        await building.record(turn, CITY, 77)
    assert await building.unfinished(GUILD) == {}
    assert (await building.known(GUILD))[Kind.ROLE, "city"] == 77


async def test_the_audit_says_who_set_what_from_what_to_what(server: Server) -> None:
    before = len(await server.audit())
    await server.community.set_channel(GUILD, Purpose.WELCOME, 99, MONA)
    await server.community.set_role(GUILD, Holder.CITY, 55, MONA)
    await server.community.set_role(GUILD, Holder.CITY, 55, MONA)  # no change
    await server.community.change_rules(GUILD, {"reapply_days": 3}, MONA)
    entries = (await server.audit())[before:]
    assert [(one.action, one.before, one.after) for one in entries] == [
        ("channel-set", {"welcome": 10}, {"welcome": 99}),
        ("role-set", {"city": None}, {"city": 55}),
        ("rule-set", {"reapply_days": 14}, {"reapply_days": 3}),
    ]
    assert {one.actor_id for one in entries} == {entries[0].actor_id} != {None}

"""Interests: kept for themselves, with the roles of the server in their train."""

import pytest

from bot.community.ping_roles import interest_roles
from bot.community.settings import Holder
from bot.delivery.models import State
from bot.errors import BadInput, NotAllowed
from tests.community.conftest import GUILD, MILA, MONA, NORA, Server

WATER, ENERGY, LATER = 50, 51, 52


@pytest.fixture
async def pinging(server: Server) -> Server:
    """A server with two ping roles, whose people have accepted the code."""
    await server.interests.set_role(GUILD, "water", WATER)
    await server.interests.set_role(GUILD, "energy", ENERGY)
    for person in (NORA, MONA, MILA):
        await server.accepts(person)
    return server


async def roles(server: Server) -> list[tuple[str, int | None, int | None]]:
    """What is planned with ping roles, in order."""
    planned = await server.planned("grant", "revoke")
    return [
        (row.action, row.user_id, row.role_id)
        for row in planned
        if row.subject.startswith("interest:") and row.state != State.DROPPED
    ]


async def test_picking_gives_the_role_and_dropping_takes_it(pinging: Server) -> None:
    panel = await pinging.profiles.pick_interests(GUILD, NORA, ("water", "energy"))
    assert panel.interests == ("energy", "water")
    assert await roles(pinging) == [("grant", NORA, ENERGY), ("grant", NORA, WATER)]

    panel = await pinging.profiles.pick_interests(GUILD, NORA, ("energy", "parking"))
    assert panel.interests == ("energy", "parking")
    assert await roles(pinging) == [("grant", NORA, ENERGY), ("revoke", NORA, WATER)]
    await pinging.profiles.pick_interests(GUILD, NORA, ("energy", "water"))
    assert (await roles(pinging))[-1] == ("grant", NORA, WATER)


async def test_interests_are_not_the_areas_of_a_profile(pinging: Server) -> None:
    panel = await pinging.profiles.pick_interests(GUILD, NORA, ("water",))
    assert panel.profile.domains == ()


async def test_an_interest_without_a_role_waits_for_one(pinging: Server) -> None:
    panel = await pinging.profiles.pick_interests(GUILD, NORA, ("parking",))
    assert "parking" not in panel.pinged
    assert await roles(pinging) == []
    await pinging.interests.set_role(GUILD, "parking", LATER)
    await pinging.interests.set_role(GUILD, "parking", LATER)
    assert await roles(pinging) == [("grant", NORA, LATER)]


async def test_another_role_for_a_domain_takes_the_place_of_the_first(pinging: Server) -> None:
    for person in (NORA, MONA):
        await pinging.profiles.pick_interests(GUILD, person, ("water",))
    await pinging.joins(MILA)
    await pinging.profiles.pick_interests(GUILD, MILA, ("water",))
    await pinging.arrivals.left(GUILD, MILA)
    await pinging.interests.set_role(GUILD, "water", LATER)
    planned = await roles(pinging)
    assert [one for one in planned if one[2] == LATER] == [("grant", NORA, LATER), ("grant", MONA, LATER)]
    assert [one for one in planned if one[0] == "revoke"] == [
        ("revoke", NORA, WATER),
        ("revoke", MONA, WATER),
    ]


async def test_without_a_role_any_more_the_interest_stays(pinging: Server) -> None:
    await pinging.profiles.pick_interests(GUILD, NORA, ("water",))
    await pinging.interests.drop_role(GUILD, "water")
    assert await pinging.interests.roles(GUILD) == {"energy": ENERGY}
    assert await roles(pinging) == [("revoke", NORA, WATER)]
    assert (await pinging.onboarding.panel(GUILD, NORA)).interests == ("water",)


async def test_a_role_that_stands_for_something_else_too_is_not_taken(pinging: Server) -> None:
    await pinging.community.set_role(GUILD, Holder.MEMBER, WATER)
    await pinging.interests.set_role(GUILD, "metering", ENERGY)
    await pinging.profiles.pick_interests(GUILD, NORA, ("water", "energy", "metering"))
    await pinging.profiles.pick_interests(GUILD, NORA, ("metering",))
    assert [one for one in await roles(pinging) if one[0] == "revoke"] == []


async def test_the_reconciliation_learns_who_is_to_have_which(pinging: Server) -> None:
    for person, domains in ((NORA, ("water", "energy", "parking")), (MONA, ("parking",))):
        await pinging.profiles.pick_interests(GUILD, person, domains)
    async with pinging.database.reading() as session:
        wanted = await interest_roles(session, GUILD, [1, 2, 3])
    assert {person: [one.role_id for one in roles] for person, roles in wanted.items()} == {
        1: [ENERGY, WATER]
    }


async def test_what_concerns_the_whole_city_or_nothing_here_pings_nobody(pinging: Server) -> None:
    assert await pinging.interests.pinged(GUILD, ("all", "parking")) == ()
    assert await pinging.interests.pinged(GUILD, ("energy", "all", "water")) == (WATER, ENERGY)
    assert await pinging.interests.pinged(GUILD + 1, ("water",)) == ()


async def test_what_is_no_interest_is_refused(server: Server) -> None:
    with pytest.raises(NotAllowed):
        await server.profiles.pick_interests(GUILD, NORA, ("water",))
    await server.accepts(NORA)
    for domains in (("all",), ("moon",)):
        with pytest.raises(BadInput):
            await server.profiles.pick_interests(GUILD, NORA, domains)
    with pytest.raises(BadInput):
        await server.interests.set_role(GUILD, "all", WATER)

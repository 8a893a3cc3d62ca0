"""Roles follow decisions: given, taken, and never both."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.community.memberships import membership_of
from bot.community.models import PersonaHeld
from bot.community.people import Persona
from bot.community.roles import give_role, take_role
from bot.community.settings import Holder
from bot.delivery.models import Action, State
from tests.community.conftest import GUILD, NORA, NOW, Server

MEDIA_ROLE = 30


@pytest.fixture
async def holding(server: Server) -> Server:
    """A server in which Nora holds an open persona; its role waits to be granted."""
    await server.community.set_role(GUILD, Holder.MEDIA, MEDIA_ROLE)
    await server.joins(NORA)
    await server.accepts(NORA)
    await server.onboarding.choose_persona(GUILD, NORA, Persona.MEDIA)
    return server


async def take(server: Server, *, occasion: str = "tired", decide: bool = True) -> bool:
    """End the persona as a moderator's verb would, and let the role follow."""
    async with server.database.transaction() as session:
        membership = await membership_of(session, GUILD, NORA)
        assert membership is not None
        if decide:
            await session.execute(update(PersonaHeld).values(ended_at=NOW))
        return await take_role(
            session, membership, Holder.MEDIA, occasion=occasion, reason="asked for", now=NOW
        )


async def test_a_role_that_was_given_is_taken_once_and_the_reason_goes_along(holding: Server) -> None:
    assert await take(holding)
    assert not await take(holding)
    (revoke,) = await holding.planned("revoke")
    assert (revoke.user_id, revoke.role_id, revoke.arguments) == (NORA, MEDIA_ROLE, {"reason": "asked for"})


async def test_a_grant_that_still_waits_is_withdrawn_so_the_role_does_not_flash_up(holding: Server) -> None:
    await take(holding)
    grant = (await holding.planned("grant"))[-1]
    assert (grant.role_id, grant.state) == (MEDIA_ROLE, State.DROPPED)
    async with holding.database.transaction() as session:
        membership = await membership_of(session, GUILD, NORA)
        assert membership is not None
        await give_role(session, membership, Holder.MEDIA, occasion="anew", reason="again", now=NOW)
    assert [(row.action, row.state) for row in await holding.planned("grant", "revoke")][-2:] == [
        (Action.REVOKE, State.DROPPED),
        (Action.GRANT, State.WAITING),
    ]


async def test_what_is_on_its_way_is_not_called_back_but_followed(holding: Server) -> None:
    async with holding.database.transaction() as session:
        grant = await session.merge((await holding.planned("grant"))[-1])
        grant.leased_until = NOW + timedelta(minutes=5)
    await take(holding)
    assert [row.state for row in await holding.planned("grant", "revoke")] == [State.WAITING] * 3


async def test_a_role_that_stands_for_something_else_as_well_is_kept(holding: Server) -> None:
    assert not await take(holding, decide=False)
    await holding.community.set_role(GUILD, Holder.MEMBER, MEDIA_ROLE)
    assert not await take(holding)
    assert await holding.planned("revoke") == []


async def test_without_a_role_there_is_nothing_to_take(server: Server) -> None:
    await server.joins(NORA)
    assert not await take(server)

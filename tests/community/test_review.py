"""Applications are decided once, by somebody else, and the applicant hears of it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.community.models import PersonaHeld
from bot.community.panel import Outcome
from bot.community.people import Persona, person_of
from bot.community.settings import Holder, Purpose
from bot.community.troubles import tell_of_ungranted_role
from bot.delivery.ledger import Trouble
from bot.delivery.models import Action, State
from bot.delivery.parcel import Failed, Fault
from bot.delivery.settlement import settle
from bot.errors import BadInput, Conflict, NotAllowed, NotFound
from tests.community.conftest import GUILD, MILA, MODERATION, MONA, NORA, NOW, Server

CITY_ROLE = 40


async def decide(server: Server, application: int, by: int = MONA, /, **verdict: object) -> object:
    verdict = {"approve": True, **verdict}
    return await server.review.decide(GUILD, application, by, **verdict)  # type: ignore[arg-type] - as typed there


async def test_an_approval_grants_the_role_tells_the_applicant_and_is_recorded(server: Server) -> None:
    await server.community.set_role(GUILD, Holder.CITY, CITY_ROLE)
    application = await server.applies(NORA)
    await decide(server, application, server="Chapter Riga")

    panel = await server.onboarding.panel(GUILD, NORA)
    assert (panel.held, panel.waiting) == ({Persona.CITY}, frozenset())
    grant = (await server.planned("grant"))[-1]
    assert (grant.user_id, grant.role_id) == (NORA, CITY_ROLE)
    assert "approved by a moderator" in grant.arguments["reason"]
    (told,) = await server.planned("tell")
    assert (told.user_id, told.arguments["server"]) == (NORA, "Chapter Riga")

    async with server.database.transaction() as session:
        mona, nora = await person_of(session, MONA), await person_of(session, NORA)
        held = (await session.scalars(select(PersonaHeld))).one()
    assert (held.person_id, held.approver_id, held.application_id) == (nora, mona, application)
    entry = (await server.audit())[-1]
    assert (entry.action, entry.actor_id, entry.target_id) == ("application-approved", mona, nora)


async def test_a_denial_carries_its_reason_everywhere(server: Server) -> None:
    application = await server.applies(NORA)
    await decide(server, application, approve=False, reason="  Please use your work address. ")

    panel = await server.onboarding.panel(GUILD, NORA)
    assert panel.held == frozenset()
    assert [one.reason for one in panel.denied] == ["Please use your work address."]
    assert (await server.audit())[-1].reason == "Please use your work address."
    assert len(await server.planned("tell")) == 1
    assert len(await server.planned("grant")) == 1  # the member role and no other


async def test_the_card_is_drawn_again_once_it_has_been_posted(server: Server) -> None:
    application = await server.applies(NORA)
    async with server.database.transaction() as session:
        (card,) = [row for row in await server.planned("post") if row.card == "application"]
        card = await session.merge(card)
        card.state, card.message_id, card.attempts = State.DONE, 77, 1
    await decide(server, application)
    (edit,) = await server.planned("edit")
    assert edit.arguments == {"application": application, "guild": GUILD}


async def test_nobody_decides_their_own_application(server: Server) -> None:
    application = await server.applies(MONA)
    for attempt in (decide(server, application), server.review.undecided(GUILD, application, MONA)):
        with pytest.raises(NotAllowed) as refused:
            await attempt
        assert refused.value.message_id == "application-own"
    assert (await server.onboarding.panel(GUILD, MONA)).waiting == {Persona.CITY}


async def test_of_two_moderators_at_once_one_wins_and_the_other_is_told_who(server: Server) -> None:
    application = await server.applies(NORA)
    results = await asyncio.gather(
        decide(server, application, MONA),
        decide(server, application, MILA, approve=False, reason="No proof."),
        return_exceptions=True,
    )
    (conflict,) = [result for result in results if isinstance(result, Exception)]
    assert isinstance(conflict, Conflict)
    winner = (await server.review.paper(GUILD, application)).decider
    assert conflict.arguments == {"moderator": f"<@{winner}>"}
    assert len(await server.planned("tell")) == 1
    assert len([entry for entry in await server.audit() if entry.action.startswith("application-")]) == 1


async def test_a_decision_of_another_server_is_out_of_reach(server: Server) -> None:
    application = await server.applies(NORA)
    with pytest.raises(NotFound):
        await server.review.decide(2, application, MONA, approve=True)


async def test_a_reason_that_cannot_be_passed_on_decides_nothing(server: Server) -> None:
    application = await server.applies(NORA)
    with pytest.raises(BadInput):
        await decide(server, application, approve=False, reason="ask at discord.gg/abc")
    assert (await server.review.paper(GUILD, application)).outcome is Outcome.OPEN


async def test_somebody_who_was_denied_may_apply_again(server: Server) -> None:
    await decide(server, await server.applies(NORA), approve=False, reason="No proof.")
    with pytest.raises(Conflict) as refused:
        await server.applies(NORA)
    assert refused.value.message_id == "persona-barred"
    server.clock.advance(timedelta(days=14, seconds=1))
    await decide(server, await server.applies(NORA))
    assert (await server.onboarding.panel(GUILD, NORA)).held == {Persona.CITY}


async def test_moderators_hear_once_of_a_role_however_many_wait_for_it(server: Server) -> None:
    for number in range(3):
        trouble = Trouble(Fault.FORBIDDEN, f"role:{number}", GUILD, None, 100 + number, CITY_ROLE)
        async with server.database.transaction() as session:
            await tell_of_ungranted_role(session, trouble, NOW)
    assert len([row for row in await server.planned("post") if row.card == "role-trouble"]) == 1


def test_a_grant_waits_for_a_right_and_for_another_role() -> None:
    for fault in (Fault.FORBIDDEN, Fault.ROLE_GONE):
        end = settle(Action.GRANT, Failed(fault, "403"), 1, NOW)
        assert (end.state, end.outcome) == (State.HELD, fault)
    assert settle(Action.REVOKE, Failed(Fault.ROLE_GONE, "404"), 1, NOW).state == State.DROPPED


async def test_another_role_is_given_to_whoever_waited_for_the_first(server: Server) -> None:
    await server.community.set_role(GUILD, Holder.CITY, CITY_ROLE)
    await decide(server, await server.applies(NORA))
    server.clock.advance(timedelta(hours=1))
    await server.community.set_role(GUILD, Holder.CITY, 41)
    grant = (await server.planned("grant"))[-1]
    assert (grant.role_id, grant.due_at) == (41, NOW + timedelta(hours=1))
    assert await server.community.try_role(GUILD, 41) == 1
    assert await server.community.try_role(GUILD, CITY_ROLE) == 0


async def test_a_role_that_cannot_be_given_does_not_hold_up_another(server: Server) -> None:
    await server.community.set_role(GUILD, Holder.CITY, CITY_ROLE)
    await decide(server, await server.applies(NORA))
    member, city = await server.planned("grant")
    assert member.lane != city.lane
    assert max(len(row.lane) for row in (member, city)) <= 40


async def test_what_is_open_moves_to_a_new_moderation_channel_and_both_cards_tell_the_outcome(
    server: Server,
) -> None:
    application = await server.applies(NORA)
    await decide(server, await server.applies(MILA))
    await server.community.set_channel(GUILD, Purpose.MODERATION, 12)
    cards = [row for row in await server.planned("post") if row.card == "application"]
    assert [(row.channel_id, row.arguments["application"]) for row in cards] == [
        (MODERATION, application),
        (MODERATION, application + 1),
        (12, application),
    ]
    async with server.database.transaction() as session:
        for row in cards:
            said = await session.merge(row)
            said.state, said.message_id, said.attempts = State.DONE, 70 + row.position, 1
    await decide(server, application)
    assert [row.channel_id for row in await server.planned("edit")] == [MODERATION, 12]

"""Accept, decline, agree, take back: each once, and everybody else sees it."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from sqlalchemy import delete, update

from bot.community.models import GuildChannel, Membership, PersonaHeld
from bot.database.engine import Database
from bot.delivery.parcel import Fault
from bot.errors import Conflict, MemberFacingError, NotAllowed, NotFound, Unavailable
from bot.matchmaking.consent import RequestState, Stage
from bot.matchmaking.records import InvitationRecord
from tests.matchmaking.bench import GUILD, VERA, Bench
from tests.matchmaking.conftest import INTRODUCTIONS
from tests.matchmaking.people import settle_in


async def test_a_yes_is_told_to_the_requester_without_a_name(bench: Bench) -> None:
    await bench.asked()
    await bench.sent()
    invitation = (await bench.invitations())[602]
    record = await bench.matchmaking.accept(invitation, 602)
    assert (record.stage, record.is_first) == (Stage.WILLING, True)
    (told,) = [row for row in await bench.deliveries() if row.card == "match-proposal"]
    assert (told.user_id, told.arguments) == (VERA, {"invitation": invitation})
    proposal = await bench.matches.proposal(invitation)
    assert (proposal.domains, proposal.is_waiting) == (("traffic",), True)
    assert "602" not in repr(proposal)
    assert await bench.subjects(f"match-invitation:{invitation}:0:edit") != []


async def test_an_introduction_names_both_in_one_thread_and_ends_the_rest(bench: Bench) -> None:
    await bench.asked()
    await bench.sent()
    invitations = await bench.invitations()
    await bench.matchmaking.accept(invitations[601], 601)
    await bench.matchmaking.accept(invitations[602], 602)
    request = await bench.matchmaking.introduce(invitations[601], VERA)
    assert request.state is RequestState.INTRODUCED
    (thread,) = [row for row in await bench.deliveries() if row.action == "thread"]
    assert (thread.channel_id, thread.arguments["people"]) == (INTRODUCTIONS, [VERA, 601])
    both = await bench.matches.introduction(invitations[601])
    assert (both.requester, both.helper) == (VERA, 601)
    stages = [(await bench.matches.invitation(invitations[user])).stage for user in (601, 602, 603)]
    assert stages == [Stage.INTRODUCED, Stage.OVER, Stage.OVER]
    for user in (602, 603):
        assert await bench.subjects(f"match-invitation:{invitations[user]}:0:edit:over") != []
    assert await bench.planned() == []
    names = [action for action, _ in await bench.audit()]
    assert names == ["match-requested", "match-accepted", "match-accepted", "match-introduced"]


async def test_nobody_is_named_before_both_have_said_yes(bench: Bench) -> None:
    await bench.asked()
    invitation = (await bench.invitations())[601]
    for step in (lambda: asyncio.sleep(0), lambda: bench.matchmaking.accept(invitation, 601)):
        await step()
        with pytest.raises(NotFound):
            await bench.matches.introduction(invitation)


async def test_a_no_makes_room_for_the_next_best(bench: Bench) -> None:
    await bench.asked()
    invitations = await bench.invitations()
    await bench.matchmaking.decline(invitations[601], 601)
    assert list(await bench.invitations()) == [601, 602, 603, 604]
    with pytest.raises(Conflict, match="match-declined-already"):
        await bench.matchmaking.decline(invitations[601], 601)


async def test_when_nobody_is_left_the_requester_is_told_once(bench: Bench) -> None:
    request_id = await bench.asked()
    for user in range(601, 606):
        await bench.matchmaking.decline((await bench.invitations())[user], user)
    assert await bench.subjects("match-nobody") == [f"match-nobody:{request_id}:5"]
    await bench.pass_days(8)
    assert await bench.subjects("match-nobody") == [f"match-nobody:{request_id}:5"]


async def test_passing_somebody_over_leads_to_the_next_willing_or_to_new_invitations(bench: Bench) -> None:
    await bench.asked()
    invitations = await bench.invitations()
    await bench.matchmaking.accept(invitations[601], 601)
    assert not (await bench.matchmaking.accept(invitations[602], 602)).is_first
    request = await bench.matchmaking.pass_over(invitations[601], VERA)
    assert request.proposed == invitations[602]
    request = await bench.matchmaking.pass_over(invitations[602], VERA)
    assert request.state is RequestState.OPEN
    assert list(await bench.invitations()) == [601, 602, 603, 604, 605]


async def test_withdrawing_ends_every_invitation_and_edits_it(bench: Bench) -> None:
    request_id = await bench.asked()
    await bench.sent()
    await bench.matchmaking.withdraw(request_id, VERA)
    invitations = await bench.invitations()
    for invitation in invitations.values():
        assert await bench.subjects(f"match-invitation:{invitation}:0:edit:over") != []
    with pytest.raises(Conflict, match="match-no-longer-open"):
        await bench.matchmaking.accept(invitations[601], 601)
    with pytest.raises(Conflict):
        await bench.matchmaking.withdraw(request_id, VERA)
    assert await bench.planned() == []


async def test_nobody_answers_or_decides_for_somebody_else(bench: Bench) -> None:
    request_id = await bench.asked()
    invitation = (await bench.invitations())[601]
    for verb, user in (("accept", 602), ("decline", VERA), ("introduce", 601), ("pass_over", 601)):
        with pytest.raises(NotFound):
            await getattr(bench.matchmaking, verb)(invitation, user)
    with pytest.raises(NotFound):
        await bench.matchmaking.withdraw(request_id, 601)
    with pytest.raises(NotFound):
        await bench.matchmaking.accept(99999, 601)


async def at_once(*verbs: Coroutine[Any, Any, Any]) -> tuple[list[Any], list[str]]:
    """Run these at the same time; returns what succeeded, and the sentences of what was refused."""
    results = await asyncio.gather(*verbs, return_exceptions=True)
    refused = [one.message_id for one in results if isinstance(one, MemberFacingError)]
    done = [one for one in results if not isinstance(one, BaseException)]
    assert len(done) + len(refused) == len(results)
    return done, refused


async def test_a_double_click_counts_once(bench: Bench) -> None:
    await bench.asked()
    invitation = (await bench.invitations())[601]
    done, refused = await at_once(*(bench.matchmaking.accept(invitation, 601) for _ in range(3)))
    assert (len(done), refused) == (1, ["match-accepted-already"] * 2)
    done, refused = await at_once(*(bench.matchmaking.introduce(invitation, VERA) for _ in range(3)))
    assert (len(done), refused) == (1, ["match-introduced-already"] * 2)
    assert len([row for row in await bench.deliveries() if row.action == "thread"]) == 1


async def test_of_two_who_accept_at_once_one_is_proposed_and_the_other_is_next(bench: Bench) -> None:
    await bench.asked()
    invitations = await bench.invitations()
    done, refused = await at_once(
        bench.matchmaking.accept(invitations[601], 601), bench.matchmaking.accept(invitations[602], 602)
    )
    assert refused == []
    assert sorted(one.is_first for one in done if isinstance(one, InvitationRecord)) == [False, True]
    assert len(await bench.subjects("match-proposal")) == 1


async def test_of_accept_and_withdraw_at_once_no_introduction_comes(bench: Bench) -> None:
    request_id = await bench.asked()
    invitation = (await bench.invitations())[601]
    await at_once(bench.matchmaking.accept(invitation, 601), bench.matchmaking.withdraw(request_id, VERA))
    assert (await bench.matches.request(request_id)).state is RequestState.WITHDRAWN
    assert (await bench.matches.invitation(invitation)).stage is Stage.OVER


async def test_without_a_channel_nothing_changes_and_moderators_are_told_once(bench: Bench) -> None:
    request_id = await bench.asked()
    invitation = (await bench.invitations())[601]
    await bench.matchmaking.accept(invitation, 601)
    async with bench.database.transaction() as session:
        await session.execute(delete(GuildChannel).where(GuildChannel.purpose == "introductions"))
    for _ in range(2):
        with pytest.raises(Unavailable, match="match-no-channel"):
            await bench.matchmaking.introduce(invitation, VERA)
    assert (await bench.matches.request(request_id)).state is RequestState.PROPOSED
    assert len(await bench.subjects("notice:match-notice-no-channel")) == 1


async def end_persona(database: Database, person: int) -> None:
    async with database.transaction() as session:
        ended = update(PersonaHeld).where(PersonaHeld.person_id == person)
        await session.execute(ended.values(ended_at=PersonaHeld.granted_at))


async def leave(database: Database, person: int) -> None:
    async with database.transaction() as session:
        left = update(Membership).where(Membership.person_id == person)
        await session.execute(left.values(left_at=Membership.joined_at))


async def test_who_has_lost_the_persona_may_not_accept(bench: Bench) -> None:
    await bench.asked()
    await end_persona(bench.database, await settle_in(bench.database, GUILD, 601))
    with pytest.raises(NotAllowed, match="match-helper-no-longer"):
        await bench.matchmaking.accept((await bench.invitations())[601], 601)


async def test_who_has_left_is_not_introduced_and_the_next_is_asked(bench: Bench) -> None:
    await bench.asked()
    invitation = (await bench.invitations())[601]
    await bench.matchmaking.accept(invitation, 601)
    await leave(bench.database, await settle_in(bench.database, GUILD, 601))
    request = await bench.matchmaking.introduce(invitation, VERA)
    assert (request.state, request.unanswered) == (RequestState.OPEN, 3)
    assert (await bench.matches.invitation(invitation)).stage is Stage.OVER


async def test_a_requester_who_lost_the_persona_is_not_introduced(bench: Bench) -> None:
    await bench.asked()
    invitation = (await bench.invitations())[601]
    await bench.matchmaking.accept(invitation, 601)
    await end_persona(bench.database, await settle_in(bench.database, GUILD, VERA))
    with pytest.raises(NotAllowed, match="match-only-validate-product"):
        await bench.matchmaking.introduce(invitation, VERA)


async def test_mine_shows_what_can_still_be_done(bench: Bench) -> None:
    request_id = await bench.asked()
    mine = await bench.matches.mine(GUILD, VERA)
    assert [one.id for one in mine.requests] == [request_id]
    assert mine.invitations == ()
    theirs = await bench.matches.mine(GUILD, 601)
    assert (theirs.requests, [one.stage for one in theirs.invitations]) == ((), [Stage.ASKED])
    await bench.matchmaking.withdraw(request_id, VERA)
    assert (await bench.matches.mine(GUILD, 601)).invitations == ()
    assert (await bench.matches.mine(GUILD, 424242)).requests == ()


async def test_the_deadline_of_an_accepted_invitation_is_the_requesters(bench: Bench) -> None:
    await bench.asked()
    invitation = (await bench.invitations())[601]
    await bench.pass_days(10)
    await bench.matchmaking.accept(invitation, 601)
    await bench.pass_days(10)  # past the answer's deadline, before the decision's
    assert (await bench.matches.invitation(invitation)).stage is Stage.WILLING
    await bench.pass_days(5)
    assert (await bench.matches.invitation(invitation)).stage is Stage.OVER


async def test_whose_account_is_gone_is_replaced_by_the_next_best(bench: Bench) -> None:
    await bench.asked()
    invitation = (await bench.invitations())[601]
    await bench.trouble(f"match-invitation:{invitation}:0", Fault.MEMBER_GONE)
    assert list(await bench.invitations()) == [601, 602, 603, 604]
    assert (await bench.matches.invitation(invitation)).stage is Stage.OVER

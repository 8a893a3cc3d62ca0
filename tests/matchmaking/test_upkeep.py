"""What happens by itself: deadlines, and what could not be said."""

import pytest
from sqlalchemy import delete, update

from bot.community.models import GuildChannel, Membership
from bot.delivery.ledger import Trouble
from bot.delivery.parcel import Fault
from bot.matchmaking.consent import RequestState, Stage
from tests.matchmaking.bench import GUILD, VERA, Bench
from tests.matchmaking.conftest import INTRODUCTIONS
from tests.matchmaking.people import settle_in


async def test_who_does_not_answer_in_two_weeks_is_replaced(bench: Bench) -> None:
    request_id = await bench.asked()
    await bench.pass_days(13)
    assert list(await bench.invitations()) == [601, 602, 603]
    await bench.pass_days(2)
    invitations = await bench.invitations()
    assert sorted(invitations) == [601, 602, 603, 604, 605]
    stages = [(await bench.matches.invitation(invitations[user])).stage for user in sorted(invitations)]
    assert stages == [Stage.OVER] * 3 + [Stage.ASKED] * 2
    await bench.pass_days(15)
    assert await bench.subjects("match-nobody") == [f"match-nobody:{request_id}:5"]


async def test_a_request_ends_after_its_last_day_and_its_author_is_told(bench: Bench) -> None:
    request_id = await bench.asked()
    for _ in range(9):
        await bench.pass_days(7)
    assert (await bench.matches.request(request_id)).state is RequestState.EXPIRED
    assert await bench.subjects("match-expired") == [f"match-expired:{request_id}:0"]
    assert await bench.planned() == []


async def test_the_request_of_somebody_who_left_ends(bench: Bench) -> None:
    request_id = await bench.asked()
    person = await settle_in(bench.database, GUILD, VERA)
    async with bench.database.transaction() as session:
        left = update(Membership).where(Membership.person_id == person)
        await session.execute(left.values(left_at=Membership.joined_at))
    await bench.pass_days(7.5)
    assert (await bench.matches.request(request_id)).state is RequestState.EXPIRED


async def accepted(bench: Bench) -> int:
    await bench.asked()
    invitation = (await bench.invitations())[601]
    await bench.matchmaking.accept(invitation, 601)
    return invitation


async def test_a_requester_without_direct_messages_is_told_in_a_private_thread(bench: Bench) -> None:
    invitation = await accepted(bench)
    await bench.trouble(f"match-proposal:{invitation}:1", Fault.UNREACHABLE)
    (thread,) = [row for row in await bench.deliveries() if row.action == "thread"]
    assert (thread.channel_id, thread.arguments["people"]) == (INTRODUCTIONS, [VERA])
    assert (thread.card, thread.arguments["invitation"]) == ("match-proposal", invitation)


async def test_an_invitation_goes_to_a_thread_of_one_person_and_nobody_else_is_asked(bench: Bench) -> None:
    await bench.asked()
    invitation = (await bench.invitations())[601]
    await bench.trouble(f"match-invitation:{invitation}:0", Fault.UNREACHABLE)
    (thread,) = [row for row in await bench.deliveries() if row.action == "thread"]
    assert (thread.channel_id, thread.arguments["people"]) == (INTRODUCTIONS, [601])
    assert list(await bench.invitations()) == [601, 602, 603]
    await bench.matchmaking.accept(invitation, 601)


async def test_who_was_invited_and_has_left_is_replaced(bench: Bench) -> None:
    await bench.asked()
    invitation = (await bench.invitations())[601]
    person = await settle_in(bench.database, GUILD, 601)
    async with bench.database.transaction() as session:
        left = update(Membership).where(Membership.person_id == person)
        await session.execute(left.values(left_at=Membership.joined_at))
    await bench.trouble(f"match-invitation:{invitation}:0", Fault.UNREACHABLE)
    assert list(await bench.invitations()) == [601, 602, 603, 604]
    (row,) = [row for row in await bench.deliveries() if row.user_id == 601]
    assert (row.state, row.outcome) == ("dropped", "overtaken")


async def test_without_that_channel_a_proposal_waits_for_its_requester(bench: Bench) -> None:
    invitation = await accepted(bench)
    async with bench.database.transaction() as session:
        await session.execute(delete(GuildChannel).where(GuildChannel.purpose == "introductions"))
    await bench.trouble(f"match-proposal:{invitation}:1", Fault.UNREACHABLE)
    (kept,) = await bench.reach.take(GUILD, VERA)
    assert (kept.card, kept.arguments["invitation"]) == ("match-proposal", invitation)


@pytest.mark.parametrize("fault", [Fault.CHANNEL_GONE, Fault.MEMBER_GONE])
async def test_an_introduction_that_cannot_be_made_is_asked_about_again(bench: Bench, fault: Fault) -> None:
    invitation = await accepted(bench)
    await bench.sent()
    request = await bench.matchmaking.introduce(invitation, VERA)
    await bench.trouble(f"match-thread:{invitation}:1", fault)
    assert (await bench.matches.request(request.id)).state is RequestState.PROPOSED
    assert await bench.subjects("match-proposal") == [
        f"match-proposal:{invitation}:1",
        f"match-proposal:{invitation}:1:edit:introduced-accepted",
        f"match-proposal:{invitation}:2",
    ]
    assert len(await bench.subjects("notice:match-notice-not-made")) == 1
    await bench.matchmaking.introduce(invitation, VERA)
    assert await bench.subjects("match-thread") == [
        f"match-thread:{invitation}:1",
        f"match-thread:{invitation}:2",
    ]


async def test_a_missing_right_is_told_to_moderators_and_the_thread_waits(bench: Bench) -> None:
    invitation = await accepted(bench)
    request = await bench.matchmaking.introduce(invitation, VERA)
    await bench.trouble(f"match-thread:{invitation}:1", Fault.FORBIDDEN)
    assert (await bench.matches.request(request.id)).state is RequestState.INTRODUCED
    assert len(await bench.subjects("notice:match-notice-forbidden")) == 1


async def test_the_troubles_of_others_change_nothing(bench: Bench) -> None:
    await bench.asked()
    invitation = (await bench.invitations())[601]
    await bench.sent()
    before = await bench.subjects()
    async with bench.database.transaction() as session:
        for subject in (
            "advisory:1:channel:2",
            f"match-invitation:{invitation}:0:edit:over-0",
            "match-x:1:1",
        ):
            trouble = Trouble(Fault.UNREACHABLE, subject, GUILD, None, 601, None)
            await bench.upkeep.mend(session, trouble, bench.clock.now())
    assert await bench.subjects() == before

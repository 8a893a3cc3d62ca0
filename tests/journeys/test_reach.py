"""Who takes no direct messages is reached in a thread of their own, or at their next use of the bot."""

from typing import Any

import pytest
import simcord

from tests.journeys.newcomers import apply, direct_messages, join, restarted, set_up
from tests.journeys.town import Town, said, text_of


@pytest.fixture
async def nora(town: Town) -> simcord.MemberActor:
    """Somebody who takes no direct messages, in a town with a welcome channel, with an application filed."""
    await set_up(town, "city")
    nora = join(town, "nora")
    await town.work()
    await apply(town, nora)
    close_messages(town, nora)
    return nora


def close_messages(town: Town, person: simcord.MemberActor) -> None:
    path = f"/channels/{person.user.dm_channel.id}/messages"
    town.env.inject_error("POST", path, status=403, code=50007, times=None)


async def decide(town: Town, label: str = "Approve", **typed: str) -> None:
    card = next(one for one in town.moderation.history() if "An application as" in text_of(one))
    result = await town.mona.click(card, label=label)
    if typed:
        await town.mona.submit_modal(result, typed)
    await town.work()


def card_text(town: Town) -> str:
    return text_of(next(one for one in town.moderation.history() if "An application as" in text_of(one)))


def told(result: simcord.InteractionResult) -> list[str]:
    """What stands below the answer."""
    return [text_of(message) for message in result.followups]


async def test_a_decision_is_told_in_a_thread_that_nobody_else_reads_and_the_card_says_so(
    town: Town, nora: simcord.MemberActor
) -> None:
    introductions = town.guild.create_text_channel("introductions")
    await town.ada.slash(town.everyone, "setup channel", purpose="introductions", channel=introductions)
    await decide(town)
    assert direct_messages(nora) == []
    (thread,) = introductions.threads
    (message,) = thread.history(viewer=nora)
    assert text_of(message).startswith("Your application as **City** in Test Guild was approved.")
    with pytest.raises(Exception, match="cannot read"):
        thread.history(viewer=town.max)
    assert "takes no direct messages and was told in a private thread" in card_text(town)
    shown = await nora.click(message, label="Show where I stand")
    assert "You are here as: City" in said(shown)
    assert told(await nora.slash(town.everyone, "help")) == []


async def test_without_an_introductions_channel_the_welcome_channel_serves(
    town: Town, nora: simcord.MemberActor
) -> None:
    await decide(town)
    assert [len(thread.history(viewer=nora)) for thread in town.everyone.threads] == [1]


async def test_a_second_message_comes_to_the_same_thread(town: Town, nora: simcord.MemberActor) -> None:
    await decide(town)
    await apply(town, nora, "vendor")
    cards = [one for one in town.moderation.history() if "as Vendor" in text_of(one)]
    await town.mona.click(cards[0], label="Approve")
    await town.work()
    (thread,) = town.everyone.threads
    assert len(thread.history(viewer=nora)) == 2


async def test_where_no_thread_can_be_opened_it_is_shown_once_at_the_next_use_after_a_restart(
    town: Town, nora: simcord.MemberActor
) -> None:
    path = f"/channels/{town.everyone.id}/threads"
    town.env.inject_error("POST", path, status=404, code=10003)
    await decide(town, "Deny", reason="No proof.")
    assert "I tell them when they use me next" in card_text(town)
    assert told(await town.max.slash(town.everyone, "help")) == []

    async with restarted(town):
        (message,) = told(await nora.slash(town.everyone, "help"))
        assert "was not approved." in message
        assert "Reason: No proof." in message
        assert told(await nora.slash(town.everyone, "help")) == []
        await town.work()
        assert "was told when they used me next" in card_text(town)


async def test_it_is_also_shown_after_a_button_and_its_own_button_works(
    town: Town, nora: simcord.MemberActor
) -> None:
    town.env.inject_error("POST", f"/channels/{town.everyone.id}/threads", status=404, code=10003)
    await decide(town)
    welcome = next(one for one in town.everyone.history() if "Welcome" in text_of(one))
    result = await nora.click(welcome, label="Start")
    (message,) = result.followups
    assert text_of(message).startswith("Your application as **City**")
    again = await nora.click(message, label="Show where I stand")
    assert "You are here as: City" in said(again)
    assert told(again) == []


async def test_a_thread_that_may_not_be_opened_yet_waits_and_is_not_opened_once_it_was_shown(
    town: Town, nora: simcord.MemberActor
) -> None:
    town.permit(town.everyone, create_private_threads=False)
    await decide(town)
    assert "I tell them when they use me next" in card_text(town)
    assert len(told(await nora.slash(town.everyone, "help"))) == 1
    town.permit(town.everyone, create_private_threads=True)
    notice = next(one for one in town.moderation.history() if "Try again now" in text_of(one))
    await town.mona.click(notice, label="Try again now")
    await town.work()
    assert not town.everyone.threads


async def test_who_has_left_is_told_when_they_are_back(town: Town, nora: simcord.MemberActor) -> None:
    town.env.backend.remove_member(town.guild.id, nora.id)
    await town.env.settle()
    await decide(town)
    assert not town.everyone.threads
    back: Any = join(town, "nora", user=nora.user)
    await town.work()
    (message,) = told(await back.slash(town.everyone, "start"))
    assert message.startswith("Your application as **City**")

"""`/match`: from a request to a private thread, and all the ways it may end before that."""

import pytest
from sqlalchemy import delete

from bot.community.models import GuildChannel
from tests.journeys.matchmaking import TEXT, TITLE, Match, last_message, messages, pressable
from tests.journeys.newcomers import restarted
from tests.journeys.town import Town, said, text_of


@pytest.fixture
async def match(town: Town) -> Match:
    return await Match(town).settle()


async def test_a_request_leads_to_a_private_thread_with_both(match: Match) -> None:
    answer = said(await match.ask())
    assert answer.startswith("Your request is out: I asked the 3 people who fit best")
    (invitation,) = messages(match.rex)
    for part in (
        f"### Somebody in {match.town.guild.name} asks for your help",
        "A product should be looked at",
        TITLE,
        "> It accepts packets from anywhere",
        "Parts of the city: Traffic management",
        "Skills: Traffic protocols",
        "Why you: Traffic management, Traffic protocols",
        "Answer by",
    ):
        assert part in invitation

    assert said(await match.press(match.rex, "I can help")).startswith("Thank you! The other side is asked")
    assert "You said yes." in messages(match.rex)[0]
    (proposal,) = messages(match.vera)
    assert "is willing to help" in proposal
    assert "They are here as: Researcher" in proposal
    assert "Skills: Traffic protocols" in proposal

    answer = said(await match.press(match.vera, "Introduce us"))
    assert answer == f"You both said yes. Look for the private thread in {match.introductions.mention}."
    (thread,) = match.introductions.threads
    (words,) = [text_of(message) for message in thread.history()]
    assert f"{match.vera.mention} asked for help, and {match.rex.mention} is ready to help." in words
    assert thread.history(viewer=match.rex) == thread.history(viewer=match.vera)
    with pytest.raises(Exception, match="cannot read"):
        thread.history(viewer=match.ria)

    for other in (match.ria, match.rob):
        assert "This request is no longer open." in messages(other)[0]
        assert pressable(last_message(other)) == []
    assert match.introductions.mention in messages(match.rex)[0]
    assert pressable(last_message(match.vera)) == []


async def test_the_whole_way_with_a_restart_before_every_step(match: Match) -> None:
    await match.ask()
    async with restarted(match.town):
        await match.press(match.rex, "I can help")
        async with restarted(match.town):
            await match.press(match.vera, "Not this one")
            assert "no longer open" in messages(match.rex)[0]
            assert len(messages(match.roy)) == 1
            async with restarted(match.town):
                await match.press(match.ria, "I can help")
                async with restarted(match.town):
                    await match.press(match.vera, "Introduce us")
                    assert len(match.introductions.threads) == 1


async def test_a_request_that_tells_who_asks_is_given_back_with_the_words_marked(match: Match) -> None:
    text = f"{TEXT} Ask Acme, see https://acme.example"
    answer = await match.ask(title="Vera_Volt asks", text=text)
    assert answer.ephemeral
    assert said(answer).startswith("**Nothing was sent.** This would tell who you are: your name, your org")
    assert "__**Vera\\_Volt**__ asks" in said(answer)
    assert "Ask __**Acme**__, see __**https\\://acme.example**__" in said(answer)
    assert messages(match.rex) == []

    for form in (
        await match.vera.click(answer.response, label="Change it"),
        await match.vera.slash(match.town.everyone, "match request", kind="validate-product"),
    ):
        assert form.modal is not None
        assert text in [str(part["component"].get("value")) for part in form.modal["components"]]
    sent = await match.vera.submit_modal(form, {"title": TITLE, "text": TEXT, "domains": ["traffic"]})
    assert said(sent).startswith("Your request is out")


async def test_who_may_not_ask_hears_how_to_get_there(match: Match) -> None:
    refused = await match.rex.slash(match.town.everyone, "match request", kind="city-problem")
    assert said(refused).startswith("Only verified cities and governments can ask")
    assert "/start" in said(refused)
    refused = await match.town.max.slash(match.town.everyone, "match request", kind="partnership")
    assert "Use /start to get both." in said(refused)


async def test_a_no_and_closed_messages_bring_the_next_ones_in(match: Match) -> None:
    match.close_messages(match.rex)
    await match.ask()
    assert [len(messages(one)) for one in (match.rex, match.ria, match.rob, match.roy)] == [0, 1, 1, 0]
    (aside,) = match.introductions.threads
    (invitation,) = aside.history(viewer=match.rex)
    for other in (match.vera, match.ria):
        with pytest.raises(Exception, match="cannot read"):
            aside.history(viewer=other)
    answer = said(await match.rex.click(invitation, label="No, thanks"))
    assert answer == "You said no, and nobody is told why. Somebody else will be asked."
    await match.town.work()
    assert "You said no." in text_of(aside.history()[0])
    for person in (match.ria, match.rob, match.roy):
        answer = said(await match.press(person, "No, thanks"))
        assert answer == "You said no, and nobody is told why. Somebody else will be asked."
        assert "You said no." in messages(person)[0]
    assert messages(match.vera)[0].startswith(f"Nobody else can be asked for **{TITLE}** at present.")
    shown = said(await match.vera.user.click(last_message(match.vera), label="My requests and invitations"))
    assert "nobody to ask at present" in shown


async def test_a_requester_with_closed_messages_is_told_in_a_thread_of_their_own(match: Match) -> None:
    match.close_messages(match.vera)
    await match.ask()
    await match.press(match.rex, "I can help")
    (aside,) = match.introductions.threads
    (proposal,) = aside.history(viewer=match.vera)
    assert "is willing to help" in text_of(proposal)
    with pytest.raises(Exception, match="cannot read"):
        aside.history(viewer=match.rex)
    await match.vera.click(proposal, label="Introduce us")
    await match.town.work()
    assert len(match.introductions.threads) == 2
    assert pressable(aside.history()[0]) == []


async def test_mine_answers_when_messages_are_closed(match: Match) -> None:
    await match.ask()
    theirs = await match.rex.slash(match.town.everyone, "match mine")
    assert TITLE in said(theirs)
    await match.rex.click(theirs.response, label="I can help")
    own = await match.vera.slash(match.town.everyone, "match mine")
    assert "somebody is willing, you decide" in said(own)
    await match.vera.click(own.response, label="Introduce us")
    await match.town.work()
    assert len(match.introductions.threads) == 1


async def test_withdrawing_closes_what_was_sent(match: Match) -> None:
    await match.ask()
    (choice,) = await match.vera.autocomplete(match.town.everyone, "match withdraw", "request", "signal")
    assert choice["name"] == TITLE
    assert await match.rex.autocomplete(match.town.everyone, "match withdraw", "request", "") == []
    open_invitation = last_message(match.rex)
    answer = await match.vera.slash(match.town.everyone, "match withdraw", request=choice["value"])
    assert said(answer).startswith(f"**{TITLE}** is withdrawn.")
    late = await match.rex.user.click(open_invitation, label="I can help")
    assert said(late).startswith("This request is no longer open.")
    await match.town.work()
    assert pressable(last_message(match.rex)) == []
    assert "withdrawn" in said(await match.vera.slash(match.town.everyone, "match mine"))


async def test_a_request_is_withdrawn_from_the_list_and_only_by_its_author(match: Match) -> None:
    await match.ask()
    own = await match.vera.slash(match.town.everyone, "match mine")
    refused = await match.rex.slash(match.town.everyone, "match withdraw", request="1")
    assert said(refused).startswith("You have no such request.")
    refused = await match.rex.slash(match.town.everyone, "match withdraw", request="every one")
    assert said(refused).startswith("You have no such request.")
    assert "is withdrawn" in said(await match.vera.click(own.response, label="Withdraw"))
    nothing = await match.town.max.slash(match.town.everyone, "match mine")
    assert said(nothing).startswith("You have no requests and no open invitations.")


async def test_a_second_yes_comes_next(match: Match) -> None:
    await match.ask()
    await match.press(match.rex, "I can help")
    assert said(await match.press(match.ria, "I can help")).startswith("Thank you! Somebody else was quicker")
    answer = said(await match.press(match.vera, "Not this one"))
    assert answer == "Somebody else is willing as well; I am sending you a message about them."
    assert len(messages(match.vera)) == 2
    await match.press(match.ria, "Take my yes back")
    assert pressable(last_message(match.vera)) == []


async def test_without_an_introductions_channel_the_requester_and_moderators_hear_of_it(town: Town) -> None:
    match = Match(town)
    await match.settle()
    async with town.application.services.database.transaction() as session:
        await session.execute(delete(GuildChannel).where(GuildChannel.purpose == "introductions"))
    await match.ask()
    await match.press(match.rex, "I can help")
    answer = said(await match.press(match.vera, "Introduce us"))
    assert answer.startswith("Introductions have no place here yet, so nothing was changed.")
    (notice,) = town.posts(town.moderation)
    assert notice.startswith("Members wait to be introduced, and there is no place for it.")
    still = await town.mona.click(town.moderation.last_message, label="Try again now")
    assert said(still).startswith("Members wait to be introduced")
    await town.ada.slash(town.everyone, "setup channel", purpose="introductions", channel=match.introductions)
    await match.press(match.vera, "Introduce us")
    assert len(match.introductions.threads) == 1


async def test_a_missing_right_is_named_to_moderators_and_the_thread_comes_after_it(match: Match) -> None:
    town = match.town
    town.permit(match.introductions, create_private_threads=False)
    await match.ask()
    await match.press(match.rex, "I can help")
    await match.press(match.vera, "Introduce us")
    assert match.introductions.threads == []
    notices = town.moderation.history()
    (notice,) = [one for one in notices if "Create Private Threads" in text_of(one)]
    town.permit(match.introductions, create_private_threads=True)
    await town.mona.click(notice, label="Try again now")
    await town.work()
    assert len(match.introductions.threads) == 1

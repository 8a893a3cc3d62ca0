"""`/guideline suggest`: to the moderators, who accept it with credit or decline it with a reason."""

from typing import Any

from tests.journeys.newcomers import direct_messages, restarted, set_up, shown
from tests.journeys.test_own_guidelines import choose
from tests.journeys.town import Town, newest, said, text_of

BEES = {
    "title": "Mark the hives on the town hall",
    "text": "Mark each hive with the city's number.\nLock the apiary gate.",
    "source": "Two hives were stolen last summer.",
    "credit": ["yes"],
}


GUIDELINE = {
    "title": BEES["title"],
    "gist": "Mark and lock what is worth stealing.",
    "text": "- [ ] Mark each hive.",
}


async def suggest(town: Town, **typed: Any) -> Any:
    """Fill in the form; returns what is said then."""
    form = await town.max.slash(town.everyone, "guideline suggest")
    done = await town.max.submit_modal(form, {**BEES, **typed})
    await town.work()
    return done


async def set_up_with_announcements(town: Town) -> Any:
    """Choose the channels, with one for announcements."""
    await set_up(town)
    news = town.guild.create_text_channel("news")
    await town.env.settle()
    await town.ada.slash(town.everyone, "setup channel", purpose="announcements", channel=news)
    return news


async def test_an_accepted_suggestion_is_a_guideline_with_credit_and_everybody_hears_of_it(
    town: Town,
) -> None:
    news = await set_up_with_announcements(town)
    assert "The moderators have it" in said(await suggest(town))
    card = newest(town.moderation)
    assert f"**A guideline is suggested** by {town.max.mention}" in text_of(card)
    assert "> Lock the apiary gate." in text_of(card)
    assert "To be named: max" in text_of(card)

    form = await town.mona.click(card, label="Accept")
    assert "- [ ] Lock the apiary gate." in str(form.modal)  # as a guideline, to be edited first
    late = await town.ada.click(card, label="Accept")
    draft = await town.mona.submit_modal(form, GUIDELINE)
    done = await town.mona.click(shown(await choose(town, town.mona, draft)), label="Publish")
    assert "It is announced" in said(done)
    await town.work()

    assert f"{town.mona.mention} accepted it." in text_of(newest(town.moderation))
    (told,) = direct_messages(town.max)
    assert "Your suggestion **Mark the hives on the town hall** is a guideline of Test Guild now." in told
    announced = newest(news)
    assert "**A new guideline of this community: Mark the hives on the town hall**" in text_of(announced)
    assert "-# Suggested by max" in text_of(announced)
    page = await town.ada.click(announced, label="Read it")
    assert page.ephemeral
    assert "-# This server's own guideline, suggested by max" in said(page)
    assert "was decided already" in said(await town.ada.submit_modal(late, GUIDELINE))


async def test_a_declined_suggestion_is_answered_with_the_reason(town: Town) -> None:
    await set_up_with_announcements(town)
    await suggest(town)
    card = newest(town.moderation)
    form = await town.mona.click(card, label="Decline")
    await town.mona.submit_modal(form, {"reason": "We have no hives any more."})
    await town.work()
    (told,) = direct_messages(town.max)
    assert "Their reason: We have no hives any more." in told
    assert f"{town.mona.mention} declined it: We have no hives any more." in text_of(
        town.moderation.last_message
    )
    (message,) = town.max.user.dm_channel.history()
    again = await town.max.user.click(message, label="What I suggested")
    assert "> Lock the apiary gate." in said(again)


async def test_the_card_works_after_a_restart(town: Town) -> None:
    await set_up_with_announcements(town)
    await suggest(town, credit=["no"])
    card = newest(town.moderation)
    assert "Does not want to be named" in text_of(card)
    async with restarted(town):
        form = await town.mona.click(card, label="Decline")
        assert "declined it" in said(await town.mona.submit_modal(form, {"reason": "Not here."}))
        await town.work()
        assert len(direct_messages(town.max)) == 1


async def test_a_refused_suggestion_loses_nothing_and_the_next_has_to_wait(town: Town) -> None:
    await set_up_with_announcements(town)
    refused = await suggest(town, text="Tell everybody at discord.gg/bees to mark the hives.")
    assert "Nothing of what you typed is lost" in said(refused)
    again = await town.max.click(shown(refused), label="Edit and try again")
    assert "discord.gg/bees" in str(again.modal)
    assert "The moderators have it" in said(await town.max.submit_modal(again, BEES))
    soon = await town.max.slash(town.everyone, "guideline suggest")
    assert "Wait 10 minutes" in said(soon)


async def test_what_members_type_stays_text(town: Town) -> None:
    await set_up_with_announcements(town)
    await suggest(
        town, title="**Bold** bees", text="[x](https://x.example) <@1>\n# Big letters everywhere here"
    )
    card = text_of(newest(town.moderation))
    assert "\\*\\*Bold\\*\\* bees" in card
    assert "> \\# Big letters" in card
    assert "\\[x\\](https\\://x.example) \\<@" in card


async def test_without_moderators_nothing_is_typed_in_vain(town: Town) -> None:
    await town.env.settle()
    answer = await town.max.slash(town.everyone, "guideline suggest")
    assert "choose a moderation channel" in said(answer)


async def test_what_waits_follows_the_moderators_to_another_channel(town: Town) -> None:
    await set_up_with_announcements(town)
    await town.application.services.community.change_rules(town.guild.id, {"second_moderator": 1})
    await suggest(town)
    form = await town.mona.slash(town.moderation, "library add")
    draft = await town.mona.submit_modal(form, GUIDELINE)
    await town.mona.click(shown(await choose(town, town.mona, draft)), label="Publish")
    await town.work()
    other = town.guild.create_text_channel("new-moderation")
    await town.env.settle()
    town.delete(town.moderation)
    await town.ada.slash(town.everyone, "setup channel", purpose="moderation", channel=other)
    await town.work()
    waiting, suggested = (text_of(message) for message in other.history())
    assert "waits for another moderator's consent" in waiting
    assert "**A guideline is suggested**" in suggested
    assert "You consented" in said(await town.ada.click(other.history()[0], label="Consent"))

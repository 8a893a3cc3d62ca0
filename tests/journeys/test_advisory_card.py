"""The buttons of an advisory's card lead somewhere real, also after a restart and an edit."""

from typing import Any

import pytest

from bot.community.people import Persona
from tests.journeys.newcomers import restarted
from tests.journeys.town import Town, advisory, feed, said, text_of
from tests.matchmaking.people import settle_in
from tests.wire.feeds import FeedServer

PATH = "/ics.xml"
ASK, PREVENT = "I run this – ask for help", "Guidelines that prevent this"
ITEM = advisory("ICSA-26-002-01")


@pytest.fixture
async def card(town: Town, feeds: FeedServer) -> Any:
    """A card in the channel of advisories, of an advisory that names a weakness."""
    await town.env.settle()
    feeds.publish(PATH, feed())
    await town.mona.slash(town.everyone, "feed add", source=feeds.url(PATH), channel=town.advisories)
    feeds.publish(PATH, feed(ITEM).replace("CVE-2026-1234", "CVE-2026-1234 CWE-798"))
    await town.work()
    return town.advisories.last_message


async def test_discuss_opens_one_thread_however_often_it_is_pressed(town: Town, card: Any) -> None:
    answers = [said(await person.click(card, label="Discuss")) for person in (town.max, town.mona, town.max)]
    (thread,) = town.advisories.threads
    assert answers == [f"The discussion is in {thread.mention}."] * 3
    assert thread.name == "Acme Signal Controller"
    assert thread.id == card.id


async def test_who_may_not_open_threads_is_told_and_still_led_to_one(town: Town, card: Any) -> None:
    town.permit(town.advisories, create_public_threads=False)
    assert said(await town.max.click(card, label="Discuss")).startswith("You may not open threads")
    town.permit(town.advisories, create_public_threads=True)
    await town.mona.click(card, label="Discuss")
    town.permit(town.advisories, create_public_threads=False)
    assert said(await town.max.click(card, label="Discuss")).startswith("The discussion is in")


async def test_a_bot_that_may_not_open_threads_says_so(town: Town, card: Any) -> None:
    path = f"/channels/{town.advisories.id}/messages/{card.id}/threads"
    town.env.inject_error("POST", path, status=403, code=50013, message="Missing Permissions")
    assert "allow me Create Public Threads" in said(await town.max.click(card, label="Discuss"))


async def test_a_discussion_survives_a_revision_of_the_advisory(
    town: Town, card: Any, feeds: FeedServer
) -> None:
    await town.max.click(card, label="Discuss")
    feeds.publish(PATH, feed(advisory(ITEM.number, "Acme Signal Controller (Update A)")))
    await town.work()
    revised = town.advisories.history()[0]
    assert "(Update A)" in text_of(revised)
    (thread,) = town.advisories.threads
    assert thread.mention in said(await town.mona.click(revised, label="Discuss"))


async def test_guidelines_that_prevent_it_open_from_the_card(town: Town, card: Any) -> None:
    shown = await town.max.click(card, label=PREVENT)
    assert shown.ephemeral
    assert "**Ship no shared or guessable default passwords**" in said(shown)
    entry = "guideline:entry:no-shared-default-passwords:open"
    page = await town.max.click(shown.response, custom_id=entry)
    assert "## Ship no shared or guessable default passwords" in said(page)


async def test_an_advisory_without_a_known_weakness_says_where_to_look(
    town: Town, card: Any, feeds: FeedServer
) -> None:
    feeds.publish(PATH, feed(advisory("ICSA-26-003-01", "Bolt Meter"), ITEM))
    await town.work()
    answer = said(await town.max.click(town.advisories.last_message, label=PREVENT))
    assert answer.startswith("The library has no guideline for the weaknesses of Bolt Meter yet.")


async def test_asking_for_help_opens_the_form_filled_in(town: Town, card: Any) -> None:
    refused = said(await town.max.click(card, label=ASK))
    assert "Use /start to apply" in refused
    await settle_in(town.application.services.database, town.guild.id, town.max.id, Persona.CITY)
    async with restarted(town):
        form = await town.max.click(card, label=ASK)
        assert form.modal is not None
        assert form.modal["title"] == "Get help with a city's problem"
        filled = {part["component"]["custom_id"]: part["component"] for part in form.modal["components"]}
        assert filled["title"]["value"] == "Help with Acme Signal Controller"
        assert "We run what advisory ICSA-26-002-01 is about" in filled["text"]["value"]
        assert [one["value"] for one in filled["domains"]["options"] if one.get("default")] == ["traffic"]
        typed = {name: filled[name]["value"] for name in ("title", "text")}
        answer = await town.max.submit_modal(form, {**typed, "domains": ["traffic"]})
        assert said(answer).startswith("Your request is kept, but nobody who fits can be asked")

"""`/guideline search` and `show`: ask, open, turn the page, read on, share."""

import re
from typing import Any

import pytest

from bot.interface.doors import Screen
from cogs.guidelines import ids as guideline_ids
from cogs.guidelines.views.parts import Row, button
from tests.journeys.town import Town, said, text_of

ENTRY = "no-shared-default-passwords"


def ids(message: Any) -> list[str]:
    """Return the custom ids of what can be clicked on a message."""
    return re.findall(r"guideline:[a-z]+:[a-z0-9:-]+", str(message.components))


async def opened(town: Town) -> Any:
    return await town.max.slash(town.everyone, "guideline show", entry=ENTRY)


async def test_a_question_leads_to_a_page_that_is_read_and_shared(town: Town) -> None:
    found = await town.max.slash(town.everyone, "guideline search", query="defualt pasword")
    assert found.ephemeral
    assert "### " in said(found)
    assert "**Ship no shared or guessable default passwords**" in said(found)
    assert "you typed “pasword”" in said(found)
    assert ids(found.response)[0] == f"guideline:entry:{ENTRY}:open"

    page = await town.max.click(found.response, custom_id=f"guideline:entry:{ENTRY}:open")
    assert page.ephemeral
    assert "## Ship no shared or guessable default passwords" in said(page)
    assert "-# For Vendor, City · Build, Deploy · The whole city" in said(page)
    assert "### Why it matters" in said(page)

    steps = await town.max.click(page.response, label="What to do")
    assert "☐ **Give each unit its own secret**" in said(steps)
    assert "### Why it matters" not in said(steps)

    await town.max.click(steps.response, label="Share here")
    post = town.everyone.last_message
    assert post is not None
    assert not post.flags.ephemeral
    assert "☐ **Give each unit its own secret**" in text_of(post)
    assert f"Shared by {town.max.mention}" in text_of(post)
    (request,) = [one for one in town.env.http_requests if "Shared by" in str(one.json)]
    assert "'parse': []" in str(request.json)  # nobody is pinged

    reread = await town.mona.click(post, label="Read it")
    assert reread.ephemeral
    assert "### Why it matters" in said(reread)


async def test_turning_the_page_replaces_it(town: Town) -> None:
    page = await opened(town)
    turned = await town.max.click(page.response, label="How to check it")
    assert turned.followups == []
    assert turned.response.id == page.response.id


async def test_sources_are_cited_with_title_version_clause_and_link(town: Town) -> None:
    page = await opened(town)
    sources = said(await town.max.click(page.response, label="Sources"))
    assert "[ETSI EN 303 645, cyber security for consumer IoT](<https://www.etsi.org/" in sources
    assert "V3.1.3 (September 2024): 5.1-1; 5.1-2; 5.4-3" in sources
    assert "CISA Cross-Sector Cybersecurity Performance Goals 2.0" in sources
    assert "3.A (default passwords); 3.C (unique credentials)" in sources
    assert "-# Version 2, reviewed 2026-11-23, CC BY 4.0" in sources


async def test_a_clause_that_was_not_verified_says_so(town: Town) -> None:
    page = await town.max.slash(town.everyone, "guideline show", entry="early-security-business-case")
    sources = said(await town.max.click(page.response, label="Sources"))
    assert "§3.2, number not verified" in sources


async def test_a_related_entry_is_read_next(town: Town) -> None:
    page = await opened(town)
    custom_id = f"guideline:entry:{ENTRY}:next"
    related = await town.max.select(page.response, ["signed-updates"], custom_id=custom_id)
    assert "## Deliver signed updates that cannot be rolled back" in said(related)


async def test_every_button_works_after_a_restart(town: Town) -> None:
    found = await town.max.slash(town.everyone, "guideline search", query="default password")
    page = await opened(town)
    await town.max.click(page.response, label="Share here")
    post = town.everyone.last_message

    await town.env.restart_bot()

    again = await town.max.click(found.response, custom_id=f"guideline:entry:{ENTRY}:open")
    assert "### Why it matters" in said(again)
    assert "### What to do" in said(await town.max.click(page.response, label="What to do"))
    assert "### Why it matters" in said(await town.mona.click(post, label="Read it"))


async def test_nothing_fits_is_said_and_leads_to_the_nearest_topics(town: Town) -> None:
    found = await town.max.slash(town.everyone, "guideline search", query="backup of **unicorn** pedigrees")
    assert said(found).startswith("Nothing in the library fits “backup of \\*\\*unicorn\\*\\* pedigrees”.")
    topic = await town.max.click(found.response, label="Backup")
    assert "Back up controllers as well as servers" in said(topic)


async def test_filters_are_suggested_and_kept(town: Town) -> None:
    for option, typed, name in (
        ("audience", "cit", "City authority, planner or operator"),
        ("phase", "ret", "Retire"),
        ("domain", "water", "Water and wastewater"),
    ):
        choices = await town.max.autocomplete(town.everyone, "guideline search", option, typed)
        assert name in [choice["name"] for choice in choices]

    narrow = await town.max.slash(
        town.everyone, "guideline search", query="wipe old equipment", phase="Retire"
    )
    assert "Wipe, revoke and record when removing equipment" in said(narrow)
    empty = await town.max.slash(
        town.everyone, "guideline search", query="traffic signal", audience="media", domain="traffic"
    )
    assert "without your filters" in said(empty)
    wrong = await town.max.slash(town.everyone, "guideline search", query="water", domain="the moon")
    assert '"the moon" is not in the list.' in said(wrong)


async def test_titles_are_suggested_while_typing(town: Town) -> None:
    choices = await town.max.autocomplete(town.everyone, "guideline show", "entry", "camra")
    assert choices[0] == {
        "name": "Harden cameras, recorders and video platforms",
        "value": "camera-system-hardening",
    }
    everything = await town.max.autocomplete(town.everyone, "guideline show", "entry", "")
    assert 20 < len(everything) <= 25


async def test_recent_reads_are_offered_first_and_topics_among_titles(town: Town) -> None:
    for entry in ("require-sbom", ENTRY):
        await town.max.slash(town.everyone, "guideline show", entry=entry)
    choices = await town.max.autocomplete(town.everyone, "guideline show", "entry", "")
    names = [choice["name"] for choice in choices]
    assert names[0] == "Read lately: Ship no shared or guessable default passwords"
    assert names[1].startswith("Read lately: ")
    assert names[2].startswith("Topic: ")
    assert len({choice["value"] for choice in choices}) == len(choices) == 25
    for_another = await town.mona.autocomplete(town.everyone, "guideline show", "entry", "")
    assert not [choice for choice in for_another if choice["name"].startswith("Read lately")]

    offered = await town.max.autocomplete(town.everyone, "guideline show", "entry", "back")
    assert {"name": "Topic: Backup", "value": "topic:backup"} in offered
    assert not offered[0]["name"].startswith("Topic")
    shelf = await town.max.slash(town.everyone, "guideline show", entry="topic:backup")
    assert said(shelf).startswith("### Backup")
    assert "**Back up controllers as well as servers" in said(shelf)
    typed = await town.max.slash(town.everyone, "guideline show", entry="Topic: backup")
    assert said(typed) == said(shelf)
    unknown = await town.max.slash(town.everyone, "guideline show", entry="topic:unicorns")
    assert said(unknown).startswith("There is no guideline on that any more.")


async def test_an_unknown_title_is_answered_with_one_sentence(town: Town) -> None:
    answer = await town.max.slash(town.everyone, "guideline show", entry="nonsense")
    assert said(answer).startswith("There is no such guideline.")


@pytest.mark.parametrize(
    "query", ["x" * 2000, "🙂🙂🙂", '" OR title:* NEAR(', "水道の安全", "@everyone <@1> # hello"]
)
async def test_a_strange_question_gets_an_answer(town: Town, query: str) -> None:
    found = await town.max.slash(town.everyone, "guideline search", query=query)
    assert said(found).startswith(("Nothing in the library fits", "### "))


async def test_who_may_not_write_here_shares_nothing(town: Town) -> None:
    page = await opened(town)
    town.permit(town.everyone, send_messages=False)
    refused = await town.max.click(page.response, label="Share here")
    assert "You may not write in this channel" in said(refused)
    assert town.posts(town.everyone) == []


async def test_a_button_of_an_entry_that_is_gone_says_so(town: Town) -> None:
    screen: Screen = Screen()
    screen.add_item(Row(button(guideline_ids.opens("retired-entry"), "Read it")))
    await town.application.client.get_partial_messageable(town.everyone.id).send(view=screen)

    answer = await town.max.click(town.everyone.last_message, label="Read it")
    assert "There is no such guideline." in said(answer)


async def test_guidelines_work_in_direct_messages_and_as_a_user_installed_app(town: Town) -> None:
    (command,) = [one for one in town.application.client.tree.get_commands() if one.name == "guideline"]
    contexts, installs = command.allowed_contexts, command.allowed_installs
    assert contexts is not None
    assert (contexts.guild, contexts.dm_channel, contexts.private_channel) == (True, True, True)
    assert installs is not None
    assert (installs.guild, installs.user) == (True, True)

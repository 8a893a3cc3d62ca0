"""A server writes its own guidelines: `/library add`, `edit`, `retire`, a second moderator, the file."""

from typing import Any

import simcord

from bot.guidelines.library import entry_of
from bot.guidelines.page import parsed
from tests.journeys.newcomers import restarted, set_up, shown
from tests.journeys.town import Town, newest, said, text_of

POLES = {
    "title": "Look at every lamp post once a year",
    "gist": "Walk the streets and look at each lamp post.",
    "text": "- [ ] **Look** at each lamp post.\n- [ ] **Note** the broken ones.",
}
COUNTED = {**POLES, "text": f"{POLES['text']}\n- [ ] **Count** them.", "what": "The posts are counted."}
WORDS = {"personas:0": ["city"], "phases:0": ["operate"], "domains:0": ["lighting"], "topics:0": ["physical"]}


async def choose(town: Town, person: simcord.MemberActor, draft: Any) -> Any:
    """Pick for whom, when and where the draft helps; returns the screen then."""
    for list_of, words in WORDS.items():
        custom_id = next(one for one in ids_of(draft) if one.endswith(f":pick:{list_of}"))
        draft = await person.select(draft.response, words, custom_id=custom_id)
    return draft


def ids_of(result: Any) -> list[str]:
    """Return the custom ids on a screen."""
    message = result.response.message if hasattr(result, "response") else result
    found: list[str] = []
    stack = list(message.components)
    while stack:
        component = stack.pop(0)
        found += [component.custom_id] if getattr(component, "custom_id", None) else []
        stack += [*getattr(component, "children", []), *filter(None, [getattr(component, "accessory", None)])]
    return found


async def published(
    town: Town, person: simcord.MemberActor, form: Any, text: dict[str, str] = POLES
) -> simcord.InteractionResult:
    """Fill in the form, choose the words and publish; returns what is said then."""
    draft = await person.submit_modal(form, text)
    chosen = await choose(town, person, draft)
    return await person.click(shown(chosen), label="Publish")


async def add(town: Town, person: simcord.MemberActor, text: dict[str, str] = POLES) -> str:
    """Publish a new guideline; returns its id."""
    done = await published(town, person, await person.slash(town.moderation, "library add"), text)
    await town.work()
    return next(one.split(":")[2] for one in ids_of(done) if one.startswith("guideline:entry:"))


async def test_a_guideline_is_added_found_edited_and_retired(town: Town) -> None:
    await set_up(town)
    form = await town.mona.slash(town.moderation, "library add")
    draft = await town.mona.submit_modal(form, POLES)
    assert "Choose for whom" in said(draft) or "Ready." in said(draft)
    done = await town.mona.click(shown(await choose(town, town.mona, draft)), label="Publish")
    assert "**Look at every lamp post once a year** is published, version 1." in said(done)

    search = await town.max.slash(town.everyone, "guideline search", query="look at lamp posts")
    assert "**Look at every lamp post once a year**\n-# This server's own guideline" in said(search)
    key = next(one.split(":")[2] for one in ids_of(search) if ":own--" in one)
    page = await town.max.slash(town.everyone, "guideline show", entry=key)
    assert "☐ **Note** the broken ones." in said(page)
    assert "-# This server's own guideline" in said(page)
    choices = await town.max.autocomplete(town.everyone, "guideline show", "entry", "lamp")
    names = [choice["name"] for choice in choices]
    assert "★ Look at every lamp post once a year" in names

    shelf = await town.mona.slash(town.moderation, "library edit", entry=key)
    assert "- Version 1" in said(shelf)
    edited = await published(
        town, town.mona, await town.mona.click(shown(shelf), label="Edit the text"), COUNTED
    )
    assert "version 2" in said(edited)
    told = said(await town.max.slash(town.everyone, "guideline show", entry=key))
    assert "The posts are counted." in told  # whoever read version 1 is told what changed
    assert "☐ **Count** them." in told

    await town.max.click(shown(page), label="Share here")
    post = newest(town.everyone)
    asked = await town.mona.slash(town.moderation, "library retire", entry=key)
    retired = await town.mona.click(shown(asked), label="Retire it")
    assert "**Look at every lamp post once a year** is retired." in said(retired)
    gone = await town.max.slash(town.everyone, "guideline search", query="look at lamp posts")
    assert "Look at every lamp post" not in said(gone)
    assert "was retired by this server's moderators" in said(await town.max.click(post, label="Read it"))


async def test_what_was_written_survives_a_restart(town: Town) -> None:
    await set_up(town)
    key = await add(town, town.mona)
    form = await town.mona.slash(town.moderation, "library add")
    draft = await town.mona.submit_modal(form, {**POLES, "title": "Look at every manhole"})
    async with restarted(town):
        page = await town.max.slash(town.everyone, "guideline show", entry=key)
        assert "☐ **Note** the broken ones." in said(page)
        chosen = await choose(town, town.mona, draft)
        assert "is published" in said(await town.mona.click(shown(chosen), label="Publish"))


async def test_another_server_does_not_see_it(town: Town) -> None:
    await set_up(town)
    key = await add(town, town.mona)
    other = town.env.create_guild()
    channel = other.create_text_channel("elsewhere")
    stranger = other.add_member(town.env.create_user("stranger"))
    await town.env.settle()
    assert "There is no such guideline" in said(await stranger.slash(channel, "guideline show", entry=key))
    found = await stranger.slash(channel, "guideline search", query="look at every lamp post once a year")
    assert "Look at every lamp post" not in said(found)


async def test_a_refused_form_loses_nothing(town: Town) -> None:
    await set_up(town)
    form = await town.mona.slash(town.moderation, "library add")
    typed = {**POLES, "text": "Tell @everyone to read http://poles.example/ now."}
    refused = await town.mona.submit_modal(form, typed)
    answer = said(refused)
    assert "Nothing of what you typed is lost" in answer
    for part in (
        "**Text:** This text would call on everybody",
        "no step to tick",
        "is not encrypted on the way",
    ):
        assert part in answer
    again = await town.mona.click(shown(refused), label="Edit and try again")
    assert again.modal is not None
    assert typed["title"] in str(again.modal)
    assert "http://poles.example/" in str(again.modal)
    done = await published(town, town.mona, again)
    assert "is published, version 1" in said(done)


async def test_a_second_moderator_consents_but_never_the_author(town: Town) -> None:
    await set_up(town)
    await town.application.services.community.change_rules(town.guild.id, {"second_moderator": 1})
    done = await published(town, town.mona, await town.mona.slash(town.moderation, "library add"))
    assert "waits for another moderator's consent" in said(done)
    await town.work()
    card = newest(town.moderation)
    assert "**A guideline waits for another moderator's consent**" in text_of(card)
    assert "> \\- \\[ \\] \\*\\*Look\\*\\* at each lamp post." in text_of(card)
    own = await town.mona.click(card, label="Consent")
    assert "You wrote this yourself" in said(own)
    assert "only" in said(await town.max.click(card, label="Consent")).lower()
    found = await town.max.slash(town.everyone, "guideline search", query="look at lamp posts")
    assert "Look at every lamp post" not in said(found)

    consented = await town.ada.click(card, label="Consent")
    assert "You consented: **Look at every lamp post once a year** is published." in said(consented)
    await town.work()
    assert f"{town.ada.mention} consented. It is published." in text_of(newest(town.moderation))
    found = await town.max.slash(town.everyone, "guideline search", query="look at lamp posts")
    assert "Look at every lamp post" in said(found)


async def test_a_second_moderator_refuses_with_a_reason(town: Town) -> None:
    await set_up(town)
    await town.application.services.community.change_rules(town.guild.id, {"second_moderator": 1})
    await published(town, town.mona, await town.mona.slash(town.moderation, "library add"))
    await town.work()
    form = await town.ada.click(newest(town.moderation), label="Refuse")
    refused = await town.ada.submit_modal(form, {"reason": "We have no lamp posts."})
    assert "You refused" in said(refused)
    await town.work()
    assert "refused: We have no lamp posts." in text_of(newest(town.moderation))


async def test_a_guideline_is_taken_along_as_the_file_it_is(town: Town) -> None:
    await set_up(town)
    key = await add(town, town.mona)
    shelf = await town.mona.slash(town.moderation, "library edit", entry=key)
    answer = await town.mona.click(shown(shelf), label="Get the file")
    assert answer.response is not None
    (file,) = answer.response.message.attachments
    assert file.filename == f"{key}.md"
    content = await content_of(town, file)
    entry = town.application.services.guidelines.of(town.guild.id).get(key)
    read = entry_of(parsed(f"{key}.md", content), {})
    assert (read.title, read.sections, read.version) == (entry.title, entry.sections, entry.version)
    assert "physical" in read.topics


async def content_of(town: Town, file: Any) -> str:
    """Return what an attachment holds."""
    return (await file.read()).decode()


async def test_what_ships_is_nobodys_to_change(town: Town) -> None:
    await set_up(town)
    shipped = await town.mona.slash(town.moderation, "library edit", entry="require-sbom")
    assert "There is no such guideline of this server." in said(shipped)

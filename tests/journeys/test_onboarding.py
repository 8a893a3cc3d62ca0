"""From joining to a profile: what a newcomer sees."""

from typing import Any

import pytest

from tests.journeys.newcomers import (
    accept_code,
    accept_rules,
    apply,
    choose,
    direct_messages,
    join,
    open_panel,
    open_step,
    restarted,
    roles_of,
    set_up,
    shown,
    to_overview,
)
from tests.journeys.town import Town, said, text_of


def fields(opened: Any) -> list[Any]:
    """The fields of a form."""
    return list(opened.modal["components"])


async def test_a_newcomer_is_welcomed_once_after_accepting_the_rules(town: Town) -> None:
    await set_up(town)
    nora = join(town, "nora", pending=True)
    await town.env.settle()
    await town.work()
    assert town.posts(town.everyone) == []

    for _ in range(2):
        accept_rules(town, nora)
        await town.env.settle()
        await town.work()
    (welcome,) = town.posts(town.everyone)
    assert welcome.startswith(f"Welcome, {nora.mention}!")
    message = town.everyone.last_message
    assert message is not None
    assert [user.id for user in message.mentions] == [nora.id]


async def test_the_start_button_of_a_welcome_opens_ones_own_panel_after_a_restart(town: Town) -> None:
    await set_up(town)
    join(town, "nora")
    await town.env.settle()
    await town.work()
    async with restarted(town):
        opened = await town.max.click(town.everyone.last_message, label="Start")
        assert opened.ephemeral
        assert "0 of 7 steps done" in said(opened)


async def test_who_leaves_and_returns_is_not_welcomed_again_and_gets_the_roles_back(town: Town) -> None:
    await set_up(town, "member", "media")
    nora = join(town, "nora")
    panel = await open_panel(town, nora)
    await accept_code(nora, panel)
    await choose(town, nora, panel, "media")
    await town.work()
    assert roles_of(town, nora) == ["member role", "media role"]

    town.guild.remove_member(nora)
    await town.env.settle()
    join(town, "nora", user=nora.user)
    await town.env.settle()
    await town.work()
    assert roles_of(town, nora) == ["member role", "media role"]
    assert len(town.posts(town.everyone)) == 1
    assert "You are here as: Media" in text_of(await open_panel(town, nora))


async def test_before_the_code_is_accepted_only_the_first_step_works(town: Town) -> None:
    panel = await open_panel(town, town.max)
    assert panel.ephemeral
    text = text_of(panel)
    assert "**2. Persona** · opens after step 1" in text
    assert "**5. Profile** · opens after step 1" in text
    assert "What brings you here" not in text

    await town.max.click(panel, label="Read and accept")
    assert "Code of conduct, version" in text_of(panel)
    assert "Never touch a live system" in text_of(panel)
    await town.max.click(panel, label="Back")
    assert "0 of 7 steps done" in text_of(panel)
    await accept_code(town.max, panel)
    assert "1 of 7 steps done" in text_of(panel)


async def test_start_is_taken_up_where_it_was_left_even_after_a_restart(town: Town) -> None:
    await set_up(town, "member")
    panel = await open_panel(town, town.max)
    await town.max.click(panel, label="Read and accept")
    async with restarted(town):
        await town.max.click(panel, label="I accept")
        await town.work()
        assert roles_of(town, town.max) == ["member role"]
        assert "1 of 7 steps done" in text_of(await open_panel(town, town.max))


async def test_a_profile_is_told_bit_by_bit_and_shown_again(town: Town) -> None:
    panel = await open_panel(town, town.max)
    await accept_code(town.max, panel)
    await open_step(town.max, panel, "Profile")
    form = await town.max.click(panel, label="Tell about yourself")
    await town.max.submit_modal(form, {"organisation": "Max & Sons", "about": "I like *pumps*."})
    domains = f"onboarding:profile:{town.guild.id}:domains"
    await town.max.select(panel, ["water", "energy"], custom_id=domains)
    again = await open_panel(town, town.max)
    assert "Max & Sons · I like \\*pumps\\*. · Water and wastewater, Energy" in text_of(again)
    await open_step(town.max, again, "Profile")

    for one in (panel, again):
        text = text_of(one)
        assert "Organisation: Max & Sons" in text
        assert "About you: I like \\*pumps\\*." in text
        assert "Parts of the city: Water and wastewater, Energy and district heating" in text

    await town.max.select(panel, [], custom_id=domains)
    assert "Parts of the city: nothing yet" in text_of(panel)
    again = await town.max.click(panel, label="Tell about yourself")
    assert again.modal is not None
    assert again.modal["components"][0]["component"]["value"] == "Max & Sons"


async def test_a_persona_is_given_up_and_its_role_goes(town: Town) -> None:
    await set_up(town, "media")
    panel = await open_panel(town, town.max)
    await accept_code(town.max, panel)
    await choose(town, town.max, panel, "media")
    await town.work()
    assert roles_of(town, town.max) == ["media role"]
    await town.max.select(panel, ["media"], custom_id=f"onboarding:persona:{town.guild.id}:leave")
    await town.work()
    assert roles_of(town, town.max) == []
    assert "What brings you here" in text_of(await open_panel(town, town.max))


async def test_a_persona_that_a_moderator_confirmed_is_given_up_only_when_asked(town: Town) -> None:
    await set_up(town, "city")
    await apply(town, town.max)
    await town.mona.click(town.moderation.last_message, label="Approve")
    await town.work()
    panel = await open_panel(town, town.max)
    await open_step(town.max, panel, "Persona")
    leave = f"onboarding:persona:{town.guild.id}:leave"
    await town.max.select(panel, ["city"], custom_id=leave)
    assert "Give up City?" in text_of(panel)
    await town.max.click(panel, label="Keep it")
    assert "You are here as: City" in text_of(panel)
    await town.max.select(panel, ["city"], custom_id=leave)
    await town.max.click(panel, label="Give it up")
    await town.work()
    assert "You are here as" not in text_of(panel)
    assert roles_of(town, town.max) == []


async def test_an_application_is_withdrawn_and_moderators_see_it(town: Town) -> None:
    await set_up(town, "city")
    panel = await apply(town, town.max)
    await town.max.select(panel, ["city"], custom_id=f"onboarding:persona:{town.guild.id}:leave")
    await town.work()
    assert "A moderator will decide" not in text_of(panel)
    assert "**Withdrawn** by the member" in text_of(town.moderation.last_message)


async def test_invitations_are_refused_and_taken_again(town: Town) -> None:
    panel = await open_panel(town, town.max)
    await accept_code(town.max, panel)
    await open_step(town.max, panel, "Introductions")
    await town.max.click(panel, label="Take no invitations")
    assert "You take no invitations" in text_of(panel)
    await to_overview(town.max, panel)
    assert "You take no invitations" in text_of(panel)
    await open_step(town.max, panel, "Introductions")
    await town.max.click(panel, label="Take invitations")
    assert "You take invitations" in text_of(await open_panel(town, town.max))


async def test_each_step_leads_on_to_the_next(town: Town) -> None:
    panel = await open_panel(town, town.max)
    await accept_code(town.max, panel)
    await open_step(town.max, panel, "Persona")
    await town.max.click(panel, label="Next: Interests")
    assert "3. Interests" in text_of(panel)


async def test_place_and_time_zone_are_understood(town: Town) -> None:
    panel = await open_panel(town, town.max)
    await accept_code(town.max, panel)
    await open_step(town.max, panel, "Profile")
    form = await town.max.click(panel, label="Tell about yourself")
    await town.max.submit_modal(form, {"place": "Old town of Riga", "time_zone": "riga"})
    assert "Place: Old town of Riga" in text_of(panel)
    assert "Time zone: Europe/Riga" in text_of(panel)


async def test_a_refused_form_comes_back_as_it_was_typed_even_after_a_restart(town: Town) -> None:
    panel = await open_panel(town, town.max)
    await accept_code(town.max, panel)
    await open_step(town.max, panel, "Profile")
    form = await town.max.click(panel, label="Tell about yourself")
    refused = await town.max.submit_modal(form, {"about": "I mend pumps.", "time_zone": "Rgia"})
    assert "Did you mean one of these: Europe/Riga" in said(refused)
    assert "About you: nothing yet" in text_of(panel)

    async with restarted(town):
        again = await town.max.click(refused.followups[0], label="Edit and try again")
        typed = {field["component"]["custom_id"]: field["component"].get("value") for field in fields(again)}
        assert (typed["about"], typed["time_zone"]) == ("I mend pumps.", "Rgia")
        await town.max.submit_modal(again, {"about": "I mend pumps.", "time_zone": "Riga"})
        panel = await open_panel(town, town.max)
        assert "I mend pumps. · Europe/Riga" in text_of(panel)
        await open_step(town.max, panel, "Profile")
        form = await town.max.click(panel, label="Tell about yourself")
        assert "Rgia" not in str(form.modal)


async def test_languages_are_picked_from_three_lists(town: Town) -> None:
    panel = await open_panel(town, town.max)
    await accept_code(town.max, panel)
    await open_step(town.max, panel, "Languages")
    for part, picked in ((0, ["en"]), (1, ["lv"]), (0, ["en", "nl"])):
        await town.max.select(panel, picked, custom_id=f"onboarding:languages:{town.guild.id}:{part}")
    assert "You speak: Dutch · Nederlands, English, Latvian · latviešu" in text_of(panel)
    await town.max.select(panel, [], custom_id=f"onboarding:languages:{town.guild.id}:0")
    assert "Latvian · latviešu" in text_of(await open_panel(town, town.max))


@pytest.mark.parametrize(
    ("about", "why"),
    [("Join discord.gg/abc", "Invitations to other servers"), ("@everyone hello", "call on everybody")],
)
async def test_a_profile_that_shouts_or_lures_is_refused_in_one_sentence(
    town: Town, about: str, why: str
) -> None:
    panel = await open_panel(town, town.max)
    await accept_code(town.max, panel)
    await open_step(town.max, panel, "Profile")
    form = await town.max.click(panel, label="Tell about yourself")
    refused = await town.max.submit_modal(form, {"about": about})
    assert why in said(refused)
    panel = await open_panel(town, town.max)
    await open_step(town.max, panel, "Profile")
    assert "About you: nothing yet" in text_of(panel)


async def test_a_privileged_persona_without_moderators_says_whom_to_ask(town: Town) -> None:
    panel = await open_panel(town, town.max)
    await accept_code(town.max, panel)
    refused = await choose(town, town.max, panel, "city")
    assert refused.modal is None
    assert "Ask an administrator to choose a moderation channel" in said(refused)


async def test_help_names_start(town: Town) -> None:
    assert "**/start** – " in said(await town.max.slash(town.everyone, "help"))


async def test_nobody_is_written_to_unasked(town: Town) -> None:
    await set_up(town, "member")
    nora = join(town, "nora")
    await accept_code(nora, await open_panel(town, nora))
    await town.work()
    assert direct_messages(nora) == []
    assert shown(await nora.slash(town.everyone, "start")).ephemeral

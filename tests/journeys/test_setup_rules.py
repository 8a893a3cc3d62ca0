"""The numbers of a server, shown and changed by its administrators."""

from dataclasses import fields
from typing import Any

from bot.community.rules import Rules
from cogs.moderation.rules_messages import GROUPS
from tests.journeys.town import Town, said

NEWCOMERS = "Change the numbers for newcomers"
TYPED = {
    "flood_joins": "25",
    "flood_seconds": "30",
    "first_reminder_days": "2",
    "second_reminder_days": "0",
    "reapply_days": "7",
}


async def form(town: Town, label: str = NEWCOMERS) -> Any:
    shown = await town.ada.slash(town.everyone, "setup show")
    return await town.ada.click(shown.response, label=label)


def values(shown: Any) -> dict[str, str]:
    """Return what stands in the fields of a form."""
    return {one["component"]["custom_id"]: one["component"].get("value") for one in shown.modal["components"]}


async def test_the_numbers_are_shown_in_words_and_changed_in_a_form(town: Town) -> None:
    text = said(await town.ada.slash(town.everyone, "setup show"))
    assert "More than 10 people joining within 10 seconds are a flood" in text
    assert "No guideline is posted each day." in text

    done = said(await town.ada.submit_modal(await form(town), TYPED))
    assert done.startswith("**Kept.**")
    assert "- There is no second reminder.\n- Who was denied may apply again after 7 days." in done
    rules = await town.application.services.community.rules(town.guild.id)
    assert (rules.flood_joins, rules.flood_seconds, rules.second_reminder_days) == (25, 30, 0)


async def test_the_guidelines_have_a_form_of_their_own(town: Town) -> None:
    shown = await form(town, "Change the numbers for guidelines")
    done = said(await town.ada.submit_modal(shown, {"second_moderator": ["1"], "daily_hour": ["7"]}))
    assert "A second moderator must agree" in done
    assert "A guideline is posted each day at 7:00 UTC." in done


async def test_a_number_out_of_bounds_is_named_and_nothing_typed_is_lost(town: Town) -> None:
    before = await town.application.services.community.rules(town.guild.id)
    told = await town.ada.submit_modal(await form(town), {**TYPED, "reapply_days": "999"})
    assert said(told).startswith("The days until somebody may apply again must be between 0 and 365.")
    assert await town.application.services.community.rules(town.guild.id) == before

    again = await town.ada.click(told.response, label="Open the form again")
    assert values(again) == {**TYPED, "reapply_days": "999"}


async def test_what_is_no_number_is_asked_for_again(town: Town) -> None:
    told = await town.ada.submit_modal(await form(town), {**TYPED, "flood_joins": "many"})
    assert said(told).startswith("The number of joins that make a flood must be between 2 and 1,000.")


def test_every_number_stands_in_a_form() -> None:
    assert [name for group in GROUPS.values() for name in group] == [field.name for field in fields(Rules)]
    assert max(map(len, GROUPS.values())) <= 5

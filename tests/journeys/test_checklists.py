"""`/guideline checklist`: make, tick, come back, change, take along; and what pages of guidelines show."""

import csv
import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.guidelines.checklists.records import (
    MOST_ENTRIES,
    MOST_LISTS,
    Checklist,
    Part,
    Sharing,
    Tick,
    Wish,
)
from bot.guidelines.checklists.steps import keyed, matched
from bot.guidelines.service import Guidelines
from cogs.guidelines.checklists.overview import overview
from cogs.guidelines.checklists.part import part_page
from cogs.guidelines.checklists.shared import shared_list
from tests.guidelines.checklists.making import NOW
from tests.guidelines.conftest import SHIPPED
from tests.guidelines.rendering import faults
from tests.journeys.checklists import clickable, made, select, steps_of, tick
from tests.journeys.newcomers import restarted, shown
from tests.journeys.town import Town, said, text_of

ENTRY = "no-shared-default-passwords"


async def test_a_list_is_made_ticked_left_and_found_again(town: Town) -> None:
    checklist = await made(town, town.max)
    assert checklist.ephemeral
    assert "## Deploy · Traffic management · City" in text_of(checklist)
    total = re.search(r"\*\*0 of (\d+) steps done\*\*", text_of(checklist))
    assert total is not None
    assert 20 <= int(total[1]) <= 90

    page = await steps_of(town.max, checklist)
    assert page.id == checklist.id
    assert "☐ " in text_of(page)
    assert "☑ " not in text_of(page)
    ticked = shown(await tick(town.max, page, 0, 2))
    assert text_of(ticked).count("☑ ") == 2
    assert re.search(r"-# 2 of \d+ steps done", text_of(ticked))

    back = await tick(town.max, ticked, 1, verb=":untick:")
    assert text_of(back.response).count("☑ ") == 1

    again = await made(town, town.max)
    assert again.id != checklist.id
    assert f"**1 of {total[1]} steps done**" in text_of(again)
    went_on = await town.max.click(again, label="Go on")
    assert text_of(went_on.response).count("☑ ") == 1


async def test_every_button_and_tick_survives_a_restart(town: Town) -> None:
    page = await steps_of(town.max, await made(town, town.max))
    async with restarted(town):
        ticked = await tick(town.max, page, 0)
        assert text_of(ticked.response).count("☑ ") == 1
        whole = await town.max.click(ticked.response, label="Whole list")
        assert re.search(r"\*\*1 of \d+ steps done\*\*", said(whole))


async def test_two_devices_at_once_lose_nothing(town: Town) -> None:
    here = await steps_of(town.max, await made(town, town.max))
    there = await steps_of(town.max, await made(town, town.max))
    await tick(town.max, here, 0)
    ticked = await tick(town.max, there, 1)  # this page was drawn before the first tick
    assert text_of(ticked.response).count("☑ ") == 2


async def test_without_a_phase_one_chooses_among_ones_lists(town: Town) -> None:
    first = shown(await town.max.slash(town.everyone, "guideline checklist"))
    assert text_of(first).startswith("You have no checklist in this server yet.")
    custom_id, options = select(first, ":make")
    assert [one["label"] for one in options][:2] == ["Plan", "Procure"]
    await town.max.select(first, ["procure"], custom_id=custom_id)
    await made(town, town.max)

    choice = shown(await town.max.slash(town.everyone, "guideline checklist"))
    assert "### Your 2 checklists in this server" in text_of(choice)
    custom_id, options = select(choice, ":choose")
    assert [one["label"] for one in options] == ["Deploy · Traffic management · City", "Procure"]
    opened = await town.max.select(choice, [options[1]["value"]], custom_id=custom_id)
    assert "## Procure" in said(opened)


async def test_guidelines_are_added_and_removed(town: Town) -> None:
    checklist = await made(town, town.max)
    before = [one["value"] for one in select(checklist, ":go")[1]]
    custom_id, offers = select(checklist, ":add")
    assert not {one["value"] for one in offers} & set(before)
    more = shown(await town.max.select(checklist, [offers[0]["value"]], custom_id=custom_id))
    assert [one["value"] for one in select(more, ":go")[1]] == [*before, offers[0]["value"]]

    page = await steps_of(town.max, more)
    fewer = shown(await town.max.click(page, label="Remove from list"))
    assert [one["value"] for one in select(fewer, ":go")[1]] == [*before[1:], offers[0]["value"]]


async def test_a_list_is_renamed_reset_and_deleted_once_that_is_confirmed(town: Town) -> None:
    checklist = await made(town, town.max)
    await tick(town.max, await steps_of(town.max, checklist), 0, 1)
    form = await town.max.click(await made(town, town.max), label="Rename")
    named = await town.max.submit_modal(form, {"name": "Ring road *lot 2*"})
    assert "## Ring road \\*lot 2\\*\n-# Deploy · Traffic management · City" in said(named)

    asked = await town.max.click(named.response, label="Reset")
    assert "Take back all 2 ticks in **Ring road \\*lot 2\\***?" in said(asked)
    kept = await town.max.click(asked.response, label="Keep it")
    assert "**2 of " in said(kept)
    asked = await town.max.click(kept.response, label="Reset")
    assert "**0 of " in said(await town.max.click(asked.response, label="Take them back"))

    asked = await town.max.click(asked.response, label="Delete")
    gone = await town.max.click(asked.response, label="Delete it")
    assert said(gone).startswith("The checklist is deleted.\nYou have no checklist")


async def test_an_export_holds_what_the_list_holds(town: Town) -> None:
    page = await steps_of(town.max, await made(town, town.max))
    await tick(town.max, page, 0)
    checklist = await made(town, town.max)
    exported = await town.max.click(checklist, label="Export")
    assert exported.ephemeral
    files = {one.filename: await one.read() for one in shown(exported).attachments}

    markdown = files["checklist.md"].decode()
    assert markdown.startswith("# Deploy · Traffic management · City\n")
    total = re.search(r"1 of (\d+)", text_of(checklist))
    assert total is not None
    assert (markdown.count("- [x] "), markdown.count("- [ ] ")) == (1, int(total[1]) - 1)
    header, *rows = csv.reader(io.StringIO(files["checklist.csv"].decode("utf-8-sig")))
    assert header == ["Step", "Guideline", "Source", "Done", "When (UTC)"]
    assert (len(rows), [row[3] for row in rows].count("x")) == (int(total[1]), 1)
    assert all(row[1] and row[2] for row in rows)


async def test_one_list_too_many_is_refused_with_what_to_do(town: Town) -> None:
    phases = [*town.application.services.taxonomy.phases]
    for number in range(MOST_LISTS):
        wish = {"phase": phases[number % 7], **({"audience": "city"} if number >= 7 else {})}
        await made(town, town.max, **wish)
    refused = await town.max.slash(town.everyone, "guideline checklist", phase="plan", domain="water")
    assert "Delete one that you no longer need" in said(refused)
    assert said(refused).count("\n") <= 1


async def test_outside_of_a_server_it_says_so(town: Town) -> None:
    answer = await town.max.user.slash("guideline checklist", phase="plan")
    assert "server" in said(answer)
    page = await town.max.user.slash("guideline show", entry=ENTRY)
    kept = await town.max.user.click(page.response, label="Add to my checklist")
    assert said(kept).startswith("This works only in a server that I am a member of.")


async def test_a_guideline_goes_onto_a_list_and_is_ticked_on_its_page(town: Town) -> None:
    page = await town.max.slash(town.everyone, "guideline show", entry=ENTRY)
    kept = shown(await town.max.click(page.response, label="Add to my checklist"))
    assert kept.id == shown(page).id
    assert "On my checklist" in clickable(kept)

    steps = shown(await town.max.click(kept, label="What to do"))
    assert "☑ " not in text_of(steps)
    ticked = shown(await tick(town.max, steps, 0))
    assert "☑ **Give each unit its own secret**" in text_of(ticked)
    assert "### What to do" in text_of(ticked)

    untouched = await town.mona.slash(town.everyone, "guideline show", entry=ENTRY)
    theirs = await town.mona.click(untouched.response, label="What to do")
    assert "☑ " not in said(theirs)

    mine = await town.max.click(ticked, label="On my checklist")
    assert "-# My own picks" in said(mine)
    assert text_of(mine.response).count("☑ ") == 1
    taken_back = await tick(town.max, steps, 0, verb=":untick:")
    assert "☑ " not in said(taken_back)


async def test_with_several_lists_it_is_asked_which(town: Town) -> None:
    await made(town, town.max, phase="retire")
    await made(town, town.max, phase="plan")
    page = await town.max.slash(town.everyone, "guideline show", entry=ENTRY)
    asked = shown(await town.max.click(page.response, label="Add to my checklist"))
    assert "Into which checklist shall “Ship no shared" in text_of(asked)
    custom_id, options = select(asked, ":where")
    assert [one["label"] for one in options] == ["Plan", "Retire", "My own picks"]
    added = await town.max.select(asked, [options[1]["value"]], custom_id=custom_id)
    assert "-# Retire" in said(added)
    assert "## Ship no shared or guessable default passwords" in said(added)


async def test_a_new_edition_keeps_ticks_and_marks_what_is_new(town: Town, tmp_path: Path) -> None:
    guidelines = town.application.services.guidelines
    await town.max.click(
        shown(await town.max.slash(town.everyone, "guideline show", entry=ENTRY)), label="Add to my checklist"
    )
    choice = shown(await town.max.slash(town.everyone, "guideline checklist"))
    custom_id, options = select(choice, ":choose")
    checklist = shown(await town.max.select(choice, [options[0]["value"]], custom_id=custom_id))
    page = await steps_of(town.max, checklist)
    await tick(town.max, page, 0, 1)

    version = guidelines.get(ENTRY).version
    guidelines.turn_to(Guidelines.load(edited(tmp_path), town.application.services.taxonomy))

    again = await town.max.click(page, label="Whole list")
    seen = text_of(await steps_of(town.max, shown(again)))
    assert "☐ **New:** **Ask for something new**." in seen
    assert "☑ **Or ship without one**" in seen
    assert re.search(r"☑ \*\*Give each unit its own secret\*\*.* \*\(no longer asked for\)\*", seen)
    assert f"-# Version {version + 1}; you added version {version}." in seen


def edited(folder: Path) -> Path:
    """Copy the library, with another first step in one guideline."""
    data = shutil.copytree(SHIPPED, folder / "data")
    path = data / "guidelines" / f"{ENTRY}.md"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^- \[ \] \*\*Give each unit.*$", "- [ ] **Ask for something new**.", text)
    text = text.replace("\nversion = 2\n", "\nversion = 3\n", 1)
    changes = '[[changes]]\nversion = 3\ndate = 2026-11-25\nwhat = "Another first step."\n+++'
    path.write_text(changes.join(text.rsplit("+++", 1)), encoding="utf-8")
    return data


@pytest.mark.parametrize("user_id", [1, 2])
async def test_every_screen_of_a_full_list_keeps_the_limits_of_discord(town: Town, user_id: int) -> None:
    services = town.application.services
    entries = services.guidelines.all()
    for first in range(0, len(entries), MOST_ENTRIES):
        parts = []
        for one in entries[first : first + MOST_ENTRIES]:
            asked = keyed(one)
            ticks = [Tick(key, text, NOW, 3) for key, text in [*asked.items()][::2]]
            parts.append(Part(one.id, one.title, 1, one, matched(asked, [*asked][:4], ticks)))
        full = Checklist(
            10**9, 1, 1, Wish("deploy"), "_" * 80, tuple(parts), Sharing(1, is_open=True, channel_id=9)
        )
        screens: list[Any] = [
            overview(services, full, entries[:25], "en"),
            shared_list(services, full, full.id, "n" * 22),
            *(part_page(services, full, part, 0, user_id, "en") for part in parts),
        ]
        for screen in screens:
            assert faults(screen) == []

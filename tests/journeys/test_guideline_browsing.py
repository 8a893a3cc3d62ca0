"""`/guideline browse`: two clicks from the library to a page."""

import re
from typing import Any

from tests.journeys.newcomers import restarted
from tests.journeys.town import Town, said


def titles(answer: Any) -> list[str]:
    return re.findall(r"^\*\*(.+)\*\*$", said(answer), flags=re.MULTILINE)


async def test_two_clicks_lead_to_a_page_and_back(town: Town) -> None:
    library = await town.max.slash(town.everyone, "guideline browse")
    assert library.ephemeral
    assert f"{len(town.application.services.guidelines.all())} guidelines." in said(library)

    shelf = await town.max.select(library.response, ["retire"], custom_id="guideline:shelves:phase:pick")
    assert shelf.response.id == library.response.id
    assert said(shelf).startswith("### Retire\n**")
    assert titles(shelf) == sorted(titles(shelf))

    page = await town.max.click(shelf.response, custom_id="guideline:entry:secure-decommissioning:open")
    assert page.ephemeral
    assert "## Wipe, revoke and record when removing equipment" in said(page)

    back = await town.max.click(shelf.response, label="Back to all")
    assert said(back) == said(library)


async def test_a_long_shelf_has_pages_which_turn_after_a_restart(town: Town) -> None:
    library = await town.max.slash(town.everyone, "guideline browse")
    async with restarted(town):
        first = await town.max.select(library.response, ["city"], custom_id="guideline:shelves:audience:pick")
        seen, shown = titles(first), first
        assert "-# Page 1 of " in said(first)
        while "Next" in said(shown):
            shown = await town.max.click(shown.response, label="Next")
            seen += titles(shown)
        entries = town.application.services.guidelines.all()
        assert seen == [entry.title for entry in entries if "city" in entry.personas]
        on_the_last = len(titles(shown))
        earlier = await town.max.click(shown.response, label="Previous")
        assert titles(earlier) == seen[:-on_the_last][-8:]


async def test_a_domain_lists_its_own_entries_first(town: Town) -> None:
    library = await town.max.slash(town.everyone, "guideline browse")
    shelf = await town.max.select(library.response, ["lighting"], custom_id="guideline:shelves:domain:pick")
    own = [entry for entry in town.application.services.guidelines.all() if "lighting" in entry.domains]
    assert titles(shelf)[: len(own)] == [entry.title for entry in own]

"""A planner goes on with a checklist, and ticks a step on the page of a guideline."""

import pytest

from tests.browser.visitor import Pick, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_planner_finds_reads_and_ticks(visitor: Visitor) -> None:
    await visitor.be("Clara Duarte")
    await visitor.open("general")
    await visitor.command("guideline search", query="signed updates")
    await visitor.sees("Deliver signed updates that cannot be rolled back")
    await visitor.command("guideline show", entry=Pick("Deliver signed updates"))
    await visitor.click("What to do")
    await visitor.sees("modem, radio and display have firmware too, and need")
    await visitor.click("Add to my checklist")
    await visitor.pick("Tick what is done", "Pull the plug")

    await visitor.sees("☑")
    await visitor.picture("checklists-1-page")


async def test_a_list_that_is_half_done_is_gone_on_with_and_shared(visitor: Visitor) -> None:
    await visitor.be("Clara Duarte")
    await visitor.open("general")
    await visitor.command("guideline checklist")
    await visitor.pick("Choose a checklist", "Deploy")
    await visitor.sees("Deploy · Street lighting · City")
    await visitor.picture("checklists-2-list")
    await visitor.click("Go on")
    await visitor.sees("☐")
    await visitor.click("Whole list")
    await visitor.click("Share")
    await visitor.click("Everybody there ticks")
    await visitor.sees("Everybody there may tick")
    await visitor.open("Deploy")
    await visitor.sees("everybody here may tick")
    await visitor.picture("checklists-3-shared")

"""An administrator sets the server up with one click, changes its numbers, and looks for what is wrong."""

import pytest

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_administrator_sets_the_server_up(visitor: Visitor) -> None:
    await visitor.be("Ada Lindqvist")
    await visitor.open("general")
    await visitor.command("setup check")
    await visitor.sees("No role is set for Mediator.")
    await visitor.picture("setup-1-check")
    await visitor.command("setup start")
    await visitor.sees("Will be created")
    await visitor.picture("setup-2-start")
    await visitor.press("Set up what is missing")
    await visitor.sees("Everything is there")
    await visitor.picture("setup-3-done")
    await visitor.command("setup check")
    await visitor.sees("All is well.")


async def test_an_administrator_changes_a_number(visitor: Visitor) -> None:
    await visitor.be("Ada Lindqvist")
    await visitor.open("general")
    await visitor.command("setup show")
    await visitor.sees("people joining within")
    await visitor.picture("setup-4-show")
    await visitor.click("Change the numbers for newcomers")
    await visitor.sees_form("Numbers for newcomers")
    await visitor.picture("setup-5-numbers")
    await visitor.fill(reapply_days="7")
    await visitor.sees("may apply again after 7 days")

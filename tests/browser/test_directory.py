"""A member is found in the directory, and says who sees what."""

import re

import pytest

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_somebody_who_knows_street_lights_is_found_though_mistyped(visitor: Visitor) -> None:
    await visitor.be("Lina Sorensen")
    await visitor.open("welcome")
    await visitor.command("start")
    await visitor.sees("6 of 7 steps done")
    await visitor.picture("directory-1-panel")
    await visitor.click("Directory")
    await visitor.sees("You are in the directory")
    await visitor.picture("directory-2-visibility")

    await visitor.be("Clara Duarte")
    await visitor.open("welcome")
    await visitor.command("directory")
    await visitor.sees(re.compile(r"Directory: \d+ members"))
    await visitor.picture("directory-3-everybody")
    await visitor.command("directory", query="street lightning")
    await visitor.sees("Norrlicht Systeme")
    await visitor.picture("directory-4-found")

"""A city looks a question up and reads the page that answers it."""

import re

import pytest

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_question_in_own_words_leads_to_a_guideline(visitor: Visitor) -> None:
    await visitor.be("Clara Duarte")
    await visitor.open("general")

    await visitor.command("guideline search", query="street lighting")

    await visitor.sees("for “street lighting”")
    await visitor.picture("guidelines-1-found")
    await visitor.click("Read it")
    await visitor.sees("Read next")
    await visitor.picture("guidelines-2-page")
    await visitor.click("What to do")
    await visitor.sees(re.compile("[☐☑]"))  # some steps of the planner are ticked from the beginning
    await visitor.click("Share here")
    await visitor.sees("Shared by")
    await visitor.picture("guidelines-3-shared")


async def test_the_library_is_browsed_and_each_day_has_its_guideline(visitor: Visitor) -> None:
    await visitor.be("Clara Duarte")
    await visitor.open("announcements")
    await visitor.sees("Guideline of the day")
    await visitor.picture("guidelines-4-today")
    await visitor.click("Read it")
    await visitor.sees("Was this useful?")

    await visitor.open("general")
    await visitor.command("guideline browse")
    await visitor.pick("By phase of a project", "Retire")
    await visitor.sees("Wipe, revoke and record when removing equipment")
    await visitor.picture("guidelines-5-shelf")

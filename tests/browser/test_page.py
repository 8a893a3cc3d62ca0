"""The page around Discord: who, where, what happens, and all of it without a mouse."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def focus_on(visitor: Visitor, words: str, *, most: int = 60) -> None:
    """Press Tab until what has the focus says these words."""
    for _ in range(most):
        await visitor.page.keyboard.press("Tab")
        focused = visitor.page.locator(":focus")
        if await focused.count() and words in (await focused.inner_text()):
            return
    pytest.fail(f"Tab never reached {words!r}")


async def test_everything_is_reached_with_the_keyboard(visitor: Visitor) -> None:
    await focus_on(visitor, "Skip to Discord", most=1)
    await focus_on(visitor, "Clara Duarte")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.get_by_role("heading", name="You are Clara Duarte")).to_be_visible()
    await expect(visitor.page.locator(":focus")).to_contain_text("Clara Duarte")

    await focus_on(visitor, "general")
    await visitor.page.keyboard.press("Space")
    await expect(visitor.status).to_have_text("You are Clara Duarte, in #general.")

    await focus_on(visitor, "A week passes")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.status).to_contain_text("A week has passed.")


async def test_a_newcomer_joins_reads_the_rules_and_is_welcomed(visitor: Visitor) -> None:
    await visitor.be("Mona Okafor")
    await visitor.open("welcome")
    await visitor.let("Someone joins")
    await expect(visitor.status).to_contain_text("joined")
    name = (await visitor.status.inner_text()).partition(" joined")[0]

    await visitor.sees(re.compile(f"@{name}"))
    await expect(visitor.page.locator("#people")).to_contain_text(name)


async def test_what_one_has_not_read_is_marked_until_it_is(visitor: Visitor) -> None:
    await visitor.be("Mona Okafor")
    await visitor.open("general")
    await visitor.say("Who is at the meeting tomorrow?")
    await visitor.sees("Who is at the meeting tomorrow?")

    await visitor.be("Viktor Brandt")
    general = visitor.page.locator("#places").get_by_role("button", name=re.compile("^Channel general"))
    await visitor.open("welcome")
    await expect(general).to_have_accessible_name(re.compile(r"^Channel general, \d+ unread$"))
    await visitor.open("general")
    await expect(general).to_have_accessible_name("Channel general")


async def test_nobody_sees_a_channel_that_is_not_theirs(visitor: Visitor) -> None:
    await visitor.be("Viktor Brandt")
    await expect(visitor.page.locator("#places")).not_to_contain_text("moderation")
    await visitor.be("Mona Okafor")
    await expect(visitor.page.locator("#places")).to_contain_text("moderation")


async def test_an_administrator_sees_what_is_set_up_and_everybody_what_they_can_do(visitor: Visitor) -> None:
    await visitor.be("Ada Lindqvist")
    await visitor.open("general")
    await visitor.command("setup show")
    await visitor.sees("Moderator:")
    await visitor.picture("page-1-setup")

    await visitor.be("Clara Duarte")
    await visitor.open("general")
    await visitor.command("help")
    await visitor.sees("/advisory latest")
    await visitor.picture("page-2-help")

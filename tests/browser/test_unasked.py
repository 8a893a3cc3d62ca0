"""What moderators are told without asking: many people join at once, a role cannot be given."""

import re

import pytest

from tests.browser.visitor import Pick, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_moderators_are_told_when_many_people_join_at_once(visitor: Visitor) -> None:
    await visitor.be("Ada Lindqvist")
    await visitor.open("general")
    await visitor.command("setup show")
    await visitor.click("Change the numbers for newcomers")
    await visitor.sees_form("Numbers for newcomers")
    await visitor.fill(flood_joins="2", flood_seconds="600")
    await visitor.sees("More than 2 people joining within 600 seconds")
    await visitor.be("Mona Okafor")
    await visitor.open("moderation")
    for _ in range(3):
        await visitor.let("Someone joins")
    await visitor.sees("Many people join at once")
    await visitor.picture("unasked-1-alert")


async def test_moderators_are_told_of_a_role_that_cannot_be_given(visitor: Visitor) -> None:
    await visitor.be("Ada Lindqvist")
    await visitor.open("general")
    await visitor.command("setup role", **{"for": Pick("Individual"), "role": Pick("Council")})
    await visitor.sees("I cannot grant it")
    await visitor.be("Clara Duarte")
    await visitor.open("general")
    await visitor.command("start")
    await visitor.click("Persona")
    await visitor.pick("Choose a persona", "Individual")
    await visitor.sees(re.compile("You are here as: .*Individual"))
    await visitor.be("Mona Okafor")
    await visitor.open("moderation")
    await visitor.sees("I may not grant")
    await visitor.picture("unasked-2-role")

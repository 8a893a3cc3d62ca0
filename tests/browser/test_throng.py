"""Many people join at once, and moderators are told."""

import pytest

from tests.browser.visitor import Visitor

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
    await visitor.picture("throng-1-alert")

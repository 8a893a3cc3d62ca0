"""A moderator accepts what a member suggested, and everybody can read it."""

import pytest

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_suggestion_becomes_a_guideline_of_the_server(visitor: Visitor) -> None:
    await visitor.be("Mona Okafor")
    await visitor.open("moderation")
    await visitor.sees("Ask for the update before the lamp post is painted")
    await visitor.picture("own-guidelines-1-suggestion")
    await visitor.click("Accept")
    await visitor.sees_form("A guideline of our own")
    await visitor.fill(gist="Where the lift stands anyway, bring the firmware up to date.")
    await visitor.sees("then publish it")
    await visitor.picture("own-guidelines-2-words")
    await visitor.click("Publish")
    await visitor.sees("is published, version 1")

    await visitor.be("Clara Duarte")
    await visitor.open("announcements")
    await visitor.sees("A new guideline of this community")
    await visitor.sees("Suggested by Clara Duarte")
    await visitor.picture("own-guidelines-3-announced")
    await visitor.open("Direct message")
    await visitor.sees("Thank you for sharing it")

    await visitor.open("general")
    await visitor.command("guideline search", query="photograph a street cabinet")
    await visitor.sees("This server's own guideline")

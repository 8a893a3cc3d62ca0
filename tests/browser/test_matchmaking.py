"""A city asks for help; two people who do not know each other say yes, and meet."""

import pytest
from playwright.async_api import expect

from tests.browser.visitor import Pick, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

TITLE = "Check our street light gateways"


async def test_a_request_ends_in_a_private_thread_of_two(visitor: Visitor) -> None:
    await visitor.be("Clara Duarte")
    await visitor.open("general")
    await visitor.command("match request", kind=Pick("Get help with a city's problem"))
    await visitor.sees_form("Get help with a city's problem")
    await visitor.pick("Which parts of the city?", "Street lighting")
    await visitor.picture("matchmaking-1-request")
    await visitor.fill(
        title=TITLE,
        text="Each gateway drives forty lamps by radio. We want to know who else could drive them.",
    )
    await visitor.sees("Your request is out")

    await visitor.be("Rosa Imani")
    await visitor.open("Direct message")
    await visitor.sees(TITLE)
    await visitor.picture("matchmaking-2-invitation")
    await visitor.click("I can help")
    await visitor.sees("Thank you!")

    await visitor.be("Clara Duarte")
    await visitor.open("Direct message")
    await visitor.sees("is willing to help")
    await visitor.picture("matchmaking-3-proposal")
    await visitor.click("Introduce us")
    await visitor.sees("You both said yes.")
    await visitor.open("Introduction")
    await visitor.sees("You wanted to meet")
    await visitor.picture("matchmaking-4-introduced")

    await visitor.be("Viktor Brandt")
    assert "Introduction" not in await visitor.page.locator("#places").inner_text()
    await visitor.open("introductions")
    await expect(visitor.discord.locator("#channel-layout")).not_to_contain_text("Introduction ")

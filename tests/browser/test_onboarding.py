"""A newcomer finds their place: the code of conduct, a persona, and a moderator who decides."""

import pytest
from playwright.async_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_newcomer_applies_and_a_moderator_lets_them_in(visitor: Visitor) -> None:
    await visitor.be("Nils Åberg")
    await visitor.open("welcome")
    await visitor.click("Start")
    await visitor.click("Read and accept")
    await visitor.sees("Code of conduct, version")
    await visitor.picture("onboarding-0-code")
    await visitor.click("I accept")
    await visitor.sees("1 of 7 steps done")
    await visitor.picture("onboarding-1-panel")
    await visitor.click("Persona")
    await visitor.pick("Choose a persona", "Researcher")
    await visitor.sees_form("Apply: Researcher")
    await visitor.picture("onboarding-2-application")
    await visitor.fill(
        organisation="Harbour Lab", evidence="I test gateways of pumping stations, with their operators."
    )
    await visitor.picture("onboarding-3-waiting")

    await visitor.be("Mona Okafor")
    await visitor.open("moderation")
    await visitor.sees("Harbour Lab")
    await visitor.picture("onboarding-4-decision")
    await visitor.click("Approve")
    await visitor.sees("Approved")

    await visitor.be("Nils Åberg")
    await visitor.open("Direct message")
    await visitor.sees("was approved")
    nils = visitor.page.locator("#people").get_by_role("button", name="Nils Åberg")
    await expect(nils).to_contain_text("Researcher")
    await visitor.picture("onboarding-5-approved")

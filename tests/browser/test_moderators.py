"""What moderators see: an application to decide, and what was decided."""

import pytest

from tests.browser.visitor import Pick, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_moderator_asks_and_denies_and_looks_back(visitor: Visitor) -> None:
    await visitor.be("Mona Okafor")
    await visitor.open("moderation")
    await visitor.sees("National Road Agency")
    await visitor.picture("moderators-1-application")
    await visitor.click("Ask for more")
    await visitor.sees_form("Ask the applicant")
    await visitor.picture("moderators-2-ask")
    await visitor.fill(reason="Which page of the agency names you?")
    await visitor.sees("Which page of the agency names you?")

    await visitor.be("Greta Sund")
    await visitor.open("Direct message")
    await visitor.sees("Which page of the agency names you?")
    await visitor.picture("moderators-3-asked")

    await visitor.be("Mona Okafor")
    await visitor.open("general")
    await visitor.command("member queue")
    await visitor.sees("asked, waits for the applicant")
    await visitor.picture("moderators-4-queue")
    await visitor.open("moderation")
    await visitor.click("Deny")
    await visitor.sees_form("Deny this application")
    await visitor.picture("moderators-5-deny")
    await visitor.fill(reason="The page that you named does not speak of you.")
    await visitor.sees("Denied")
    await visitor.open("general")
    await visitor.command("member history", member=Pick("Piet Vos"))
    await visitor.sees("What was decided about")
    await visitor.picture("moderators-6-history")
    await visitor.command("audit")
    await visitor.sees("Export as CSV")
    await visitor.picture("moderators-7-audit")

"""A feed publishes; a card stands in the channel; whoever wants to know more presses a button."""

import pytest
from playwright.async_api import expect

from tests.browser.visitor import Pick, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_the_feed_publishes_is_read_in_the_channel(visitor: Visitor) -> None:
    await visitor.be("Rosa Imani")
    await visitor.open("advisories")
    cards = visitor.talk.get_by_role("button", name="Details", exact=True)
    before = await cards.count()

    await visitor.let("The feed publishes")

    await expect(visitor.status).to_contain_text("The feed published:")
    published = (await visitor.status.inner_text()).removeprefix("The feed published: ").split(" and ")[0]
    await visitor.sees(published.rstrip("."))
    assert await cards.count() > before
    await visitor.picture("advisories-1-card")

    await visitor.click("Details")

    await visitor.sees("Only you can see this")
    await visitor.sees("Sectors:")
    await visitor.picture("advisories-2-details")


async def test_a_moderator_follows_a_second_feed(visitor: Visitor) -> None:
    await visitor.be("Mona Okafor")
    await visitor.open("moderation")
    source = await visitor.page.locator("#guide-tries code").filter(has_text="http").inner_text()

    await visitor.command("feed add", source=source, channel=Pick("general"))
    await visitor.sees("Street lighting advisories (sample)")
    await visitor.command("feed list")

    await visitor.sees("City equipment advisories (sample)")
    await visitor.picture("advisories-3-feeds")


async def test_a_member_may_not_follow_feeds(visitor: Visitor) -> None:
    await visitor.be("Remo Castell")
    await visitor.open("general")
    composer = visitor.discord.get_by_label("Message", exact=True)
    await composer.click()
    await composer.press_sequentially("/feed")
    await expect(visitor.discord.locator(".command-popup").get_by_text("/feed add")).to_have_count(0)


async def test_a_card_leads_to_guidelines_to_help_and_to_others(visitor: Visitor) -> None:
    await visitor.be("Clara Duarte")
    await visitor.open("advisories")
    await visitor.sees("Published:")

    await visitor.click("I run this – ask for help")
    await visitor.sees_form("Get help with a city's problem")
    await visitor.picture("advisories-4-help")
    await visitor.discord.get_by_role("button", name="Cancel").click()

    await visitor.click("Discuss")
    await expect(visitor.page.locator("#places .thread").first).to_be_visible()

    await visitor.click("Guidelines that prevent this")
    await expect(visitor.talk.get_by_role("button", name="Read it").last).to_be_visible()
    await visitor.picture("advisories-5-prevention")

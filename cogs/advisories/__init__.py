"""Advisories: `/advisory` for everybody, `/feed` for moderators, and the cards that are posted."""

from bot.interface.client import CommunityBot
from cogs.advisories import posts
from cogs.advisories.advisory import AdvisoryCommands
from cogs.advisories.feed import FeedCommands
from cogs.advisories.next_steps import DiscussButton, PreventButton
from cogs.advisories.views import DetailsButton, DigestSelect, FeedsButton


async def setup(bot: CommunityBot) -> None:
    """Load the commands, the buttons and the cards of deliveries."""
    await bot.add_cog(AdvisoryCommands(bot))
    await bot.add_cog(FeedCommands(bot))
    bot.add_dynamic_items(DetailsButton, DigestSelect, FeedsButton, PreventButton, DiscussButton)
    posts.register(bot.cards)

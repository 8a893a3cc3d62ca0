"""Guidelines: `/guideline` for everybody, everywhere, and the buttons of its pages."""

from bot.interface.client import CommunityBot
from cogs.guidelines.guideline import GuidelineCommands
from cogs.guidelines.views import NextSelect, OpenButton, PageButton, ShareButton, TopicButton


async def setup(bot: CommunityBot) -> None:
    """Load the commands and the buttons."""
    await bot.add_cog(GuidelineCommands(bot))
    bot.add_dynamic_items(OpenButton, PageButton, NextSelect, ShareButton, TopicButton)

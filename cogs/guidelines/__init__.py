"""Guidelines: `/guideline` for everybody, everywhere, and the buttons of its pages."""

from bot.interface.client import CommunityBot
from cogs.guidelines.actions.pages import NextEntry, OpenEntry, SharePage, TurnPage
from cogs.guidelines.actions.topics import SearchTopic
from cogs.guidelines.guideline import GuidelineCommands


async def setup(bot: CommunityBot) -> None:
    """Load the commands and the buttons."""
    await bot.add_cog(GuidelineCommands(bot))
    bot.add_dynamic_items(OpenEntry, TurnPage, NextEntry, SharePage, SearchTopic)

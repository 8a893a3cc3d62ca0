"""Moderation: `/setup`, and what the bot tells the moderators of its own accord."""

from bot.interface.client import CommunityBot
from cogs.moderation import notices
from cogs.moderation.setup import SetupCommands
from cogs.moderation.views import TryAgainButton


async def setup(bot: CommunityBot) -> None:
    """Load the commands, the buttons and the notices."""
    await bot.add_cog(SetupCommands(bot))
    bot.add_dynamic_items(TryAgainButton)
    notices.register(bot.cards)

"""Onboarding: what a person meets first. So far `/help`."""

from bot.interface.client import CommunityBot
from cogs.onboarding.help import HelpCommand


async def setup(bot: CommunityBot) -> None:
    """Load the commands."""
    await bot.add_cog(HelpCommand(bot))

"""Onboarding: what a person meets first: the welcome, `/start`, `/help`."""

from bot.interface.client import CommunityBot
from cogs.onboarding import posts
from cogs.onboarding.answering import AnswerButton
from cogs.onboarding.arrivals import ArrivalListener
from cogs.onboarding.directory import DirectoryCommand
from cogs.onboarding.directory_views import TurnDirectory
from cogs.onboarding.help import HelpCommand
from cogs.onboarding.panel.steps import ACTIONS
from cogs.onboarding.profile import ProfileCommands
from cogs.onboarding.reminders import StopRemindersButton
from cogs.onboarding.roll import RollListener
from cogs.onboarding.start import StartButton, StartCommand


async def setup(bot: CommunityBot) -> None:
    """Load the commands, the listener, the panel's controls and the cards of deliveries."""
    await bot.add_cog(HelpCommand(bot))
    await bot.add_cog(StartCommand())
    await bot.add_cog(ProfileCommands(bot))
    await bot.add_cog(DirectoryCommand(bot))
    await bot.add_cog(ArrivalListener(bot))
    bot.add_dynamic_items(StartButton, StopRemindersButton, AnswerButton, *ACTIONS, TurnDirectory)
    await bot.add_cog(RollListener(bot))
    posts.register(bot.cards)

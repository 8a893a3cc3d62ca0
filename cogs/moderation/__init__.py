"""Moderation: `/setup`, applications to decide, and what the bot tells moderators of its own accord."""

from bot.interface.client import CommunityBot
from cogs.moderation import notices
from cogs.moderation.audit import AuditCommand, TurnAudit
from cogs.moderation.building_views import BuildButton
from cogs.moderation.decisions import ApplicationButton
from cogs.moderation.drift import LookAgainButton
from cogs.moderation.floods import CountAgainButton
from cogs.moderation.history import TurnHistory
from cogs.moderation.kept import KeptListener
from cogs.moderation.member import MemberCommands
from cogs.moderation.queue import TurnQueue
from cogs.moderation.rules_views import ChangeRules
from cogs.moderation.setup import SetupCommands
from cogs.moderation.views import TryAgainButton, TryRoleButton


async def setup(bot: CommunityBot) -> None:
    """Load the commands, the buttons and the notices."""
    await bot.add_cog(SetupCommands(bot))
    await bot.add_cog(KeptListener(bot))
    await bot.add_cog(AuditCommand(bot))
    await bot.add_cog(MemberCommands(bot))
    bot.add_dynamic_items(TurnQueue, TurnHistory)
    bot.add_dynamic_items(TryAgainButton, TryRoleButton, ApplicationButton, CountAgainButton, TurnAudit)
    bot.add_dynamic_items(BuildButton, ChangeRules, LookAgainButton)
    notices.register(bot.cards)

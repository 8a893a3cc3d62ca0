"""Matchmaking: `/match`, the form, the invitations, the introductions."""

from bot.interface.client import CommunityBot
from cogs.matchmaking import posts
from cogs.matchmaking.answers import AnswerButton, DecideButton, NoticeButton
from cogs.matchmaking.forms import AskButton, ChangeButton
from cogs.matchmaking.match import MatchCommands
from cogs.matchmaking.views import MineButton, WithdrawButton


async def setup(bot: CommunityBot) -> None:
    """Load the commands, the buttons and the cards of deliveries."""
    await bot.add_cog(MatchCommands(bot))
    bot.add_dynamic_items(
        AnswerButton, DecideButton, NoticeButton, AskButton, ChangeButton, MineButton, WithdrawButton
    )
    posts.register(bot.cards)

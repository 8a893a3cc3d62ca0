"""`/library`: what moderators do about the guidelines of their server."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.interface.answering import answering
from bot.interface.client import CommunityBot
from bot.interface.permissions import Right, requires
from cogs.guidelines.views.misses import misses


@requires(Right.MODERATOR)
class LibraryCommands(commands.GroupCog, name="library"):
    """The commands below `/library`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @app_commands.command(name="misses")
    async def misses(self, interaction: discord.Interaction[Any]) -> None:
        """List the questions that found nothing."""
        async with answering(interaction) as answer:
            page = await self.bot.services.misses.page(interaction.guild_id or 0, 0)
            await answer(misses(self.bot.sentences, page, str(interaction.locale)))

"""Shows what waited for a person, privately, after the answer to whatever they used."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.reach import Kept
from bot.errors import MemberFacingError
from bot.interface.client import CommunityBot

Interaction = discord.Interaction[Any]
Command = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu


class KeptListener(commands.Cog):
    """Listens to every use of the bot in a server."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_app_command_completion(self, interaction: Interaction, _: Command) -> None:
        """Go on after the answer to a command."""
        await self._show(interaction)

    @commands.Cog.listener()
    async def on_action_completion(self, interaction: Interaction) -> None:
        """Go on after the answer to a button or a select."""
        await self._show(interaction)

    async def _show(self, interaction: Interaction) -> None:
        is_form = interaction.response.type is discord.InteractionResponseType.modal
        if interaction.guild_id is None or is_form or not interaction.response.is_done():
            return  # after a form there is nothing to stand below
        for kept in await self.bot.services.reach.take(interaction.guild_id, interaction.user.id):
            await self._show_one(interaction, kept)

    async def _show_one(self, interaction: Interaction, kept: Kept) -> None:
        services = self.bot.services
        try:
            card = await self.bot.cards.draw(services, kept.card, kept.arguments, kept.nonce)
        except MemberFacingError:
            await services.reach.overtaken(kept.position)
            return
        await interaction.followup.send(view=card.screen, ephemeral=True)
        await services.reach.shown(kept.position)

"""Turning the pages of what was asked in vain, and dismissing a question."""

from typing import Any

import discord

from bot.interface.answering import answering
from bot.interface.doors import Click
from bot.interface.permissions import Right
from bot.interface.services import Services
from cogs.guidelines import ids
from cogs.guidelines.views.misses import misses


class TurnMisses(Click, template=ids.MISSES):
    """Turns to another page, in place."""

    right = Right.MODERATOR

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page."""
        async with answering(interaction, in_place=True) as answer:
            services: Services = interaction.client.services
            page = await services.misses.page(interaction.guild_id or 0, int(self.state["page"]))
            await answer(misses(services.sentences, page, str(interaction.locale)))


class DismissMiss(Click, template=ids.DISMISS):
    """Strikes a question off the list."""

    right = Right.MODERATOR

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Dismiss it, and show the page again without it."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            guild_id = interaction.guild_id or 0
            await services.misses.dismiss(guild_id, int(self.state["miss"]), interaction.user.id)
            page = await services.misses.page(guild_id, int(self.state["page"]))
            await answer(misses(services.sentences, page, str(interaction.locale)))

"""Browsing from shelf to shelf, in place."""

from typing import Any

import discord

from bot.guidelines.shelves import Facet
from bot.interface.answering import answering
from bot.interface.doors import Click, Pick
from bot.interface.services import Services
from cogs.guidelines import ids
from cogs.guidelines.showing import show_shelf
from cogs.guidelines.views.shelves import choice_of_shelves


class Browse(Click, template=ids.BROWSE):
    """Goes back to the choice of shelves."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the choice."""
        async with answering(interaction, in_place=True) as answer:
            services: Services = interaction.client.services
            entries = services.guidelines.of(interaction.guild_id).all()
            await answer(choice_of_shelves(services, entries, str(interaction.locale)))


class PickShelf(Pick, template=ids.PICK_SHELF):
    """Opens the shelf that was picked."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show its first page."""
        await show_shelf(interaction, Facet(self.state["facet"]), self.item.values[0], 0, in_place=True)


class TurnShelf(Click, template=ids.SHELF):
    """Turns to another page of a shelf."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page."""
        facet, word, page = Facet(self.state["facet"]), self.state["word"], int(self.state["page"])
        await show_shelf(interaction, facet, word, page, in_place=True)

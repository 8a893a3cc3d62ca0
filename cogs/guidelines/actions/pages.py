"""Opening an entry, turning its pages, going on to the next, sharing what is open."""

from typing import Any

import discord

from bot.errors import NotAllowed
from bot.interface.doors import Click, Pick
from bot.interface.permissions import is_in_a_server
from bot.interface.services import Services
from cogs.guidelines import ids
from cogs.guidelines.reading import Reading
from cogs.guidelines.showing import open_entry, turn_page
from cogs.guidelines.views.page import shared_page


class OpenEntry(Click, template=ids.OPEN):
    """Opens an entry in a private answer."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the first page."""
        await open_entry(interaction, self.state["entry"])


class OpenEntryOfTheDay(Click, template=ids.OF_THE_DAY):
    """Opens the entry of a daily post in a private answer."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the first page."""
        await open_entry(interaction, self.state["entry"])


class TurnPage(Click, template=ids.TURN):
    """Turns to another page of an entry, in place."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page in place of the one that is open."""
        await turn_page(interaction, self.state["entry"], int(self.state["page"]))


class NextEntry(Pick, template=ids.NEXT):
    """Goes on to a related entry, in place."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the first page of the entry that was picked."""
        await open_entry(interaction, self.item.values[0], in_place=True)


class SharePage(Click, template=ids.SHARE):
    """Posts the open page in the channel, for everybody there."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Post the page, unless the member may not write here."""
        if not _may_write(interaction):
            raise NotAllowed("guideline-share-not-here")
        services: Services = interaction.client.services
        entry = services.guidelines.of(interaction.guild_id).get(self.state["entry"])
        reading = Reading(entry, int(self.state["page"]))
        locale = str(interaction.guild_locale or interaction.locale)
        screen = shared_page(services, reading, interaction.user.mention, locale)
        await interaction.response.send_message(view=screen, allowed_mentions=discord.AllowedMentions.none())


def _may_write(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the member may write here: a public answer of the bot would get round that."""
    if not is_in_a_server(interaction):
        return True
    in_thread = isinstance(interaction.channel, discord.Thread)
    rights = interaction.permissions
    return rights.send_messages_in_threads if in_thread else rights.send_messages

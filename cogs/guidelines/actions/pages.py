"""Opening an entry, turning its pages, going on to the next, sharing what is open."""

from typing import Any

import discord

from bot.errors import NotAllowed
from bot.interface.answering import answering
from bot.interface.doors import Click, Pick
from bot.interface.permissions import is_in_a_server
from bot.interface.services import Services
from cogs.guidelines import ids
from cogs.guidelines.reading import gathered
from cogs.guidelines.views.page import entry_page, shared_page


class OpenEntry(Click, template=ids.OPEN):
    """Opens an entry in a private answer."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the first page."""
        async with answering(interaction) as answer:
            reading = await gathered(interaction, self.state["entry"], 0)
            await answer(entry_page(interaction.client.services, reading, str(interaction.locale)))


class TurnPage(Click, template=ids.TURN):
    """Turns to another page of an entry, in place."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page in place of the one that is open."""
        await turn(interaction, self.state["entry"], int(self.state["page"]))


class NextEntry(Pick, template=ids.NEXT):
    """Goes on to a related entry, in place."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the first page of the entry that was picked."""
        await turn(interaction, self.item.values[0], 0)


class SharePage(Click, template=ids.SHARE):
    """Posts the open page in the channel, for everybody there."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Post the page, unless the member may not write here."""
        if not _may_write(interaction):
            raise NotAllowed("guideline-share-not-here")
        services: Services = interaction.client.services
        library, page = services.guidelines.of(interaction.guild_id), int(self.state["page"])
        entry = library.get(self.state["entry"])
        locale = str(interaction.guild_locale or interaction.locale)
        screen = shared_page(services, entry, page, interaction.user.mention, locale)
        await interaction.response.send_message(view=screen, allowed_mentions=discord.AllowedMentions.none())


async def turn(interaction: discord.Interaction[Any], entry_id: str, page: int) -> None:
    """Show a page in place of what the message shows."""
    async with answering(interaction, in_place=True) as answer:
        reading = await gathered(interaction, entry_id, page)
        await answer(entry_page(interaction.client.services, reading, str(interaction.locale)))


def _may_write(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the member may write here: a public answer of the bot would get round that."""
    if not is_in_a_server(interaction):
        return True
    in_thread = isinstance(interaction.channel, discord.Thread)
    rights = interaction.permissions
    return rights.send_messages_in_threads if in_thread else rights.send_messages

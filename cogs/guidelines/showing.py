"""Showing entries and shelves to readers, and remembering what was read."""

from typing import Any

import discord

from bot.guidelines.entry import Entry
from bot.guidelines.shelves import Facet, shelf
from bot.interface.answering import answering
from bot.interface.doors import Screen, desk_of
from bot.interface.permissions import is_in_a_server
from bot.interface.services import Services
from cogs.guidelines.reading import gathered
from cogs.guidelines.views.page import entry_page
from cogs.guidelines.views.shelves import shelf_page


async def open_entry(interaction: discord.Interaction[Any], entry_id: str, *, in_place: bool = False) -> None:
    """Show the first page of an entry, privately, and remember that it was read. Raises NotFound."""
    async with answering(interaction, in_place=in_place) as answer:
        reading = await gathered(interaction, entry_id, 0)
        await answer(entry_page(interaction.client.services, reading, str(interaction.locale)))
    await _remember(interaction, reading.entry)


async def open_entry_of_the_day(interaction: discord.Interaction[Any]) -> None:
    """Show today's entry, of the server or of the person where there is none, and remember it."""
    async with answering(interaction) as answer:
        services: Services = interaction.client.services
        if is_in_a_server(interaction) and interaction.guild_id:
            entry = await services.daily.of_guild(interaction.guild_id)
        else:
            entry = await services.daily.of_person(interaction.user.id)
        reading = await gathered(interaction, entry.id, 0, is_of_the_day=True)
        await answer(entry_page(services, reading, str(interaction.locale)))
    await _remember(interaction, entry)


async def turn_page(interaction: discord.Interaction[Any], entry_id: str, page: int) -> None:
    """Show another page in place of the open one. Raises NotFound."""
    async with answering(interaction, in_place=True) as answer:
        await answer(await page_screen(interaction, entry_id, page))


async def page_screen(interaction: discord.Interaction[Any], entry_id: str, page: int) -> Screen:
    """Return one page of an entry for its reader. Raises NotFound."""
    reading = await gathered(interaction, entry_id, page)
    return entry_page(interaction.client.services, reading, str(interaction.locale))


async def show_shelf(
    interaction: discord.Interaction[Any], facet: Facet, word: str, page: int = 0, *, in_place: bool = False
) -> None:
    """Show one page of a shelf. Raises NotFound."""
    async with answering(interaction, in_place=in_place) as answer:
        services: Services = interaction.client.services
        entries = services.guidelines.of(interaction.guild_id).all()
        wanted = shelf(entries, services.taxonomy, facet, word)
        await answer(shelf_page(services, wanted, page, str(interaction.locale)))


async def _remember(interaction: discord.Interaction[Any], entry: Entry) -> None:
    """Note the read after the answer, which need not wait for it, nor be spoilt by it."""
    services: Services = interaction.client.services
    try:
        await services.readers.has_read(interaction.user.id, entry)
    except Exception as error:  # noqa: BLE001 - a door of the error desk
        desk_of(interaction).take(error, "a read that was not noted")

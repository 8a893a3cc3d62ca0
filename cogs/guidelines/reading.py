"""Somebody reads an entry: what one page is drawn from, and how it is shown."""

from dataclasses import dataclass
from typing import Any

import discord

from bot.guidelines.entry import Entry
from bot.interface.services import Services


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page of an entry is drawn from, for one reader in one place."""

    entry: Entry
    page: int
    related: tuple[Entry, ...]


async def gathered(interaction: discord.Interaction[Any], entry_id: str, page: int) -> Reading:
    """Ask every feature what it has to say on a page. Raises NotFound."""
    services: Services = interaction.client.services
    library = services.guidelines.of(interaction.guild_id)
    entry = library.get(entry_id)
    return Reading(entry, page, related=library.related_to(entry))

"""Who asks, and the screens of a list for them."""

from typing import Any

import discord

from bot.errors import NotAllowed
from bot.guidelines.checklists.records import Caller, Checklist
from bot.interface.doors import Screen
from bot.interface.permissions import is_in_a_server
from bot.interface.services import Services
from cogs.guidelines.checklists.choosing import mine
from cogs.guidelines.checklists.overview import overview
from cogs.guidelines.checklists.part import part_page

Interaction = discord.Interaction[Any]


def caller_of(interaction: Interaction) -> Caller:
    """Return who asks, and where. Raises NotAllowed outside of a server."""
    if not is_in_a_server(interaction):
        raise NotAllowed("only-in-a-server")
    return Caller(interaction.guild_id or 0, interaction.user.id, interaction.channel_id or 0)


def list_screen(interaction: Interaction, checklist: Checklist) -> Screen:
    """Return a list as a whole."""
    services: Services = interaction.client.services
    return overview(services, checklist, services.checklists.offers(checklist), str(interaction.locale))


def part_screen(interaction: Interaction, checklist: Checklist, entry_id: str, page: int) -> Screen:
    """Return the steps of one guideline; the whole list where it is no longer in there."""
    services: Services = interaction.client.services
    part = checklist.part(entry_id)
    if part is None:
        return list_screen(interaction, checklist)
    return part_page(services, checklist, part, page, interaction.user.id, str(interaction.locale))


async def mine_screen(interaction: Interaction, *, news: str = "") -> Screen:
    """Return the choice among one's lists."""
    services: Services = interaction.client.services
    lists = await services.checklists.mine(caller_of(interaction))
    return mine(services, lists, str(interaction.locale), news=news)

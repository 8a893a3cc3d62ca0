"""A town that is set up with /setup start, and what an administrator can do to it by hand."""

from typing import Any

import discord
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from tests.journeys.town import Town, said, text_of

BUILD = "Set up what is missing"


async def start(town: Town) -> Any:
    """Use /setup start; returns the answer."""
    return (await town.ada.slash(town.everyone, "setup start")).response


def button_of(answer: Any) -> str:
    """Return the label of the button that builds."""
    return next(line for line in text_of(answer).splitlines() if line.startswith(BUILD))


async def build(town: Town) -> str:
    """Press the button of a fresh /setup start; returns what it said."""
    offer = await start(town)
    return said(await town.ada.click(offer, label=button_of(offer)))


def roles(town: Town) -> dict[str, Any]:
    """Return the roles of the server by name."""
    return {role.name: role for role in town.env.backend.get_guild(town.guild.id).roles.values()}


def channels(town: Town) -> dict[str, Any]:
    """Return the channels of the server by name."""
    found = town.env.backend.channels.values()
    return {one.name: one for one in found if one.guild_id == town.guild.id and not one.is_thread}


def limit_bot(town: Town, **rights: bool) -> None:
    """Change the rights of the bot's own role, as an administrator would."""
    role = next(one for one in roles(town).values() if one.managed)
    permissions = discord.Permissions(role.permissions)
    permissions.update(**rights)
    town.env.backend.edit_role(town.guild.id, role.id, {"permissions": permissions.value})


def allow(town: Town, channel_id: int, *, member: int, **rights: bool) -> None:
    """Change what one member may do in a channel."""
    granted, taken = discord.PermissionOverwrite(**rights).pair()
    overwrite = Overwrite(member, OverwriteType.MEMBER, granted.value, taken.value)
    town.env.backend.set_overwrite(channel_id, overwrite)


async def bare(town: Town) -> Town:
    """Take away the channels that have the names of some that are needed."""
    for channel in (town.advisories, town.moderation):
        town.delete(channel)
    await town.env.settle()
    return town

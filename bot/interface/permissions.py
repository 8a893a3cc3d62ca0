"""Rights: stated once with a decorator, shown by Discord, and checked again on every use.

Discord's own check of a command can be changed by a server's administrators and does not cover buttons,
selects, modals or autocomplete, so the statement is also kept where the code can ask for it: in `extras` of a
command or group, in the attribute `right` of an Action or Form.
"""

import enum
from collections.abc import Callable
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotAllowed
from bot.interface.services import Services

AnyCommand = app_commands.Command[Any, ..., Any] | app_commands.Group
AnyCommandT = TypeVar("AnyCommandT", bound=AnyCommand | type[commands.GroupCog])

_RIGHT = "right"
_NEEDS_SERVER = "needs-server"
_EVERYWHERE = "everywhere"


class Right(enum.IntEnum):
    """The ladder: who may do what those below may, and more."""

    EVERYONE = 0
    MODERATOR = 1
    ADMINISTRATOR = 2


_DEFAULTS = {
    Right.EVERYONE: None,
    Right.MODERATOR: discord.Permissions(manage_roles=True),
    Right.ADMINISTRATOR: discord.Permissions(manage_guild=True),
}


def requires(right: Right) -> Callable[[AnyCommandT], AnyCommandT]:
    """State the right of a command, group or GroupCog: put this decorator above all others.

    On a root it also sets who sees the command; on a subcommand it only raises what the root requires.
    """

    def state(command: AnyCommandT) -> AnyCommandT:
        _note(command, _RIGHT, right)
        default = _DEFAULTS[right]
        if default is not None:
            app_commands.default_permissions(default)(command)
        return command

    return state


def in_a_server(command: AnyCommandT) -> AnyCommandT:
    """State that a subcommand of a root that works everywhere needs a server; elsewhere it says so."""
    _note(command, _NEEDS_SERVER, value=True)
    return command


def everywhere(command: AnyCommandT) -> AnyCommandT:
    """State that a root also works in direct messages and as a user-installed app."""
    _note(command, _EVERYWHERE, value=True)
    app_commands.allowed_installs(guilds=True, users=True)(command)
    return app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(command)


def right_of(command: AnyCommand) -> Right:
    """Return the highest right stated by the command or a group above it."""
    return max((link.extras.get(_RIGHT, Right.EVERYONE) for link in _chain(command)), default=Right.EVERYONE)


def needs_server(command: AnyCommand) -> bool:
    """Tell whether the command is of no use outside a server where the bot is installed."""
    stated = any(link.extras.get(_NEEDS_SERVER) for link in _chain(command))
    return stated or right_of(command) is not Right.EVERYONE


async def may_use(interaction: discord.Interaction[Any], command: AnyCommand) -> bool:
    """Tell whether this person can use the command here."""
    if not is_in_a_server(interaction):
        works_outside = any(link.extras.get(_EVERYWHERE) for link in _chain(command))
        return works_outside and not needs_server(command)
    return await holds(interaction, right_of(command))


async def holds(interaction: discord.Interaction[Any], right: Right) -> bool:
    """Tell whether the person behind the interaction has this right here and now."""
    if right is Right.EVERYONE:
        return True
    if not is_in_a_server(interaction):
        return False
    if interaction.permissions.administrator or interaction.permissions.manage_guild:
        return True
    return right is Right.MODERATOR and (_may_manage_roles(interaction) or await _is_moderator(interaction))


async def check(interaction: discord.Interaction[Any], right: Right, *, server: bool = False) -> None:
    """Raise NotAllowed unless the person has the right, and is in a server where one is needed."""
    if (server or right is not Right.EVERYONE) and not is_in_a_server(interaction):
        raise NotAllowed("only-in-a-server")
    if not await holds(interaction, right):
        raise NotAllowed(f"only-{right.name.lower()}s")


def is_in_a_server(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether this is a server where the bot itself is, not only the person's own installed app."""
    borrowed = interaction.is_user_integration() and not interaction.is_guild_integration()
    return interaction.guild_id is not None and not borrowed


def _note(command: AnyCommand | type[commands.GroupCog], name: str, value: object) -> None:
    if isinstance(command, type):
        command.__cog_group_extras__ = {**command.__cog_group_extras__, name: value}
    else:
        command.extras[name] = value


def _chain(command: AnyCommand) -> list[AnyCommand]:
    links: list[AnyCommand] = []
    link: AnyCommand | None = command
    while link is not None:
        links.append(link)
        link = link.parent
    return links


def _may_manage_roles(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the person manages roles of the server, and not only the overwrites of this channel.

    Discord uses one bit for both, and sends the rights in the channel.
    """
    if not interaction.permissions.manage_roles:
        return False
    channel = interaction.guild and interaction.guild.get_channel_or_thread(interaction.channel_id or 0)
    channel = channel.parent if isinstance(channel, discord.Thread) else channel
    if channel is None or not any(overwrite.manage_roles for overwrite in channel.overwrites.values()):
        return True
    return isinstance(interaction.user, discord.Member) and interaction.user.guild_permissions.manage_roles


async def _is_moderator(interaction: discord.Interaction[Any]) -> bool:
    if interaction.guild_id is None or not isinstance(interaction.user, discord.Member):
        return False
    services: Services = interaction.client.services
    roles = frozenset(role.id for role in interaction.user.roles)
    return await services.community.is_moderator(interaction.guild_id, roles)

"""The command tree: one door for commands and autocomplete, with descriptions from the sentences.

discord.py runs no checks for autocomplete and only logs its failures, so the tree checks rights for both, and
every autocomplete callback is wrapped once the cogs are loaded.
"""

import functools
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, cast

import discord
from discord import app_commands

from bot.interface.doors import bind_context, desk_of
from bot.interface.permissions import AnyCommand, check, may_use, needs_server, right_of
from bot.sentences import Sentences

DESCRIPTION_LIMIT = 100
CHOICES_LIMIT = 25
_GUARDED = "__guarded__"  # copies of a command share their parameters: wrap them once

Command = app_commands.Command[Any, ..., Any]
Choices = list[app_commands.Choice[Any]]
Autocomplete = Callable[..., Awaitable[Choices]]


class GuardedTree(app_commands.CommandTree[Any]):
    """Checks the stated right on every use and sends every failure to the error desk."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Check the right of a command; runs for autocomplete too, which then gets no choices."""
        bind_context(interaction)
        command = interaction.command
        if not isinstance(command, app_commands.Command):
            return True  # unknown here: discord.py raises CommandNotFound next
        try:
            await check(interaction, right_of(command), server=needs_server(command))
        except Exception as error:  # noqa: BLE001 - a door of the error desk
            await desk_of(interaction).answer(interaction, error, "command")
            return False
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Send what a command raised to the error desk."""
        await desk_of(interaction).answer(interaction, error, "command")


def every_command(tree: app_commands.CommandTree[Any]) -> Iterator[AnyCommand]:
    """Yield each global slash command and group, roots first."""
    for root in tree.get_commands(type=discord.AppCommandType.chat_input):
        yield root
        if isinstance(root, app_commands.Group):
            yield from root.walk_commands()


async def usable_commands(
    tree: app_commands.CommandTree[Any], interaction: discord.Interaction[Any]
) -> list[Command]:
    """Return the commands (no groups) that the person behind the interaction can use here, by name."""
    leaves = [command for command in every_command(tree) if isinstance(command, app_commands.Command)]
    usable = [command for command in leaves if await may_use(interaction, command)]
    return sorted(usable, key=lambda command: command.qualified_name)


def message_id_of(command: AnyCommand) -> str:
    """Return the id of the message that describes the command; its options are attributes of the message."""
    return "command-" + command.qualified_name.replace(" ", "-")


def descriptions_of(command: AnyCommand) -> list[str]:
    """Return every message id the command needs: its own, and an attribute for each option."""
    own = message_id_of(command)
    return [own, *(f"{own}.{name}" for name in _parameters(command))]


def describe(tree: app_commands.CommandTree[Any], sentences: Sentences) -> None:
    """Put the sentences of the default locale in every command, group, option and fixed choice.

    A choice keeps the name of the code unless there is `command-….option-value`. Raises UnknownSentence.
    """
    for command in every_command(tree):
        own = message_id_of(command)
        command.description = sentences.say(own)
        for name, parameter in _parameters(command).items():
            option_id = f"{own}.{name}"
            parameter.description = sentences.say(option_id)
            _name_choices(parameter, option_id, sentences)


def _name_choices(parameter: Any, option_id: str, sentences: Sentences) -> None:  # noqa: ANN401 - not exported
    for choice in parameter.choices or ():  # the sentinel for "none" is false
        choice_id = f"{option_id}-{choice.value}"
        if sentences.knows(choice_id):
            choice.name = sentences.say(choice_id)


def guard_autocomplete(tree: app_commands.CommandTree[Any]) -> None:
    """Send the failures of every autocomplete callback to the error desk, and cut the choices to 25."""
    for command in every_command(tree):
        for parameter in _parameters(command).values():
            if parameter.autocomplete is not None and not hasattr(parameter.autocomplete, _GUARDED):
                parameter.autocomplete = _guarded(parameter.autocomplete)


def _guarded(autocomplete: Autocomplete) -> Autocomplete:
    @functools.wraps(autocomplete)
    async def guarded(*arguments: object) -> Choices:
        interaction = cast("discord.Interaction[Any]", arguments[-2])  # (the cog,) the interaction, the text
        try:
            choices = (await autocomplete(*arguments))[:CHOICES_LIMIT]
            # Sent here, so that a reply that comes too late ends at the desk as well.
            await interaction.response.autocomplete(choices)
        except Exception as error:  # noqa: BLE001 - a door of the error desk
            await desk_of(interaction).answer(interaction, error, "autocomplete")
            _end(interaction)
            return []
        return choices

    setattr(guarded, _GUARDED, True)
    return guarded


def _end(interaction: discord.Interaction[Any]) -> None:
    """Mark an interaction as answered, or the library would try again what failed, and log a traceback."""
    done = discord.InteractionResponseType.autocomplete_result
    interaction.response._response_type = done  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - no public way


def _parameters(command: AnyCommand) -> dict[str, Any]:
    """Return the command's own mutable parameters by shown name; `parameters` are read-only views."""
    if isinstance(command, app_commands.Group):
        return {}
    parameters = command._params  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - see above
    return {parameter.display_name: parameter for parameter in parameters.values()}

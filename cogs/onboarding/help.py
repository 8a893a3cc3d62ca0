"""`/help`: what this person can do here."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotFound
from bot.interface.answering import answering
from bot.interface.client import CommunityBot
from bot.interface.commands import Command, usable_commands
from bot.interface.permissions import Right, everywhere, requires
from bot.interface.text import outside
from cogs.onboarding import messages

LONGEST_TOPIC = 100


class HelpCommand(commands.Cog):
    """The command `/help`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @requires(Right.EVERYONE)
    @everywhere
    @app_commands.command(name="help")
    async def show_help(
        self,
        interaction: discord.Interaction[Any],
        topic: app_commands.Range[str, 1, LONGEST_TOPIC] | None = None,
    ) -> None:
        """Show what this person can do here, or how the commands of a topic are used."""
        async with answering(interaction) as answer:
            usable, locale = await usable_commands(self.bot.tree, interaction), str(interaction.locale)
            if topic is None:
                await answer(messages.overview(self.bot.sentences, usable, locale))
            else:
                await answer(messages.details(self.bot.sentences, _below(usable, topic), locale))

    @show_help.autocomplete("topic")
    async def _topics(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        usable = await usable_commands(self.bot.tree, interaction)
        names = [command.qualified_name for command in usable]
        topics = dict.fromkeys([*map(messages.root_of, usable), *names])
        return [app_commands.Choice(name=name, value=name) for name in topics if _clean(typed) in name]


def _below(usable: Sequence[Command], topic: str) -> list[Command]:
    """Return the command of this name, or those below the root of this name. Raises NotFound."""
    wanted = _clean(topic)
    chosen = [one for one in usable if wanted in (one.qualified_name, messages.root_of(one))]
    if not chosen:
        raise NotFound("help-topic-unknown", topic=outside(topic, LONGEST_TOPIC))
    return chosen


def _clean(typed: str) -> str:
    return " ".join(typed.casefold().lstrip("/ ").split())

"""`/library`: what moderators do about the guidelines of their server."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.guidelines.own.beginnings import NEW
from bot.interface.answering import answering
from bot.interface.client import CommunityBot
from bot.interface.permissions import Right, requires
from bot.interface.text import label
from cogs.guidelines.own import views
from cogs.guidelines.own.actions import open_form
from cogs.guidelines.views.misses import misses

CHOICE_LIMIT = 100


@requires(Right.MODERATOR)
class LibraryCommands(commands.GroupCog, name="library"):
    """The commands below `/library`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @app_commands.command(name="add")
    async def add(self, interaction: discord.Interaction[Any]) -> None:
        """Open the form of a new guideline, with what was typed last if it was not published."""
        await open_form(interaction, NEW)

    @app_commands.command(name="edit")
    async def edit(
        self, interaction: discord.Interaction[Any], entry: app_commands.Range[str, 1, 100]
    ) -> None:
        """Show a guideline of the server with its versions, and what can be done with it."""
        async with answering(interaction) as answer:
            volume = await self.bot.services.own_libraries.volume(interaction.guild_id or 0, entry)
            await answer(views.volume(self.bot.services, volume, str(interaction.locale)))

    @app_commands.command(name="retire")
    async def retire(
        self, interaction: discord.Interaction[Any], entry: app_commands.Range[str, 1, 100]
    ) -> None:
        """Ask whether a guideline shall be retired."""
        async with answering(interaction) as answer:
            volume = await self.bot.services.own_libraries.volume(interaction.guild_id or 0, entry)
            await answer(views.asking_to_retire(self.bot.services, volume, str(interaction.locale)))

    @edit.autocomplete("entry")
    @retire.autocomplete("entry")
    async def _own_entries(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        own = self.bot.services.guidelines.of(interaction.guild_id).own()
        return [
            app_commands.Choice(name=label(entry.title, CHOICE_LIMIT), value=entry.id)
            for entry in own
            if typed.casefold() in entry.title.casefold()
        ]

    @app_commands.command(name="misses")
    async def misses(self, interaction: discord.Interaction[Any]) -> None:
        """List the questions that found nothing."""
        async with answering(interaction) as answer:
            page = await self.bot.services.misses.page(interaction.guild_id or 0, 0)
            await answer(misses(self.bot.sentences, page, str(interaction.locale)))

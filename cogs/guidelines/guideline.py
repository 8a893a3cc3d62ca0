"""`/guideline`: look guidelines up."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.guidelines.checklists.records import Wish
from bot.guidelines.offering import topic_in
from bot.guidelines.shelves import Facet
from bot.interface.answering import answering
from bot.interface.client import CommunityBot
from bot.interface.permissions import Right, everywhere, in_a_server, is_in_a_server, requires
from cogs.guidelines.checklists.showing import caller_of, list_screen, mine_screen
from cogs.guidelines.options import AudienceOption, DomainOption, PhaseOption, entry_choices
from cogs.guidelines.own.suggestions import open_suggestion
from cogs.guidelines.showing import open_entry, open_entry_of_the_day, show_shelf
from cogs.guidelines.views.results import results
from cogs.guidelines.views.shelves import choice_of_shelves


@everywhere
@requires(Right.EVERYONE)
class GuidelineCommands(commands.GroupCog, name="guideline"):
    """The commands below `/guideline`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @app_commands.command(name="search")
    async def search(
        self,
        interaction: discord.Interaction[Any],
        query: app_commands.Range[str, 1, 2000],
        audience: AudienceOption | None = None,
        phase: PhaseOption | None = None,
        domain: DomainOption | None = None,
    ) -> None:
        """Answer a question with the guidelines that fit."""
        async with answering(interaction) as answer:
            library = self.bot.services.guidelines.of(interaction.guild_id)
            found = await library.ask(query, audience, phase, domain)
            await answer(results(self.bot.services, found, str(interaction.locale)))
            if found.is_missing and is_in_a_server(interaction):
                await self.bot.services.misses.keep(interaction.guild_id or 0, query)

    @app_commands.command(name="show")
    async def show(
        self, interaction: discord.Interaction[Any], entry: app_commands.Range[str, 1, 100]
    ) -> None:
        """Open a guideline, or list those on a topic."""
        topic = topic_in(entry, self.bot.services.taxonomy)
        if topic is None:
            await open_entry(interaction, entry)
        else:
            await show_shelf(interaction, Facet.TOPIC, topic)

    @app_commands.command(name="browse")
    async def browse(self, interaction: discord.Interaction[Any]) -> None:
        """Go through the library by audience, phase or domain."""
        async with answering(interaction) as answer:
            entries = self.bot.services.guidelines.of(interaction.guild_id).all()
            await answer(choice_of_shelves(self.bot.services, entries, str(interaction.locale)))

    @app_commands.command(name="today")
    async def today(self, interaction: discord.Interaction[Any]) -> None:
        """Open the guideline of the day."""
        await open_entry_of_the_day(interaction)

    @in_a_server
    @app_commands.command(name="checklist")
    async def checklist(
        self,
        interaction: discord.Interaction[Any],
        phase: PhaseOption | None = None,
        domain: DomainOption | None = None,
        audience: AudienceOption | None = None,
    ) -> None:
        """Make or open a list of steps to tick; without a phase, choose among one's lists."""
        async with answering(interaction, claim=True) as answer:
            if phase is None:
                await answer(await mine_screen(interaction))
                return
            wish = Wish(phase, domain or "", audience or "")
            opened = await self.bot.services.checklists.open(caller_of(interaction), wish)
            await answer(list_screen(interaction, opened))

    @in_a_server
    @app_commands.command(name="suggest")
    async def suggest(self, interaction: discord.Interaction[Any]) -> None:
        """Open the form of a suggestion to the moderators."""
        await open_suggestion(interaction)

    @show.autocomplete("entry")
    async def _entries(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await entry_choices(interaction, typed)

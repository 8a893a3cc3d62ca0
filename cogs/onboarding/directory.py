"""`/directory`: members and organisations that chose to be listed."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.directory_index import Wanted
from bot.interface.answering import answering
from bot.interface.client import CommunityBot
from bot.interface.members import MemberChanged
from bot.interface.permissions import Right, requires
from bot.interface.words import DomainOption, PersonaOption, domain_choices, persona_choices
from cogs.onboarding.directory_views import LONGEST_QUERY, page_of

Interaction = discord.Interaction[Any]
Choices = list[app_commands.Choice[str]]


class DirectoryCommand(commands.Cog):
    """The command `/directory`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @requires(Right.EVERYONE)
    @app_commands.command(name="directory")
    async def directory(
        self,
        interaction: Interaction,
        query: app_commands.Range[str, 1, LONGEST_QUERY] | None = None,
        persona: PersonaOption | None = None,
        domain: DomainOption | None = None,
    ) -> None:
        """Show who is listed here, or who of them fits."""
        async with answering(interaction) as answer:
            wanted = Wanted(" ".join((query or "").split()), persona, domain)
            guild_id, locale = interaction.guild_id or 0, str(interaction.locale)
            await answer(await page_of(self.bot.services, guild_id, "people", wanted, 0, locale))

    @directory.autocomplete("persona")
    async def _personas(self, _: Interaction, typed: str) -> Choices:
        return persona_choices(self.bot.services.taxonomy, typed)

    @directory.autocomplete("domain")
    async def _domains(self, _: Interaction, typed: str) -> Choices:
        return domain_choices(self.bot.services.taxonomy, typed)

    @commands.Cog.listener()
    async def on_member_changed(self, change: MemberChanged) -> None:
        """Show listed members by the name they have now."""
        await self.bot.services.directory.renamed(change.guild_id, change.member_id, change.name)

"""`/advisory`: look advisories up."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.advisories.lookup import Filter
from bot.advisories.severity import Severity
from bot.interface.answering import answering
from bot.interface.client import CommunityBot
from bot.interface.permissions import Right, everywhere, requires
from bot.interface.text import label
from bot.interface.words import DomainOption, domain_choices
from cogs.advisories import messages
from cogs.advisories.options import SeverityOption


@everywhere
@requires(Right.EVERYONE)
class AdvisoryCommands(commands.GroupCog, name="advisory"):
    """The commands below `/advisory`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @app_commands.command(name="latest")
    async def latest(
        self,
        interaction: discord.Interaction[Any],
        severity: SeverityOption | None = None,
        domain: DomainOption | None = None,
        vendor: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Show the newest advisories."""
        async with answering(interaction) as answer:
            wanted = Filter(None if severity is None else Severity[severity.upper()], domain, vendor)
            found = await self.bot.services.advisories.latest(wanted)
            await answer(messages.listing(self.bot.sentences, found, str(interaction.locale)))

    @latest.autocomplete("domain")
    async def _domains(self, _: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return domain_choices(self.bot.services.taxonomy, typed)

    @latest.autocomplete("vendor")
    async def _vendors(self, _: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        found = await self.bot.services.advisories.vendors(typed)
        return [app_commands.Choice(name=label(vendor, 100), value=vendor[:100]) for vendor in found]

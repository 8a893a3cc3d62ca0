"""`/profile`: what a member shows, and changing it."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.panel import Step
from bot.interface.answering import answering
from bot.interface.client import CommunityBot
from bot.interface.permissions import Right, requires
from cogs.onboarding import profile_messages as messages
from cogs.onboarding.panel.steps import screen_of

Interaction = discord.Interaction[Any]


@requires(Right.EVERYONE)
class ProfileCommands(commands.GroupCog, name="profile"):
    """The commands below `/profile`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @app_commands.command(name="show")
    async def show(self, interaction: Interaction, member: discord.User | None = None) -> None:
        """Show one's own profile, or what another member made visible."""
        services, user = self.bot.services, member or interaction.user
        async with answering(interaction) as answer:
            shown = await services.profiles.shown(interaction.guild_id or 0, user.id, interaction.user.id)
            await answer(messages.profile_screen(services, shown, str(interaction.locale)))

    @app_commands.command(name="edit")
    async def edit(self, interaction: Interaction) -> None:
        """Open the step of the panel in which members tell of themselves."""
        await _open(interaction, Step.PROFILE)

    @app_commands.command(name="visibility")
    async def visibility(self, interaction: Interaction) -> None:
        """Open the step of the panel that says who sees what."""
        await _open(interaction, Step.DIRECTORY)


async def _open(interaction: Interaction, step: Step) -> None:
    services = interaction.client.services
    async with answering(interaction) as answer:
        panel = await services.onboarding.panel(interaction.guild_id or 0, interaction.user.id)
        await answer(screen_of(services, panel, step, str(interaction.locale)))

"""`/start`, and the button that does the same below a welcome or a decision."""

import re
from typing import Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.presence import Sighting
from bot.interface.answering import answering
from bot.interface.doors import Action
from bot.interface.permissions import Right, requires
from bot.interface.services import Services
from cogs.onboarding.panel import overview

Interaction = discord.Interaction[Any]


class StartCommand(commands.Cog):
    """The command `/start`."""

    @requires(Right.EVERYONE)
    @app_commands.command(name="start")
    async def start(self, interaction: Interaction) -> None:
        """Open the panel, or take it up where it was left."""
        await open_panel(interaction, interaction.guild_id or 0)


class StartButton(
    Action[discord.ui.Button[Any]],
    template=r"onboarding:start:(?P<guild>\d{1,20}):open:(?P<nonce>[\w-]{0,22})",
):
    """Opens the presser's own panel of a server, privately."""

    def __init__(self, guild_id: int, nonce: str, label: str) -> None:
        self.guild_id = guild_id
        custom_id = f"onboarding:start:{guild_id}:open:{nonce}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.primary, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), match["nonce"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Open the panel."""
        await open_panel(interaction, self.guild_id)


async def open_panel(interaction: Interaction, guild_id: int) -> None:
    """Answer with the panel of a server; who uses it there is in, whatever events were missed."""
    services: Services = interaction.client.services
    async with answering(interaction) as answer:
        member = interaction.user
        if interaction.guild_id == guild_id and isinstance(member, discord.Member) and member.joined_at:
            sighting = Sighting(
                member.joined_at,
                is_pending=member.pending,
                has_just_joined=False,
                asked_at=services.clock.now(),
            )
            await services.arrivals.seen(guild_id, member.id, sighting)
        panel = await services.onboarding.panel(guild_id, member.id)
        await answer(overview.screen(services, panel, str(interaction.locale)))

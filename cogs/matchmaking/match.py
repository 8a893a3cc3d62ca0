"""`/match`: ask for help, see what became of it, take it back."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotFound
from bot.interface.client import CommunityBot
from bot.interface.permissions import Right, requires
from bot.interface.text import label
from bot.matchmaking.consent import ALIVE
from bot.matchmaking.kinds import Kind
from cogs.matchmaking import views
from cogs.matchmaking.forms import EMPTY, RequestForm

Interaction = discord.Interaction[Any]


@requires(Right.EVERYONE)
class MatchCommands(commands.GroupCog, name="match"):
    """The commands below `/match`."""

    def __init__(self, bot: CommunityBot) -> None:
        self.bot = bot

    @app_commands.command(name="request")
    async def request(self, interaction: Interaction, kind: Kind) -> None:
        """Open the form, with what was typed last if it was held back."""
        services = self.bot.services
        draft = await services.matches.check_may_ask(interaction.guild_id or 0, interaction.user.id, kind)
        known = EMPTY if draft is None else draft.wanted
        await interaction.response.send_modal(RequestForm(services, str(interaction.locale), kind, known))

    @app_commands.command(name="mine")
    async def mine(self, interaction: Interaction) -> None:
        """Show one's own requests and open invitations."""
        await views.show_mine(interaction, interaction.guild_id or 0)

    @app_commands.command(name="withdraw")
    async def withdraw(self, interaction: Interaction, request: app_commands.Range[str, 1, 100]) -> None:
        """Take a request back."""
        if not (request.isascii() and request.isdecimal() and len(request) < 10):  # noqa: PLR2004 - digits of an int
            raise NotFound("match-request-unknown")
        await views.withdraw(interaction, int(request))

    @withdraw.autocomplete("request")
    async def _open_requests(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        mine = await self.bot.services.matches.mine(interaction.guild_id or 0, interaction.user.id)
        return [
            app_commands.Choice(name=label(request.wanted.title, 100), value=str(request.id))
            for request in mine.requests
            if request.state in ALIVE and typed.casefold() in request.wanted.title.casefold()
        ]

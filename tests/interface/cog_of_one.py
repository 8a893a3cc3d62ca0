"""A cog with one command more."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands


class One(commands.Cog):
    @app_commands.command(description="…")
    async def one(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("one")


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(One())

"""The smallest discord.py bot: it answers `/ping`.

Modules named in `ALSO_IMPORT` are imported first: what the libraries of another bot cost by themselves.
"""

import importlib
import os
import sys

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

if "ALSO_IMPORT" in os.environ:
    sys.modules["rich"] = None  # as the product does (bot/cli.py)
for module in os.environ.get("ALSO_IMPORT", "").split():
    importlib.import_module(module)


def main() -> None:
    """Run until ended."""
    Route.BASE = os.environ["DISCORD_API_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["GATEWAY_URL"])
    client = discord.Client(intents=discord.Intents.default())
    tree = app_commands.CommandTree(client, allowed_installs=app_commands.AppInstallationType(guild=True))

    @tree.command(description="Answer")
    async def ping(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Pong", ephemeral=True)

    @client.event
    async def setup_hook() -> None:  # pyright: ignore[reportUnusedFunction] - discord.py calls it by its name
        if "SYNC" in os.environ:
            await tree.sync()

    client.run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()

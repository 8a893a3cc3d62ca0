"""A discord.py bot in one file that looks advisories up in SQLite and answers with one embed.

Written as one would write it over an evening: no layers, no settings, no guards, one request for each answer.
"""

import json
import os
from datetime import datetime

import aiosqlite
import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

SEVERITIES = ("unknown", "none", "low", "medium", "high", "critical")
LATEST = """
SELECT number, title, link, severity, cvss_score, vendor, product, cves, published_at FROM advisory
WHERE severity >= ? OR severity = 0 ORDER BY published_at DESC, id DESC LIMIT 5
"""
VENDORS = """
SELECT vendor FROM advisory WHERE vendor LIKE ? GROUP BY vendor ORDER BY count(*) DESC, vendor LIMIT 25
"""

Interaction = discord.Interaction["OneFileBot"]


class OneFileBot(discord.Client):
    """The bot and its database."""

    database: aiosqlite.Connection

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.default())
        self.tree = app_commands.CommandTree(
            self, allowed_installs=app_commands.AppInstallationType(guild=True)
        )

    async def setup_hook(self) -> None:
        """Open the database, and register the commands if asked to."""
        self.database = await aiosqlite.connect(os.environ["REFERENCE_FILE"])
        self.database.row_factory = aiosqlite.Row
        self.tree.add_command(advisory)
        if "SYNC" in os.environ:
            await self.tree.sync()

    async def close(self) -> None:
        """Close the database too."""
        await self.database.close()
        await super().close()


advisory = app_commands.Group(name="advisory", description="Security advisories")


@advisory.command(description="Show the newest advisories")
async def latest(interaction: Interaction, severity: str | None = None, vendor: str | None = None) -> None:
    """Answer with the five newest advisories."""
    del vendor  # offered for its suggestions only
    least = 0 if severity is None else SEVERITIES.index(severity)
    rows = await interaction.client.database.execute_fetchall(LATEST, (least,))
    embed = discord.Embed(title="Newest advisories")
    for row in rows:
        embed.add_field(name=row["title"], value=line(row), inline=False)
    await interaction.response.send_message(embed=embed, ephemeral=True)


@latest.autocomplete("vendor")
async def vendors(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest vendors, the most frequent first."""
    rows = await interaction.client.database.execute_fetchall(VENDORS, (f"%{typed}%",))
    return [app_commands.Choice(name=row["vendor"], value=row["vendor"]) for row in rows]


def line(row: aiosqlite.Row) -> str:
    """Describe an advisory."""
    published = discord.utils.format_dt(datetime.fromisoformat(row["published_at"]), "d")
    severity = f"{SEVERITIES[row['severity']]} ({row['cvss_score']})"
    cves = ", ".join(json.loads(row["cves"]))
    link = f"[{row['number']}]({row['link']})"
    return f"{severity} · {row['vendor']} {row['product']} · {cves} · {link} · {published}"


def main() -> None:
    """Run until ended."""
    Route.BASE = os.environ["DISCORD_API_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["GATEWAY_URL"])
    OneFileBot().run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()

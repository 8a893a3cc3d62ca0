"""A tiny discord.py bot in this process, to prove the bed before and beside the real bot."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands


class TinyBot(commands.AutoShardedBot):
    """One command of each kind, and what the gateway told."""

    def __init__(self, **options: Any) -> None:
        super().__init__("!", intents=discord.Intents.default(), guild_ready_timeout=0.01, **options)
        self.seen: list[str] = []
        for command in (ping, ask, slow, feed):
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_socket_event_type(self, event: str) -> None:
        self.seen.append(event)


class Question(discord.ui.Modal, title="A question"):
    """One text field in a label."""

    answer = discord.ui.Label(text="Answer", component=discord.ui.TextInput(custom_id="answer"))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.answer.component, discord.ui.TextInput)
        await interaction.response.send_message(f"You said {self.answer.component.value}", ephemeral=True)


class Panel(discord.ui.LayoutView):
    """Components V2 with a button and a select."""

    text = discord.ui.TextDisplay("Nothing was pressed")
    row: discord.ui.ActionRow[Any] = discord.ui.ActionRow()
    choice: discord.ui.ActionRow[Any] = discord.ui.ActionRow()

    @row.button(label="Press", custom_id="press")
    async def press(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        self.text.content = f"Pressed in {interaction.locale}"
        await interaction.response.edit_message(view=self)

    @row.button(label="Ask", custom_id="ask")
    async def ask(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(Question(custom_id="question"))

    @choice.select(
        custom_id="choose", options=[discord.SelectOption(label="A"), discord.SelectOption(label="B")]
    )
    async def choose(self, interaction: discord.Interaction, select: discord.ui.Select[Any]) -> None:
        await interaction.response.defer()
        await interaction.followup.send(f"Chose {select.values[0]}", ephemeral=True)


@app_commands.command(description="Answers at once")
async def ping(interaction: discord.Interaction) -> None:
    where = "here" if interaction.guild else "in private"
    await interaction.response.send_message(f"Pong {where} {interaction.locale.value}", ephemeral=True)


@app_commands.command(description="Shows a panel")
async def ask(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Panel())


@app_commands.command(description="Thinks first")
async def slow(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.followup.send("Thought about it")
    await interaction.followup.send("And again")


feed = app_commands.Group(name="feed", description="Subcommands")


@feed.command(name="add", description="With options")
async def feed_add(
    interaction: discord.Interaction, source: str, channel: discord.TextChannel, count: int = 1
) -> None:
    await interaction.response.send_message(f"{source} in {channel.name} times {count}")


@feed_add.autocomplete("source")
async def feed_source(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{typed} one", value="1")]

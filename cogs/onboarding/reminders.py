"""The reminder of the code of conduct, with the button that ends reminders."""

import re
from collections.abc import Mapping
from typing import Any, Self

import discord

from bot.interface.answering import answering
from bot.interface.doors import Action, Screen
from bot.interface.rendering import Card
from bot.interface.services import Services
from bot.interface.text import outside
from cogs.onboarding.start import StartButton

Interaction = discord.Interaction[Any]
NAME_LIMIT = 100


class StopRemindersButton(
    Action[discord.ui.Button[Any]],
    template=r"onboarding:reminder:(?P<guild>\d{1,20}):stop:(?P<nonce>[\w-]{0,22})",
):
    """Ends the reminders of a server for whoever presses it."""

    def __init__(self, guild_id: int, nonce: str, label: str) -> None:
        self.guild_id = guild_id
        custom_id = f"onboarding:reminder:{guild_id}:stop:{nonce}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.secondary, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), match["nonce"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Remind no more."""
        async with answering(interaction, claim=True) as answer:
            services: Services = interaction.client.services
            await services.reminders.stop(self.guild_id, interaction.user.id)
            await answer(services.sentences.say("reminder-stopped", str(interaction.locale)))


async def draw_reminder(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Say what is still open, with the way there and the way out."""
    say, guild_id = services.sentences.say, arguments["guild"]
    name = await services.roll.name(guild_id)
    server = outside(name or "", NAME_LIMIT) or say("decision-some-server")
    row = discord.ui.ActionRow[Screen]()
    row.add_item(StartButton(guild_id, "", say("onboarding-start")))
    row.add_item(StopRemindersButton(guild_id, nonce, say("reminder-stop")))
    text = discord.ui.TextDisplay[Screen](say("reminder", server=server))
    return Card(Screen().add_item(text).add_item(row))

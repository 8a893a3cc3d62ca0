"""Step 1: the code of conduct. Only with today's version accepted, the other steps open."""

import re
from typing import Any, Self

import discord

from bot.community.panel import Panel, Step
from bot.interface.doors import Action, Screen
from bot.interface.links import leading
from bot.interface.services import Services
from cogs.onboarding.panel import overview
from cogs.onboarding.panel.frame import Box, Interaction, Row, show, step_id


class AcceptButton(
    Action[discord.ui.Button[Any]],
    template=r"onboarding:code:(?P<guild>\d{1,20}):accept:(?P<version>[A-Za-z0-9]{1,20})",
):
    """Accepts the version of the code of conduct that stands above it."""

    def __init__(self, guild_id: int, version: str, label: str) -> None:
        self.guild_id, self.version = guild_id, version
        custom_id = f"onboarding:code:{guild_id}:accept:{version}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.success, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), match["version"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Keep it, and go on with the overview."""
        await interaction.response.defer()
        services: Services = interaction.client.services
        panel = await services.onboarding.accept_code(self.guild_id, interaction.user.id, self.version)
        await show(interaction, overview.screen(services, panel, str(interaction.locale)))


def screen(services: Services, panel: Panel, locale: str) -> Screen:
    """Draw the code of conduct with the button that accepts it."""
    code, say = services.onboarding.code, services.sentences.say
    title = say("code-title", locale, version=code.version)
    row = Row(leading(step_id(panel.guild_id, None), say("panel-back", locale)))
    if not panel.is_done(Step.CODE):
        row = Row(AcceptButton(panel.guild_id, code.version, say("code-accept", locale)), *row.children)
    return Screen().add_item(Box(discord.ui.TextDisplay(f"{title}\n{code.text}"), row))

"""The step in which members say whether they take invitations to help."""

import re
from typing import Any, Self

import discord

from bot.community.panel import Panel, Step
from bot.community.profiles import ProfileChange
from bot.interface.doors import Action, Screen
from bot.interface.services import Services
from cogs.onboarding.panel import frame
from cogs.onboarding.panel.frame import Interaction, Row, step_screen


class AvailabilityButton(
    Action[discord.ui.Button[Any]],
    template=r"onboarding:introductions:(?P<guild>\d{1,20}):(?P<verb>take|refuse)",
):
    """Takes invitations from now on, or no more."""

    def __init__(self, guild_id: int, verb: str, label: str) -> None:
        self.guild_id, self.verb = guild_id, verb
        custom_id = f"onboarding:introductions:{guild_id}:{verb}"
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), match["verb"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Keep it, and show this step as it is then."""
        await interaction.response.defer()
        services: Services = interaction.client.services
        change = ProfileChange(is_available=self.verb == "take")
        panel = await services.profiles.update_profile(self.guild_id, interaction.user.id, change)
        await frame.show(interaction, screen(services, panel, str(interaction.locale)))


def screen(services: Services, panel: Panel, locale: str) -> Screen:
    """Draw what holds now, and the way to change it."""
    say, is_available = services.sentences.say, panel.profile.is_available
    verb, name = ("refuse", "panel-become-away") if is_available else ("take", "panel-become-available")
    text = say("panel-introductions-open", locale)
    state = say("panel-available" if is_available else "panel-away", locale)
    row = Row(AvailabilityButton(panel.guild_id, verb, say(name, locale)))
    return step_screen(services, panel, Step.INTRODUCTIONS, f"{text}\n{state}", row, locale=locale)

"""The step in which members pick what they want to be pinged for."""

import re
from collections.abc import Collection
from typing import Any, Self

import discord

from bot.community.interests import interest_choices
from bot.community.panel import Panel, Step
from bot.interface.doors import Action, Screen
from bot.interface.services import Services
from bot.interface.text import label
from cogs.onboarding.panel import frame
from cogs.onboarding.panel.frame import Interaction, Row, step_screen
from cogs.onboarding.panel.picking import marked_options, select_of_many

SHOWN = 600  # characters


class InterestSelect(
    Action[discord.ui.Select[Any]], template=r"onboarding:interests:(?P<guild>\d{1,20}):pick"
):
    """Picks the domains to be pinged for; none is an answer too."""

    def __init__(self, guild_id: int, placeholder: str, among: list[discord.SelectOption]) -> None:
        self.guild_id = guild_id
        super().__init__(select_of_many(f"onboarding:interests:{guild_id}:pick", placeholder, among))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(int(match["guild"]), "…", [])

    async def act(self, interaction: Interaction) -> None:
        """Keep what was picked, and show this step as it is then."""
        await interaction.response.defer()
        services: Services = interaction.client.services
        picked = tuple(self.item.values)
        panel = await services.profiles.pick_interests(self.guild_id, interaction.user.id, picked)
        await frame.show(interaction, screen(services, panel, str(interaction.locale)))


def screen(services: Services, panel: Panel, locale: str) -> Screen:
    """Draw what is picked, and what the server cannot ping for yet."""
    say = services.sentences.say
    among = marked_options(interest_choices(services.taxonomy), panel.interests)
    lines = [say("panel-interests-open", locale)]
    if panel.interests:
        lines.append(say("panel-interests", locale, value=_named(services, panel.interests)))
    unpinged = [one for one in panel.interests if one not in panel.pinged]
    if unpinged:
        lines.append(say("panel-interests-unpinged", locale, value=_named(services, unpinged)))
    row = Row(InterestSelect(panel.guild_id, say("panel-pick-interests", locale), among))
    return step_screen(services, panel, Step.INTERESTS, "\n".join(lines), row, locale=locale)


def _named(services: Services, domains: Collection[str]) -> str:
    labels = [name for domain, name in interest_choices(services.taxonomy).items() if domain in domains]
    return label(", ".join(labels), SHOWN)

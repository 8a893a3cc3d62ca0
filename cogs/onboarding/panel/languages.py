"""The step in which members say what they speak. A select of Discord holds 25, so there are three."""

import re
from collections.abc import Mapping
from typing import Any, Self

import discord

from bot.community.panel import Panel, Step
from bot.interface.doors import Action, Screen
from bot.interface.services import Services
from bot.interface.text import label
from bot.taxonomy import Taxonomy
from cogs.onboarding.panel import frame
from cogs.onboarding.panel.frame import Interaction, Row, step_screen
from cogs.onboarding.panel.picking import marked_options, select_of_many

PARTS = 3
SHOWN = 1500  # characters


class LanguageSelect(
    Action[discord.ui.Select[Any]], template=r"onboarding:languages:(?P<guild>\d{1,20}):(?P<part>[0-2])"
):
    """Picks from one part of the list; what was picked from the others stays."""

    def __init__(self, guild_id: int, part: int, placeholder: str, among: list[discord.SelectOption]) -> None:
        self.guild_id, self.part = guild_id, part
        super().__init__(select_of_many(f"onboarding:languages:{guild_id}:{part}", placeholder, among))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(int(match["guild"]), int(match["part"]), "…", [])

    async def act(self, interaction: Interaction) -> None:
        """Keep what was picked, and show this step as it is then."""
        await interaction.response.defer()
        services: Services = interaction.client.services
        panel = await services.profiles.pick_languages(
            self.guild_id,
            interaction.user.id,
            self.item.values,
            among=tuple(parts(services.taxonomy)[self.part]),
        )
        await frame.show(interaction, screen(services, panel, str(interaction.locale)))


def screen(services: Services, panel: Panel, locale: str) -> Screen:
    """Draw what is spoken, and the lists to pick from."""
    say, spoken = services.sentences.say, panel.profile.languages
    lines = [say("panel-languages-open", locale)]
    if spoken:
        named = ", ".join(services.taxonomy.languages[one] for one in spoken)
        lines.append(say("panel-languages", locale, value=label(named, SHOWN)))
    rows: list[Row] = []
    for number, part in enumerate(parts(services.taxonomy)):
        first, *_, last = (name[0] for name in part.values())
        placeholder = say("panel-pick-languages", locale, first=first, last=last)
        rows.append(Row(LanguageSelect(panel.guild_id, number, placeholder, marked_options(part, spoken))))
    return step_screen(services, panel, Step.LANGUAGES, "\n".join(lines), *rows, locale=locale)


def parts(taxonomy: Taxonomy) -> list[Mapping[str, str]]:
    """Return the languages in parts that fit a select each."""
    every = list(taxonomy.languages.items())
    size = -(-len(every) // PARTS)
    return [dict(every[start : start + size]) for start in range(0, len(every), size)]

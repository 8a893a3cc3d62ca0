"""The step in which members tell of themselves: texts by a form, the rest picked from lists."""

import re
from collections.abc import Mapping
from typing import Any, Self

import discord

from bot.community.panel import Choice, Panel, Step
from bot.community.profiles import ProfileChange, options
from bot.interface.doors import Action, Screen
from bot.interface.keeping import keeping
from bot.interface.services import Services
from bot.interface.text import label, outside
from cogs.onboarding.panel import frame
from cogs.onboarding.panel.frame import Interaction, Row, step_screen
from cogs.onboarding.panel.picking import marked_options, select_of_many
from cogs.onboarding.panel.profile_form import FORM, ProfileForm, change_of, texts_of

TEXT_SHOWN, ABOUT_SHOWN, LIST_SHOWN = 200, 600, 400
"""Characters of each part: all of them together fit one screen."""


class EditButton(Action[discord.ui.Button[Any]], template=r"onboarding:profile:(?P<guild>\d{1,20}):edit"):
    """Opens the form for the texts."""

    def __init__(self, guild_id: int, label: str) -> None:
        self.guild_id = guild_id
        super().__init__(discord.ui.Button(label=label, custom_id=f"onboarding:profile:{guild_id}:edit"))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), "…")

    async def act(self, interaction: Interaction) -> None:
        """Open the form, filled in with what was typed last or told before."""
        services: Services = interaction.client.services
        panel = await services.onboarding.panel(self.guild_id, interaction.user.id)
        draft = await services.drafts.find(self.guild_id, interaction.user.id, FORM)
        known = draft or texts_of(panel.profile)

        async def submit(answered: Interaction, typed: Mapping[str, str]) -> None:
            async with keeping(answered, self.guild_id, FORM, typed, again=self.custom_id):
                await tell(answered, self.guild_id, change_of(typed))

        form = ProfileForm(services.sentences, str(interaction.locale), known, submit)
        await interaction.response.send_modal(form)


class ChoiceSelect(
    Action[discord.ui.Select[Any]],
    template=r"onboarding:profile:(?P<guild>\d{1,20}):(?P<choice>domains|skills|product_types)",
):
    """Picks from one list of the taxonomy."""

    def __init__(
        self, guild_id: int, choice: Choice, placeholder: str, among: list[discord.SelectOption]
    ) -> None:
        self.guild_id, self.choice = guild_id, choice
        super().__init__(select_of_many(f"onboarding:profile:{guild_id}:{choice}", placeholder, among))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(int(match["guild"]), Choice(match["choice"]), "…", [])

    async def act(self, interaction: Interaction) -> None:
        """Keep what was picked."""
        await tell(interaction, self.guild_id, ProfileChange.of(self.choice, tuple(self.item.values)))


def screen(services: Services, panel: Panel, locale: str) -> Screen:
    """Draw all that was told, and the ways to change it."""
    say, rows = services.sentences.say, list[Row]()
    for choice in panel.choices:
        among = marked_options(options(choice, services.taxonomy), panel.picked(choice))
        rows.append(Row(ChoiceSelect(panel.guild_id, choice, say(f"panel-pick-{choice}", locale), among)))
    rows.append(Row(EditButton(panel.guild_id, say("panel-edit-about", locale))))
    return step_screen(services, panel, Step.PROFILE, _told(services, panel, locale), *rows, locale=locale)


async def tell(interaction: Interaction, guild_id: int, change: ProfileChange) -> None:
    """Keep a change, and show this step as it is then."""
    await interaction.response.defer()
    services: Services = interaction.client.services
    panel = await services.profiles.update_profile(guild_id, interaction.user.id, change)
    await frame.show(interaction, screen(services, panel, str(interaction.locale)))


def _told(services: Services, panel: Panel, locale: str) -> str:
    say, told = services.sentences.say, panel.profile
    nothing = say("panel-nothing", locale)
    lines = [
        say("panel-profile-open", locale),
        say("panel-organisation", locale, value=outside(told.organisation or nothing, TEXT_SHOWN)),
        say("panel-about", locale, value=outside(told.about or nothing, ABOUT_SHOWN)),
        say("panel-place", locale, value=outside(told.place or nothing, TEXT_SHOWN)),
        say("panel-time-zone", locale, value=outside(told.time_zone or nothing, TEXT_SHOWN)),
    ]
    for choice in panel.choices:
        labels = [options(choice, services.taxonomy)[one] for one in panel.picked(choice)]
        lines.append(say(f"panel-{choice}", locale, value=label(", ".join(labels), LIST_SHOWN) or nothing))
    return "\n".join(lines)

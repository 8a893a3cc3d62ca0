"""Which screen belongs to which step, and the button that opens one."""

import re
from typing import Any, Self

import discord

from bot.community.panel import Panel, Step
from bot.interface.doors import Action, Screen
from bot.interface.services import Services
from cogs.onboarding.panel import (
    code,
    directory,
    interests,
    introductions,
    languages,
    leaving,
    overview,
    persona,
    profile,
)
from cogs.onboarding.panel.frame import Interaction, step_id

SCREENS = {
    Step.CODE: code.screen,
    Step.PERSONA: persona.screen,
    Step.INTERESTS: interests.screen,
    Step.LANGUAGES: languages.screen,
    Step.PROFILE: profile.screen,
    Step.INTRODUCTIONS: introductions.screen,
    Step.DIRECTORY: directory.screen,
}
STEPS = "|".join(Step)


class StepButton(
    Action[discord.ui.Button[Any]],
    template=rf"onboarding:panel:(?P<guild>\d{{1,20}}):(?P<step>overview|{STEPS})",
):
    """Opens a step in place of what is shown, or the overview."""

    def __init__(self, guild_id: int, step: Step | None) -> None:
        self.guild_id, self.step = guild_id, step
        super().__init__(discord.ui.Button(label="…", custom_id=step_id(guild_id, step)))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), None if match["step"] == "overview" else Step(match["step"]))

    async def act(self, interaction: Interaction) -> None:
        """Show it as it is now."""
        services: Services = interaction.client.services
        panel = await services.onboarding.panel(self.guild_id, interaction.user.id)
        screen = screen_of(services, panel, self.step, str(interaction.locale))
        await interaction.response.edit_message(view=screen)


def screen_of(services: Services, panel: Panel, step: Step | None, locale: str) -> Screen:
    """Draw a step; the overview where none is meant, or the step is not open yet."""
    if step is None or (step is not Step.CODE and not panel.is_code_accepted):
        return overview.screen(services, panel, locale)
    return SCREENS[step](services, panel, locale)


ACTIONS = (
    StepButton,
    code.AcceptButton,
    persona.PersonaSelect,
    leaving.LeaveSelect,
    leaving.LeaveButton,
    persona.ApplyButton,
    interests.InterestSelect,
    languages.LanguageSelect,
    profile.EditButton,
    profile.ChoiceSelect,
    introductions.AvailabilityButton,
    directory.VisibilitySelect,
    directory.VisibilityButton,
)

"""Step 2: what somebody is in the community. Moderators confirm cities, vendors, researchers, governments."""

import re
from typing import Any, Self

import discord

from bot.community.panel import Panel, Step, needs_decision
from bot.community.people import PRIVILEGED, Persona
from bot.interface.doors import Action, Screen
from bot.interface.services import Services
from bot.sentences import Sentences
from cogs.onboarding.answering import AnswerButton
from cogs.onboarding.application import ask_application, form_id
from cogs.onboarding.panel import frame
from cogs.onboarding.panel.frame import Interaction, Row, step_screen
from cogs.onboarding.panel.overview import standing


class PersonaSelect(
    Action[discord.ui.Select[Any]], template=r"onboarding:persona:(?P<guild>\d{1,20}):choose"
):
    """Takes an open persona at once, and asks for evidence of a privileged one."""

    def __init__(self, guild_id: int, placeholder: str, among: list[discord.SelectOption]) -> None:
        self.guild_id = guild_id
        custom_id = f"onboarding:persona:{guild_id}:choose"
        super().__init__(
            discord.ui.Select(custom_id=custom_id, placeholder=placeholder, options=among, required=True)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(int(match["guild"]), "…", [])

    async def act(self, interaction: Interaction) -> None:
        """Choose the persona that was picked."""
        persona, services = Persona(self.item.values[0]), interaction.client.services
        if needs_decision(persona):
            await ask_application(interaction, self.guild_id, persona, show)
            return
        await interaction.response.defer()
        await show(
            interaction, await services.onboarding.choose_persona(self.guild_id, interaction.user.id, persona)
        )


class ApplyButton(
    Action[discord.ui.Button[Any]],
    template=rf"onboarding:application:(?P<guild>\d{{1,20}}):(?P<persona>{'|'.join(sorted(PRIVILEGED))}):open",
):
    """Opens the form of an application again, filled in with what was refused."""

    def __init__(self, guild_id: int, persona: Persona) -> None:
        self.guild_id, self.persona = guild_id, persona
        super().__init__(discord.ui.Button(label="…", custom_id=form_id(guild_id, persona)))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), Persona(match["persona"]))

    async def act(self, interaction: Interaction) -> None:
        """Open the form."""
        await ask_application(interaction, self.guild_id, self.persona, show)


def screen(services: Services, panel: Panel, locale: str) -> Screen:
    """Draw what is held, what waits, what was not confirmed and why, and what can be chosen."""
    sentences, rows = services.sentences, list[Row]()
    among = _options(sentences, panel, locale)
    if among:
        placeholder = sentences.say("panel-persona-pick", locale)
        rows.append(Row(PersonaSelect(panel.guild_id, placeholder, among)))
    if panel.leavable:
        placeholder, among = sentences.say("panel-persona-leave", locale), _leavable(sentences, panel, locale)
        rows.append(Row(leave_select(panel.guild_id, placeholder, among)))
    for asked in panel.asked:
        rows.append(Row(AnswerButton(asked.question_id, "", sentences.say("question-answer", locale))))
    lines = [sentences.say("panel-persona-open", locale), *standing(sentences, panel, locale)]
    return step_screen(services, panel, Step.PERSONA, "\n".join(lines), *rows, locale=locale)


async def show(interaction: Interaction, panel: Panel) -> None:
    """Show this step as it is now."""
    await frame.show(interaction, screen(interaction.client.services, panel, str(interaction.locale)))


def leave_select(
    guild_id: int, placeholder: str, among: list[discord.SelectOption]
) -> discord.ui.Select[Any]:
    """Return the select of what can be given up or withdrawn; `LeaveSelect` answers it."""
    custom_id = f"onboarding:persona:{guild_id}:leave"
    return discord.ui.Select(custom_id=custom_id, placeholder=placeholder, options=among, required=True)


def _leavable(sentences: Sentences, panel: Panel, locale: str) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            value=one,
            label=sentences.say(f"holder-{one}", locale),
            description=sentences.say(_what_happens(panel, one), locale),
        )
        for one in panel.leavable
    ]


def _what_happens(panel: Panel, persona: Persona) -> str:
    if persona in panel.waiting:
        return "panel-persona-leave-waiting"
    return "panel-persona-leave-privileged" if needs_decision(persona) else "panel-persona-leave-held"


def _options(sentences: Sentences, panel: Panel, locale: str) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            value=one,
            label=sentences.say(f"holder-{one}", locale),
            description=sentences.say(f"persona-{one}", locale),
        )
        for one in panel.pickable
    ]

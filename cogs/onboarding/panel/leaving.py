"""What undoes the step of personas: give one up, or withdraw the application for one."""

import re
from typing import Any, Self

import discord

from bot.community.panel import Panel, Step, needs_decision
from bot.community.people import Persona
from bot.interface.doors import Action, Screen
from bot.interface.links import leading
from bot.interface.services import Services
from bot.sentences import Sentences
from cogs.onboarding.panel import persona as persona_step
from cogs.onboarding.panel.frame import Box, Interaction, Row, step_id

PERSONAS = "|".join(Persona)


class LeaveSelect(Action[discord.ui.Select[Any]], template=r"onboarding:persona:(?P<guild>\d{1,20}):leave"):
    """Gives a persona up at once; asks before one that would have to be confirmed again."""

    def __init__(self, guild_id: int) -> None:
        self.guild_id = guild_id
        super().__init__(persona_step.leave_select(guild_id, "…", []))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(int(match["guild"]))

    async def act(self, interaction: Interaction) -> None:
        """Leave the persona that was picked, or ask."""
        persona, services = Persona(self.item.values[0]), interaction.client.services
        panel = await services.onboarding.panel(self.guild_id, interaction.user.id)
        if needs_decision(persona) and persona in panel.held:
            screen = sure_screen(services.sentences, panel, persona, str(interaction.locale))
            await interaction.response.edit_message(view=screen)
        else:
            await leave(interaction, self.guild_id, persona)


class LeaveButton(
    Action[discord.ui.Button[Any]],
    template=rf"onboarding:persona:(?P<guild>\d{{1,20}}):leave:(?P<persona>{PERSONAS})",
):
    """Gives up a persona, now that it was asked."""

    def __init__(self, guild_id: int, persona: Persona, label: str) -> None:
        self.guild_id, self.persona = guild_id, persona
        custom_id = f"onboarding:persona:{guild_id}:leave:{persona}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.danger, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), Persona(match["persona"]), "…")

    async def act(self, interaction: Interaction) -> None:
        """Give it up."""
        await leave(interaction, self.guild_id, self.persona)


def sure_screen(sentences: Sentences, panel: Panel, persona: Persona, locale: str) -> Screen:
    """Ask before a persona is given up that a moderator would have to confirm again."""
    say, word = sentences.say, sentences.say(f"holder-{persona}", locale)
    row = Row(
        LeaveButton(panel.guild_id, persona, say("panel-persona-give-up", locale)),
        leading(step_id(panel.guild_id, Step.PERSONA), say("panel-persona-keep", locale)),
    )
    return Screen().add_item(
        Box(discord.ui.TextDisplay(say("panel-persona-sure", locale, persona=word)), row)
    )


async def leave(interaction: Interaction, guild_id: int, persona: Persona) -> None:
    """Leave a persona, and show its step as it is then."""
    await interaction.response.defer()
    services: Services = interaction.client.services
    panel = await services.onboarding.leave_persona(guild_id, interaction.user.id, persona)
    await persona_step.show(interaction, panel)

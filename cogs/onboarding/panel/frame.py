"""What every step of the panel shares: the box around it, the buttons that lead on, showing it in place."""

from typing import Any

import discord

from bot.community.panel import Panel, Step
from bot.interface.doors import Screen
from bot.interface.links import leading
from bot.interface.services import Services
from bot.interface.text import label
from bot.sentences import Sentences

Interaction = discord.Interaction[Any]
Row = discord.ui.ActionRow[Any]
Box = discord.ui.Container[Any]
LABEL_LIMIT = 80


def step_id(guild_id: int, step: Step | None) -> str:
    """Return the id of the button that opens a step, or the overview; `StepButton` answers it."""
    return f"onboarding:panel:{guild_id}:{step or 'overview'}"


def step_name(sentences: Sentences, step: Step, locale: str) -> str:
    """Return what a step is called."""
    return sentences.say(f"step-{step}", locale)


def opener(panel: Panel, step: Step, name: str, *, is_main: bool = False) -> discord.ui.Button[Any]:
    """Return the button that opens a step."""
    return leading(step_id(panel.guild_id, step), label(name, LABEL_LIMIT), is_main=is_main)


def step_screen(services: Services, panel: Panel, step: Step, text: str, *rows: Row, locale: str) -> Screen:
    """Draw a step: what it is about, its controls, and the ways back and on."""
    say = services.sentences.say
    title = say(
        "panel-step-title", locale, number=step.number, name=step_name(services.sentences, step, locale)
    )
    box = Box(discord.ui.TextDisplay(f"{title}\n{text}"), *rows, discord.ui.Separator())
    ways = Row(leading(step_id(panel.guild_id, None), say("panel-back", locale)))
    if step.next is not None:
        name = say("panel-next", locale, name=step_name(services.sentences, step.next, locale))
        ways.add_item(opener(panel, step.next, name))
    screen = Screen()
    screen.add_item(box.add_item(ways))
    return screen


async def show(interaction: Interaction, screen: Screen) -> None:
    """Put a screen in place of the one that was used; the interaction was deferred."""
    await interaction.edit_original_response(view=screen)

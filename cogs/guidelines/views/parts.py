"""What the screens of guidelines are put together from."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

import discord

from bot.guidelines.entry import Entry
from bot.interface.doors import Screen
from bot.interface.text import label

COLOUR = discord.Colour(0x1F6F6B)
TEXT_LIMIT = 4000  # characters of all texts of a message
BUTTONS_IN_A_ROW = 5
LABEL_LIMIT = 80
OPTION_LIMIT = 100

Button = discord.ui.Button[Any]
Row = discord.ui.ActionRow[Any]
Box = discord.ui.Container[Screen]
Beside = discord.ui.Section[Any]  # a text with a button beside it


def box() -> Box:
    """Return an empty box in the colour of guidelines."""
    return Box(accent_colour=COLOUR)


def text(content: str) -> discord.ui.TextDisplay[Any]:
    """Return a text."""
    return discord.ui.TextDisplay(content)


def fitting(texts: Sequence[str], room: int) -> Sequence[str]:
    """Return as many of the texts, a heading first, as fit the room; none if that is the heading alone."""
    lengths = accumulate(len(one) + 1 for one in texts)
    fit = texts[: sum(length <= room for length in lengths)]
    return fit if len(fit) > 1 else ()


def line() -> discord.ui.Separator[Any]:
    """Return a line between two parts."""
    return discord.ui.Separator()


def button(custom_id: str, name: str, *, emoji: str | None = None, is_open: bool = False) -> Button:
    """Return a button; the one of what `is_open` already cannot be pressed."""
    return discord.ui.Button(
        style=discord.ButtonStyle.primary if is_open else discord.ButtonStyle.secondary,
        label=label(name, LABEL_LIMIT),
        emoji=emoji,
        disabled=is_open,
        custom_id=custom_id,
    )


def rows(buttons: Sequence[Button]) -> Iterator[Row]:
    """Yield the buttons in rows of five."""
    for start in range(0, len(buttons), BUTTONS_IN_A_ROW):
        yield Row(*buttons[start : start + BUTTONS_IN_A_ROW])


def entries_select(custom_id: str, placeholder: str, entries: Sequence[Entry]) -> Row:
    """Return a select of entries, each with its gist."""
    options = [
        discord.SelectOption(
            label=label(entry.listed, OPTION_LIMIT),
            value=entry.id,
            description=label(entry.gist, OPTION_LIMIT),
        )
        for entry in entries
    ]
    return Row(
        discord.ui.Select[Any](custom_id=custom_id, placeholder=placeholder, options=options, required=True)
    )


def framed(content: Box) -> Screen:
    """Return a message of one box."""
    screen: Screen = Screen()
    return screen.add_item(content)

"""Selects of many: what is picked is marked, and none is an answer too."""

from collections.abc import Iterable, Mapping
from typing import Any

import discord

from bot.interface.text import label

LABEL_LIMIT = 100

Select = discord.ui.Select[Any]


def select_of_many(custom_id: str, placeholder: str, among: list[discord.SelectOption]) -> Select:
    """Return a select in which any number may be picked."""
    return discord.ui.Select(
        custom_id=custom_id,
        placeholder=placeholder,
        options=among,
        min_values=0,
        max_values=max(1, len(among)),
        required=False,
    )


def marked_options(known: Mapping[str, str], picked: Iterable[str]) -> list[discord.SelectOption]:
    """Return ids and labels as options, the picked ones marked."""
    chosen = frozenset(picked)
    return [
        discord.SelectOption(value=one, label=label(word, LABEL_LIMIT), default=one in chosen)
        for one, word in known.items()
    ]

"""Buttons that lead from one feature into another.

Discord and its library hand a click on by the custom id alone, whoever drew the button. So the feature that
draws one needs no import of the one that answers, only the id; the ids stand here, and a test holds each
against the one Action that claims it. A plain button is safe in a Screen, which the library never stores.
"""

from typing import Any

import discord


def leading(custom_id: str, name: str, *, is_main: bool = False) -> discord.ui.Button[Any]:
    """Return a button that another feature answers."""
    style = discord.ButtonStyle.primary if is_main else discord.ButtonStyle.secondary
    return discord.ui.Button(style=style, label=name, custom_id=custom_id)


def help_with(advisory_id: int, nonce: str) -> str:
    """Return the id that opens a match request filled in with an advisory."""
    return f"match:advisory:{advisory_id}:ask:{nonce}"


def guideline(entry_id: str) -> str:
    """Return the id that opens a guideline."""
    return f"guideline:entry:{entry_id}:open"


def advisory(advisory_id: int) -> str:
    """Return the id that shows everything known of an advisory."""
    return f"advisory:item:{advisory_id}:details:"

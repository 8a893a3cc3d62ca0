"""The fields of forms: a text as long as it may be, with its label and the line below that."""

from typing import Any

import discord

from bot.community.statements import Limit
from bot.errors import SentenceArgument
from bot.interface.doors import Form
from bot.sentences import Sentences

Text = discord.ui.TextInput[Any]


def text_field(
    name: str, limit: Limit, value: str | None = None, *, is_long: bool = False, takes_short: bool = False
) -> Text:
    """Return a field of this length; one that needs no text may stay empty.

    `takes_short`: what is too short is taken all the same, for whoever keeps it and says what is missing.
    """
    return discord.ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph if is_long else discord.TextStyle.short,
        default=(value or "")[: limit.most] or None,
        required=limit.least > 0,
        min_length=None if takes_short else limit.least or None,
        max_length=limit.most,
    )


def add_field(
    form: Form,
    sentences: Sentences,
    message_id: str,
    locale: str,
    field: discord.ui.Item[Any],
    **told: SentenceArgument,
) -> None:
    """Put a field on a form; the message's attribute `hint` is the line below its label."""
    label, hint = sentences.say(message_id, locale), sentences.say(f"{message_id}.hint", locale, **told)
    form.add_item(discord.ui.Label(text=label, description=hint, component=field))

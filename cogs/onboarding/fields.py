"""The fields of onboarding's forms."""

from typing import Any

import discord

from bot.community.statements import Limit
from bot.interface.doors import Form
from bot.sentences import Sentences

Text = discord.ui.TextInput[Any]


def text_input(name: str, limit: Limit, value: str | None = None, *, is_long: bool = False) -> Text:
    """Return a field of this length; one that needs no text may stay empty."""
    return discord.ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph if is_long else discord.TextStyle.short,
        default=value,
        required=limit.least > 0,
        min_length=limit.least or None,
        max_length=limit.most,
    )


def add_field(form: Form, sentences: Sentences, message_id: str, locale: str, field: Text) -> None:
    """Put a field on a form, with its label and the line below that."""
    label, hint = sentences.say(message_id, locale), sentences.say(f"hint-{message_id}", locale)
    form.add_item(discord.ui.Label(text=label, description=hint, component=field))

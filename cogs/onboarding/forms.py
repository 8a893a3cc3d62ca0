"""The forms of onboarding: an application, and the texts of a profile."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.community.panel import ProfileView
from bot.community.people import Persona
from bot.community.profiles import ProfileChange
from bot.community.statements import ABOUT, EVIDENCE, LINK, ORGANISATION, Limit
from bot.interface.doors import Form
from bot.sentences import Sentences

Interaction = discord.Interaction[Any]
Text = discord.ui.TextInput[Any]


class ApplicationForm(Form):
    """Asks for what moderators need to confirm a privileged persona."""

    def __init__(
        self,
        sentences: Sentences,
        locale: str,
        persona: Persona,
        known: ProfileView,
        submit: Callable[[Interaction, str, str, str], Awaitable[None]],
    ) -> None:
        word = sentences.say(f"holder-{persona}", locale)
        super().__init__(title=sentences.say("application-title", locale, persona=word)[:45])
        self._submit = submit
        self._organisation = text_input("organisation", ORGANISATION, known.organisation)
        self._evidence = text_input("evidence", EVIDENCE, is_long=True)
        self._link = text_input("link", LINK)
        add_field(self, sentences, "application-organisation", locale, self._organisation)
        add_field(self, sentences, "application-evidence", locale, self._evidence)
        add_field(self, sentences, "application-link", locale, self._link)

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand on what was typed."""
        await self._submit(interaction, self._organisation.value, self._evidence.value, self._link.value)


class AboutForm(Form):
    """Asks for the free texts of a profile."""

    def __init__(
        self,
        sentences: Sentences,
        locale: str,
        known: ProfileView,
        submit: Callable[[Interaction, ProfileChange], Awaitable[None]],
    ) -> None:
        super().__init__(title=sentences.say("about-title", locale))
        self._submit = submit
        self._organisation = text_input("organisation", ORGANISATION, known.organisation)
        self._about = text_input("about", ABOUT, known.about, is_long=True)
        add_field(self, sentences, "about-organisation", locale, self._organisation)
        add_field(self, sentences, "about-about", locale, self._about)

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand on what was typed."""
        await self._submit(interaction, ProfileChange(self._organisation.value, self._about.value))


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

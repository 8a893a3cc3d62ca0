"""The forms of a server's own guidelines: the text, a suggestion, a reason."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.community.statements import REASON, Limit
from bot.guidelines.own.beginnings import Subject
from bot.guidelines.own.records import Proposal
from bot.guidelines.own.suggesting import SOURCE
from bot.guidelines.own.suggesting import TEXT as SUGGESTED_TEXT
from bot.guidelines.own.text import GIST, TEXT, TITLE, WHAT, OwnText
from bot.interface.answering import answering
from bot.interface.doors import Form
from bot.interface.fields import Text, add_field, text_field
from bot.interface.permissions import Right
from bot.interface.services import Services
from bot.sentences import Sentences
from cogs.guidelines.own import views

Interaction = discord.Interaction[Any]
Select = discord.ui.Select[Any]


class GuidelineForm(Form):
    """Asks for a guideline's text. `in_place`: it was opened from a screen that only its reader sees."""

    right = Right.MODERATOR

    def __init__(
        self, sentences: Sentences, locale: str, known: OwnText, subject: Subject, *, in_place: bool = False
    ) -> None:
        super().__init__(title=sentences.say("library-form-edit" if subject.key else "library-form", locale))
        self._subject, self._in_place = subject, in_place
        self._title = _input("title", TITLE, known.title)
        self._gist = _input("gist", GIST, known.gist)
        self._text = _input("text", TEXT, known.text, is_long=True)
        self._what = _input("what", WHAT, known.what)
        fields = {"title": self._title, "gist": self._gist, "text": self._text}
        for name, field in ({**fields, "what": self._what} if subject.key else fields).items():
            add_field(self, sentences, f"library-form-{name}", locale, field)

    async def on_submit(self, interaction: Interaction) -> None:
        """Keep what was typed, and ask for the rest or say what has to be different."""
        typed = OwnText(self._title.value, self._gist.value, self._text.value, self._what.value)
        async with answering(interaction, claim=True, in_place=self._in_place) as answer:
            services: Services = interaction.client.services
            drafted = await services.own_guidelines.write(
                interaction.guild_id or 0, interaction.user.id, typed, self._subject
            )
            await answer(views.draft(services, drafted, str(interaction.locale)))


class SuggestionForm(Form):
    """Asks for what a member suggests."""

    def __init__(self, sentences: Sentences, locale: str, known: Proposal) -> None:
        super().__init__(title=sentences.say("suggestion-form", locale))
        self._title = _input("title", TITLE, known.title)
        self._text = _input("text", SUGGESTED_TEXT, known.text, is_long=True)
        self._source = _input("source", SOURCE, known.source, is_long=True)
        self._credit = _yes_or_no(sentences, locale, is_yes=known.with_credit)
        for name, field in (("title", self._title), ("text", self._text), ("source", self._source)):
            add_field(self, sentences, f"suggestion-form-{name}", locale, field)
        add_field(self, sentences, "suggestion-form-credit", locale, self._credit)

    async def on_submit(self, interaction: Interaction) -> None:
        """Lay the suggestion before the moderators, or say what has to be different."""
        typed = Proposal(
            self._title.value, self._text.value, self._source.value, self._credit.values == ["yes"]
        )
        async with answering(interaction, claim=True) as answer:
            services: Services = interaction.client.services
            suggested = await services.suggestions.suggest(
                interaction.guild_id or 0,
                interaction.user.id,
                typed,
                name=interaction.user.display_name,
                server=interaction.guild.name if interaction.guild else "",
            )
            await answer(views.suggested(services, suggested, str(interaction.locale)))


class ReasonForm(Form):
    """Asks why something is not wanted; its author will read it."""

    right = Right.MODERATOR

    def __init__(
        self, sentences: Sentences, locale: str, submit: Callable[[Interaction, str], Awaitable[None]]
    ) -> None:
        super().__init__(title=sentences.say("library-reason", locale))
        self._submit = submit
        self._reason = _input("reason", REASON, is_long=True)
        add_field(self, sentences, "library-form-reason", locale, self._reason)

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand on the reason."""
        await self._submit(interaction, self._reason.value)


def _input(name: str, limit: Limit, value: str = "", *, is_long: bool = False) -> Text:
    return text_field(name, limit, value, is_long=is_long, takes_short=True)


def _yes_or_no(sentences: Sentences, locale: str, *, is_yes: bool) -> Select:
    options = [
        discord.SelectOption(
            label=sentences.say(f"suggestion-credit-{value}", locale),
            value=value,
            default=is_yes == (value == "yes"),
        )
        for value in ("yes", "no")
    ]
    return discord.ui.Select(custom_id="credit", options=options, required=True)

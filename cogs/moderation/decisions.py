"""Approve, Deny, Ask for more and Show: what can be clicked on an application."""

import re
from typing import Any, ClassVar, Self

import discord

from bot.community.applications import Paper
from bot.community.panel import Outcome
from bot.community.statements import QUESTION, REASON, Limit
from bot.interface.answering import answering
from bot.interface.doors import Action, Form, Screen
from bot.interface.fields import add_field, text_field
from bot.interface.permissions import Right
from bot.interface.services import Services
from bot.sentences import Sentences
from cogs.moderation import papers

Interaction = discord.Interaction[Any]
VERBS = ("approve", "deny", "ask")
STYLES = {
    "approve": discord.ButtonStyle.success,
    "deny": discord.ButtonStyle.danger,
    "ask": discord.ButtonStyle.primary,
    "show": discord.ButtonStyle.secondary,
}


class ApplicationButton(
    Action[discord.ui.Button[Any]],
    template=r"moderation:application:(?P<application>\d{1,20}):(?P<verb>approve|deny|ask|show):(?P<nonce>[\w-]{0,22})",
):
    """Decides, asks about or shows an application; the verb says which. The delivery id rides along."""

    right = Right.MODERATOR

    def __init__(
        self, application_id: int, verb: str, nonce: str, label: str, *, is_disabled: bool = False
    ) -> None:
        self.application_id, self.verb = application_id, verb
        custom_id = f"moderation:application:{application_id}:{verb}:{nonce}"
        super().__init__(
            discord.ui.Button(style=STYLES[verb], label=label, custom_id=custom_id, disabled=is_disabled)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["application"]), match["verb"], match["nonce"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Approve at once, ask for the words of a denial or a question, or show the application."""
        match self.verb:
            case "approve":
                await decide(interaction, self.application_id, approve=True)
            case "deny":
                await _open(interaction, DenyForm, self.application_id)
            case "ask":
                await _open(interaction, AskForm, self.application_id)
            case _:
                await _show(interaction, self.application_id)


class _WordsForm(Form):
    """Asks a moderator for a few words, which the applicant will read."""

    right = Right.MODERATOR
    title_id: ClassVar[str]
    label_id: ClassVar[str]
    limit: ClassVar[Limit]

    def __init__(self, sentences: Sentences, locale: str, application_id: int) -> None:
        super().__init__(title=sentences.say(self.title_id, locale))
        self.application_id = application_id
        self.words = text_field("reason", self.limit, is_long=True)
        add_field(self, sentences, self.label_id, locale, self.words)


class DenyForm(_WordsForm):
    """Asks why an application is denied."""

    title_id, label_id, limit = "deny-title", "deny-reason", REASON

    async def on_submit(self, interaction: Interaction) -> None:
        """Deny."""
        await decide(interaction, self.application_id, approve=False, reason=self.words.value)


class AskForm(_WordsForm):
    """Asks what a moderator wants to know."""

    title_id, label_id, limit = "ask-title", "ask-question", QUESTION

    async def on_submit(self, interaction: Interaction) -> None:
        """Ask."""
        await ask(interaction, self.application_id, self.words.value)


def decision_buttons(sentences: Sentences, paper: Paper, nonce: str, locale: str = "en") -> list[Action[Any]]:
    """Return what can be done about an application; the buttons rest once it is decided."""
    is_decided = paper.outcome is not Outcome.OPEN
    return [
        ApplicationButton(
            paper.application_id,
            verb,
            nonce,
            sentences.say(f"application-{verb}", locale),
            is_disabled=is_decided or (verb == "ask" and paper.question is not None),
        )
        for verb in VERBS
    ]


async def decide(
    interaction: Interaction, application_id: int, *, approve: bool, reason: str | None = None
) -> None:
    """Decide, and tell the moderator in private; the card changes by itself."""
    services: Services = interaction.client.services
    async with answering(interaction, claim=True) as answer:
        paper = await services.review.decide(
            interaction.guild_id or 0,
            application_id,
            interaction.user.id,
            approve=approve,
            reason=reason,
            server=server_of(interaction),
        )
        await answer(papers.decided(services.sentences, paper, str(interaction.locale)))


async def ask(interaction: Interaction, application_id: int, question: str) -> None:
    """Ask the applicant, and tell the moderator in private; the card changes by itself."""
    services: Services = interaction.client.services
    async with answering(interaction, claim=True) as answer:
        guild_id, user_id, server = interaction.guild_id or 0, interaction.user.id, server_of(interaction)
        paper = await services.review.ask(guild_id, application_id, user_id, question, server=server)
        await answer(papers.questioned(services.sentences, paper, str(interaction.locale)))


def server_of(interaction: Interaction) -> str:
    """Return the server's name, for whoever is told of a decision elsewhere."""
    return interaction.guild.name if interaction.guild else ""


async def _open(interaction: Interaction, form: type[_WordsForm], application_id: int) -> None:
    services: Services = interaction.client.services
    await services.review.undecided(interaction.guild_id or 0, application_id, interaction.user.id)
    await interaction.response.send_modal(form(services.sentences, str(interaction.locale), application_id))


async def _show(interaction: Interaction, application_id: int) -> None:
    services: Services = interaction.client.services
    async with answering(interaction) as answer:
        paper = await services.review.paper(interaction.guild_id or 0, application_id)
        sentences, locale = services.sentences, str(interaction.locale)
        screen, row = Screen(), discord.ui.ActionRow[Any](*decision_buttons(sentences, paper, "", locale))
        screen.add_item(discord.ui.TextDisplay(papers.paper(sentences, paper, locale)))
        await answer(screen.add_item(row))

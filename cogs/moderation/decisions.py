"""Approve, Deny and Show: what can be clicked on an application."""

import re
from typing import Any, Self

import discord

from bot.community.statements import REASON
from bot.interface.answering import answering
from bot.interface.doors import Action, Form, Screen
from bot.interface.permissions import Right
from bot.interface.services import Services
from bot.sentences import Sentences
from cogs.moderation import papers

Interaction = discord.Interaction[Any]
STYLES = {
    "approve": discord.ButtonStyle.success,
    "deny": discord.ButtonStyle.danger,
    "show": discord.ButtonStyle.secondary,
}


class ApplicationButton(
    Action[discord.ui.Button[Any]],
    template=r"moderation:application:(?P<application>\d{1,20}):(?P<verb>approve|deny|show):(?P<nonce>[\w-]{0,22})",
):
    """Decides or shows an application; the verb says which. The delivery id rides along."""

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
        """Approve at once, ask for the reason of a denial, or show the application."""
        match self.verb:
            case "approve":
                await decide(interaction, self.application_id, approve=True)
            case "deny":
                await _ask_reason(interaction, self.application_id)
            case _:
                await _show(interaction, self.application_id)


class DenyForm(Form):
    """Asks why an application is denied; the applicant will read it."""

    right = Right.MODERATOR

    def __init__(self, sentences: Sentences, locale: str, application_id: int) -> None:
        super().__init__(title=sentences.say("deny-title", locale))
        self.application_id = application_id
        self._reason: discord.ui.TextInput[Any] = discord.ui.TextInput(
            custom_id="reason",
            style=discord.TextStyle.paragraph,
            required=True,
            min_length=REASON.least,
            max_length=REASON.most,
        )
        label, hint = sentences.say("deny-reason", locale), sentences.say("deny-reason.hint", locale)
        self.add_item(discord.ui.Label(text=label, description=hint, component=self._reason))

    async def on_submit(self, interaction: Interaction) -> None:
        """Deny."""
        await decide(interaction, self.application_id, approve=False, reason=self._reason.value)


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
            server=interaction.guild.name if interaction.guild else "",
        )
        await answer(papers.decided(services.sentences, paper, str(interaction.locale)))


async def _ask_reason(interaction: Interaction, application_id: int) -> None:
    services: Services = interaction.client.services
    await services.review.undecided(interaction.guild_id or 0, application_id, interaction.user.id)
    form = DenyForm(services.sentences, str(interaction.locale), application_id)
    await interaction.response.send_modal(form)


async def _show(interaction: Interaction, application_id: int) -> None:
    services: Services = interaction.client.services
    async with answering(interaction) as answer:
        paper = await services.review.paper(interaction.guild_id or 0, application_id)
        text = papers.paper(services.sentences, paper, str(interaction.locale))
        await answer(Screen().add_item(discord.ui.TextDisplay(text)))

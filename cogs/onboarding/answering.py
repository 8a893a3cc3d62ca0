"""What a moderator asks about an application: the applicant answers with a button and a form."""

import re
from collections.abc import Awaitable, Callable
from typing import Any, Self

import discord

from bot.community.answering import Put
from bot.community.statements import ANSWER
from bot.interface.answering import answering
from bot.interface.doors import Action, Form
from bot.interface.fields import text_field
from bot.interface.keeping import keeping
from bot.interface.services import Services
from bot.interface.text import label
from bot.sentences import Sentences

Interaction = discord.Interaction[Any]
HINT_LIMIT = 100


class AnswerButton(
    Action[discord.ui.Button[Any]],
    template=r"onboarding:question:(?P<question>\d{1,10}):answer:(?P<nonce>[\w-]{0,22})",
):
    """Opens the form for an answer."""

    def __init__(self, question_id: int, nonce: str, name: str, *, is_disabled: bool = False) -> None:
        self.question_id = question_id
        super().__init__(
            discord.ui.Button(
                style=discord.ButtonStyle.primary,
                label=name,
                custom_id=f"onboarding:question:{question_id}:answer:{nonce}",
                disabled=is_disabled,
            )
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["question"]), match["nonce"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Ask for the answer, filled in with what was typed last."""
        services, user_id = interaction.client.services, interaction.user.id
        put = await services.answers.answerable(self.question_id, user_id)
        name = f"answer-{put.question_id}"

        async def submit(answered: Interaction, typed: str) -> None:
            async with keeping(answered, put.guild_id, name, {"answer": typed}, again=self.custom_id):
                await _answer(answered, put.question_id, typed)

        draft = await services.drafts.find(put.guild_id, user_id, name)
        form = AnswerForm(services.sentences, str(interaction.locale), put, draft.get("answer"), submit)
        await interaction.response.send_modal(form)


class AnswerForm(Form):
    """Asks for one answer, with the question above it."""

    def __init__(
        self,
        sentences: Sentences,
        locale: str,
        put: Put,
        known: str | None,
        submit: Callable[[Interaction, str], Awaitable[None]],
    ) -> None:
        super().__init__(title=sentences.say("answer-title", locale))
        self._submit = submit
        self._answer = text_field("answer", ANSWER, known, is_long=True)
        self.add_item(
            discord.ui.Label(
                text=sentences.say("answer-label", locale),
                description=label(put.question, HINT_LIMIT),
                component=self._answer,
            )
        )

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand on what was typed."""
        await self._submit(interaction, self._answer.value)


async def _answer(interaction: Interaction, question_id: int, typed: str) -> None:
    services: Services = interaction.client.services
    async with answering(interaction, claim=True) as answer:
        await services.answers.answer(question_id, interaction.user.id, typed)
        await answer(services.sentences.say("answer-kept", str(interaction.locale)))

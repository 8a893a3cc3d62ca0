"""What a click on suggestions and announcements does."""

from typing import Any

import discord

from bot.errors import NotFound
from bot.guidelines.own.beginnings import Subject
from bot.interface.answering import answering
from bot.interface.doors import Click
from bot.interface.permissions import Right
from bot.interface.services import Services
from cogs.guidelines.own import ids, messages, views
from cogs.guidelines.own.actions import open_form
from cogs.guidelines.own.forms import ReasonForm, SuggestionForm
from cogs.guidelines.showing import open_entry

Interaction = discord.Interaction[Any]


class AnswerSuggestion(Click, template=ids.ANSWER):
    """Accepts or declines a suggestion; the verb says which."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Open the form of the guideline that is to come of it, or ask for the reason."""
        services: Services = interaction.client.services
        number = int(self.state["number"])
        await services.suggestions.undecided(interaction.guild_id or 0, interaction.user.id, number)
        if self.state["verb"] == "accept":
            await open_form(interaction, Subject(suggestion_id=number))
        else:
            form = ReasonForm(services.sentences, str(interaction.locale), self._decline)
            await interaction.response.send_modal(form)

    async def _decline(self, interaction: Interaction, reason: str) -> None:
        async with answering(interaction, claim=True) as answer:
            services: Services = interaction.client.services
            declined = await services.suggestions.decline(
                interaction.guild_id or 0, interaction.user.id, int(self.state["number"]), reason
            )
            said = messages.outcome(services.sentences, declined, str(interaction.locale))
            await answer(views.card(said, ()))


class RetrySuggestion(Click, template=ids.RETRY_SUGGESTION):
    """Opens the form with what was refused."""

    async def act(self, interaction: Interaction) -> None:
        """Open the form."""
        await open_suggestion(interaction)


class ShowSuggestion(Click, template=ids.SHOW_SUGGESTION):
    """Shows a suggestion and what came of it to whoever made it."""

    async def act(self, interaction: Interaction) -> None:
        """Show it, to nobody else."""
        async with answering(interaction) as answer:
            services: Services = interaction.client.services
            one = await services.suggestions.suggestion(int(self.state["guild"]), int(self.state["number"]))
            if one.author != interaction.user.id:
                raise NotFound("suggestion-unknown")
            said = messages.suggestion(services.sentences, one, str(interaction.locale))
            await answer(views.card(said, ()))


class OpenAnnounced(Click, template=ids.ANNOUNCED):
    """Opens a guideline from its announcement."""

    async def act(self, interaction: Interaction) -> None:
        """Show the first page."""
        await open_entry(interaction, self.state["key"])


async def open_suggestion(interaction: Interaction) -> None:
    """Open the form of a suggestion with what was typed last."""
    services: Services = interaction.client.services
    known = await services.suggestions.text_to_edit(interaction.guild_id or 0, interaction.user.id)
    await interaction.response.send_modal(SuggestionForm(services.sentences, str(interaction.locale), known))

"""Saying whether an entry was useful."""

from typing import Any

import discord

from bot.interface.answering import answering
from bot.interface.doors import Click
from bot.interface.permissions import is_in_a_server
from bot.interface.services import Services
from cogs.guidelines import ids
from cogs.guidelines.views.verdict import ANSWERS, question


class AskWhetherUseful(Click, template=ids.ASK):
    """Asks the reader, privately."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the question with the answer given so far."""
        async with answering(interaction) as answer:
            services: Services = interaction.client.services
            entry = services.guidelines.of(interaction.guild_id).get(self.state["entry"])
            given = await services.readers.verdict(interaction.user.id, entry)
            await answer(question(services, entry, given, str(interaction.locale)))


class JudgeEntry(Click, template=ids.JUDGE):
    """Takes the reader's answer, in place of an earlier one on the same version."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Keep the answer and show it."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            entry = services.guidelines.of(interaction.guild_id).get(self.state["entry"])
            version, is_useful = int(self.state["version"]), ANSWERS[self.state["answer"]]
            await services.readers.judge(
                interaction.user.id, server_of(interaction), entry.id, version, is_useful=is_useful
            )
            await answer(question(services, entry, is_useful, str(interaction.locale)))


def server_of(interaction: discord.Interaction[Any]) -> int | None:
    """Return the server that a verdict counts for: one where the bot itself is."""
    return interaction.guild_id if is_in_a_server(interaction) else None

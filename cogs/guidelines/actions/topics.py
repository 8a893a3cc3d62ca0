"""Looking for a topic."""

from typing import Any

import discord

from bot.interface.answering import answering
from bot.interface.doors import Click
from bot.interface.services import Services
from cogs.guidelines import ids
from cogs.guidelines.views.results import results


class SearchTopic(Click, template=ids.TOPIC):
    """Looks for a topic instead of what nothing fitted."""

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the entries on the topic."""
        async with answering(interaction) as answer:
            services: Services = interaction.client.services
            topic = self.state["topic"]
            library = services.guidelines.of(interaction.guild_id)
            found = await library.ask(services.taxonomy.topics.get(topic, topic))
            await answer(results(services, found, str(interaction.locale)))

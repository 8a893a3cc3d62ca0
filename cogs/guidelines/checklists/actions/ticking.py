"""Ticking steps, and taking ticks back."""

from bot.interface.answering import answering
from bot.interface.doors import Pick
from bot.interface.services import Services
from cogs.guidelines.checklists import ids
from cogs.guidelines.checklists.showing import Interaction, caller_of, part_screen


class TickSteps(Pick, template=ids.TICK):
    """Marks what was picked as done."""

    async def act(self, interaction: Interaction) -> None:
        """Draw the page again."""
        list_id, entry_id = int(self.state["list"]), self.state["entry"]
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            now = await services.checklists.tick(caller_of(interaction), list_id, entry_id, self.item.values)
            await answer(part_screen(interaction, now, entry_id, int(self.state["page"])))


class UntickSteps(Pick, template=ids.UNTICK):
    """Marks what was picked as not done."""

    async def act(self, interaction: Interaction) -> None:
        """Draw the page again."""
        list_id, entry_id = int(self.state["list"]), self.state["entry"]
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            now = await services.checklists.untick(
                caller_of(interaction), list_id, entry_id, self.item.values
            )
            await answer(part_screen(interaction, now, entry_id, int(self.state["page"])))


EVERY = (TickSteps, UntickSteps)

"""Ticking steps and taking ticks back, on a list or on the page of a guideline itself."""

import re

from bot.guidelines.checklists.records import Checklist
from bot.interface.answering import answering
from bot.interface.doors import Pick
from bot.interface.services import Services
from cogs.guidelines.checklists import ids
from cogs.guidelines.checklists.showing import Interaction, caller_of, part_screen
from cogs.guidelines.showing import page_screen


class TickSteps(Pick, template=ids.TICK):
    """Marks what was picked on a list as done, or as not done."""

    async def act(self, interaction: Interaction) -> None:
        """Draw the page of steps again."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            now = await _ticked(interaction, self.state, self.item.values)
            await answer(part_screen(interaction, now, self.state["entry"], int(self.state["page"])))


class TickOnPage(Pick, template=ids.READER_TICK):
    """Marks what was picked on the page of a guideline as done, or as not done."""

    async def act(self, interaction: Interaction) -> None:
        """Draw the page of the guideline again."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            await _ticked(interaction, self.state, self.item.values)
            await answer(await page_screen(interaction, self.state["entry"], int(self.state["page"])))


async def _ticked(interaction: Interaction, state: re.Match[str], keys: list[str]) -> Checklist:
    services: Services = interaction.client.services
    deed = services.checklists.tick if state["verb"] == "tick" else services.checklists.untick
    return await deed(caller_of(interaction), int(state["list"]), state["entry"], keys)


EVERY = (TickSteps, TickOnPage)

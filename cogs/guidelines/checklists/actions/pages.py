"""Putting a guideline into a list from its page."""

from bot.guidelines.checklists.records import MOST_ENTRIES
from bot.interface.answering import answering
from bot.interface.doors import Click, Pick
from bot.interface.services import Services
from cogs.guidelines.checklists import ids
from cogs.guidelines.checklists.choosing import NEW, where
from cogs.guidelines.checklists.showing import Interaction, caller_of, part_screen
from cogs.guidelines.showing import page_screen


class KeepEntry(Click, template=ids.KEEP):
    """Puts the open guideline into one's list; asks which where there are several."""

    async def act(self, interaction: Interaction) -> None:
        """Draw the page again, or ask."""
        services: Services = interaction.client.services
        caller, entry_id = caller_of(interaction), self.state["entry"]
        lists = await services.checklists.mine(caller)
        if len(lists) > 1:
            roomy = [one for one in lists if len(one.parts) < MOST_ENTRIES and not one.part(entry_id)]
            entry = services.guidelines.of(caller.guild_id).get(entry_id)
            async with answering(interaction) as answer:
                await answer(where(services, roomy, entry, str(interaction.locale)))
            return
        async with answering(interaction, claim=True, in_place=True) as answer:
            await services.checklists.add(caller, entry_id, lists[0].id if lists else None)
            await answer(await page_screen(interaction, entry_id, int(self.state["page"])))


class KeepEntryWhere(Pick, template=ids.KEEP_WHERE):
    """Puts a guideline into the list that was picked."""

    async def act(self, interaction: Interaction) -> None:
        """Show its steps in place of the question."""
        picked, entry_id = self.item.values[0], self.state["entry"]
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            now = await services.checklists.add(
                caller_of(interaction), entry_id, None if picked == NEW else int(picked)
            )
            await answer(part_screen(interaction, now, entry_id, 0))


EVERY = (KeepEntry, KeepEntryWhere)

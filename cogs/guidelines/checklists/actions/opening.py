"""Opening lists, and the guidelines in them."""

from bot.guidelines.checklists.records import Wish
from bot.interface.answering import answering
from bot.interface.doors import Click, Pick
from bot.interface.services import Services
from cogs.guidelines.checklists import ids
from cogs.guidelines.checklists.showing import (
    Interaction,
    caller_of,
    list_screen,
    mine_screen,
    part_screen,
)


class ShowMine(Click, template=ids.MINE):
    """Goes back to the choice among one's lists."""

    async def act(self, interaction: Interaction) -> None:
        """Show it in place."""
        async with answering(interaction, in_place=True) as answer:
            await answer(await mine_screen(interaction))


class ChooseList(Pick, template=ids.CHOOSE):
    """Opens one of one's lists."""

    async def act(self, interaction: Interaction) -> None:
        """Show it in place."""
        await _open(interaction, int(self.item.values[0]))


class MakeList(Pick, template=ids.MAKE):
    """Makes a list for a phase, or opens the one there is."""

    async def act(self, interaction: Interaction) -> None:
        """Show it in place."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            made = await services.checklists.open(caller_of(interaction), Wish(self.item.values[0]))
            await answer(list_screen(interaction, made))


class OpenList(Click, template=ids.OPEN):
    """Goes back to a list as a whole."""

    async def act(self, interaction: Interaction) -> None:
        """Show it in place."""
        await _open(interaction, int(self.state["list"]))


class GoToPart(Pick, template=ids.GO):
    """Opens the steps of a guideline of one's list."""

    async def act(self, interaction: Interaction) -> None:
        """Show them in place."""
        await _turn(interaction, int(self.state["list"]), self.item.values[0], 0)


class TurnSteps(Click, template=ids.TURN):
    """Turns to another page of steps."""

    async def act(self, interaction: Interaction) -> None:
        """Show it in place."""
        await _turn(interaction, int(self.state["list"]), self.state["entry"], int(self.state["page"]))


class GoToSharedPart(Pick, template=ids.SHARED_GO):
    """Opens the steps of a guideline of a list that is shared in this thread."""

    async def act(self, interaction: Interaction) -> None:
        """Show them privately."""
        async with answering(interaction) as answer:
            services: Services = interaction.client.services
            checklist = await services.checklists.get(caller_of(interaction), int(self.state["list"]))
            await answer(part_screen(interaction, checklist, self.item.values[0], 0))


async def _open(interaction: Interaction, list_id: int) -> None:
    async with answering(interaction, in_place=True) as answer:
        services: Services = interaction.client.services
        await answer(list_screen(interaction, await services.checklists.get(caller_of(interaction), list_id)))


async def _turn(interaction: Interaction, list_id: int, entry_id: str, page: int) -> None:
    async with answering(interaction, in_place=True) as answer:
        services: Services = interaction.client.services
        checklist = await services.checklists.get(caller_of(interaction), list_id)
        await answer(part_screen(interaction, checklist, entry_id, page))


EVERY = (ShowMine, ChooseList, MakeList, OpenList, GoToPart, TurnSteps, GoToSharedPart)

"""Changing a list as a whole: what is in it, its name, whether it is there at all; and taking it along."""

import io

import discord

from bot.community.statements import Limit
from bot.guidelines.checklists.export import as_csv, as_markdown
from bot.guidelines.checklists.records import NAME_LIMIT, Checklist
from bot.interface.answering import answering
from bot.interface.doors import Click, Form, Pick
from bot.interface.fields import add_field, text_field
from bot.interface.services import Services
from bot.interface.text import outside
from cogs.guidelines.checklists import ids, messages
from cogs.guidelines.checklists.choosing import confirmation
from cogs.guidelines.checklists.showing import Interaction, caller_of, list_screen, mine_screen

COLUMNS_APART = " | "


class AddOffered(Pick, template=ids.OFFER):
    """Puts a guideline that fits into a list."""

    async def act(self, interaction: Interaction) -> None:
        """Draw the list again."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            now = await services.checklists.add(
                caller_of(interaction), self.item.values[0], int(self.state["list"])
            )
            await answer(list_screen(interaction, now))


class RemovePart(Click, template=ids.REMOVE):
    """Takes a guideline out of a list."""

    async def act(self, interaction: Interaction) -> None:
        """Show the rest of the list."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            now = await services.checklists.remove(
                caller_of(interaction), int(self.state["list"]), self.state["entry"]
            )
            await answer(list_screen(interaction, now))


class ExportList(Click, template=ids.EXPORT):
    """Hands a list out as files."""

    async def act(self, interaction: Interaction) -> None:
        """Answer with them, privately."""
        async with answering(interaction) as answer:
            services: Services = interaction.client.services
            checklist = await services.checklists.get(caller_of(interaction), int(self.state["list"]))
            locale = str(interaction.locale)
            name = messages.name(services, checklist, locale)
            columns = services.sentences.say("checklist-columns", locale).split(COLUMNS_APART)
            files = [
                discord.File(io.BytesIO(as_markdown(checklist, name)), "checklist.md"),
                discord.File(io.BytesIO(as_csv(checklist, columns)), "checklist.csv"),
            ]
            exported = services.sentences.say("checklist-exported", locale, name=outside(name, NAME_LIMIT))
            await answer(exported, files=files)


class RenameList(Click, template=ids.RENAME):
    """Asks for another name."""

    async def act(self, interaction: Interaction) -> None:
        """Open the form."""
        services: Services = interaction.client.services
        checklist = await services.checklists.get(caller_of(interaction), int(self.state["list"]))
        await interaction.response.send_modal(NameForm(services, checklist, str(interaction.locale)))


class NameForm(Form):
    """Asks what a list shall be called."""

    def __init__(self, services: Services, checklist: Checklist, locale: str) -> None:
        super().__init__(title=services.sentences.say("checklist-rename-title", locale))
        self._list_id = checklist.id
        self._name = text_field("name", Limit(NAME_LIMIT), checklist.name)
        add_field(self, services.sentences, "checklist-rename-name", locale, self._name)

    async def on_submit(self, interaction: Interaction) -> None:
        """Keep the name and draw the list again."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            now = await services.checklists.rename(caller_of(interaction), self._list_id, self._name.value)
            await answer(list_screen(interaction, now))


class AskFirst(Click, template=ids.ASK):
    """Asks whether a list shall really be reset or deleted."""

    async def act(self, interaction: Interaction) -> None:
        """Show the question in place."""
        async with answering(interaction, in_place=True) as answer:
            services: Services = interaction.client.services
            checklist = await services.checklists.get(caller_of(interaction), int(self.state["list"]))
            await answer(confirmation(services, checklist, self.state["deed"], str(interaction.locale)))


class DoIt(Click, template=ids.DO):
    """Resets or deletes a list, once that was confirmed."""

    async def act(self, interaction: Interaction) -> None:
        """Show what is left."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            caller, list_id = caller_of(interaction), int(self.state["list"])
            if self.state["deed"] == "reset":
                await answer(list_screen(interaction, await services.checklists.reset(caller, list_id)))
                return
            await services.checklists.delete(caller, list_id)
            deleted = services.sentences.say("checklist-deleted", str(interaction.locale))
            await answer(await mine_screen(interaction, news=deleted))


EVERY = (AddOffered, RemovePart, ExportList, RenameList, AskFirst, DoIt)

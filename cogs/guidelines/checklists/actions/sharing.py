"""Sharing a list in a thread, and ending that."""

import discord

from bot.errors import NotAllowed
from bot.interface.answering import answering
from bot.interface.doors import Click
from bot.interface.services import Services
from bot.interface.text import label
from cogs.guidelines.checklists import ids, messages
from cogs.guidelines.checklists.shared import share_question
from cogs.guidelines.checklists.showing import Interaction, caller_of, list_screen

THREAD_NAME_LIMIT = 70


class AskHowToShare(Click, template=ids.SHARE):
    """Asks who may tick."""

    async def act(self, interaction: Interaction) -> None:
        """Show the question in place, unless the member may not say anything here."""
        async with answering(interaction, in_place=True) as answer:
            services: Services = interaction.client.services
            checklist = await services.checklists.get(caller_of(interaction), int(self.state["list"]))
            in_thread = checklist.sharing is not None or _is_in_thread(interaction)
            await answer(share_question(services, checklist, str(interaction.locale), in_thread=in_thread))


class ShareList(Click, template=ids.SHOW):
    """Shares a list in this thread, or in a new one of this channel."""

    async def act(self, interaction: Interaction) -> None:
        """Draw the list again."""
        in_thread = _is_in_thread(interaction)
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            caller, list_id = caller_of(interaction), int(self.state["list"])
            checklist = await services.checklists.get(caller, list_id)
            name = label(messages.name(services, checklist, str(interaction.locale)), THREAD_NAME_LIMIT)
            now = await services.shared_checklists.share(
                caller, list_id, thread=None if in_thread else name, is_open=self.state["who"] == "all"
            )
            await answer(list_screen(interaction, now))


class LetTick(Click, template=ids.LET):
    """Lets others tick where a list is shared, or no longer."""

    async def act(self, interaction: Interaction) -> None:
        """Draw the list again."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            now = await services.shared_checklists.let_tick(
                caller_of(interaction), int(self.state["list"]), is_open=self.state["who"] == "all"
            )
            await answer(list_screen(interaction, now))


class StopSharing(Click, template=ids.UNSHARE):
    """Ends the sharing of a list."""

    async def act(self, interaction: Interaction) -> None:
        """Draw the list again."""
        async with answering(interaction, claim=True, in_place=True) as answer:
            services: Services = interaction.client.services
            now = await services.shared_checklists.unshare(caller_of(interaction), int(self.state["list"]))
            await answer(list_screen(interaction, now))


def _is_in_thread(interaction: Interaction) -> bool:
    """Tell whether this is a thread. Raises NotAllowed where the member may neither write nor begin one."""
    channel, rights = interaction.channel, interaction.permissions
    in_thread = isinstance(channel, discord.Thread)
    may_begin = (
        isinstance(channel, discord.TextChannel) and not channel.is_news() and rights.create_public_threads
    )
    if not rights.send_messages_in_threads or not (in_thread or may_begin):
        raise NotAllowed("checklist-share-not-here")
    return in_thread


EVERY = (AskHowToShare, ShareList, LetTick, StopSharing)

"""What was decided about one member, page by page."""

from typing import Any

import discord

from bot.community.history import HistoryPage, Holding
from bot.interface.answering import answering
from bot.interface.doors import Click, Screen
from bot.interface.permissions import Right
from bot.interface.services import Services
from bot.sentences import Sentences
from cogs.moderation.audit_screen import entry

Interaction = discord.Interaction[Any]
Box = discord.ui.Container[Any]


class TurnHistory(Click, template=r"moderation:history:(?P<user>\d{1,20}):(?P<entry>\d{1,10}):before"):
    """Shows what was decided before an entry, in place; before entry 0: the newest."""

    right = Right.MODERATOR

    async def act(self, interaction: Interaction) -> None:
        """Show it."""
        services: Services = interaction.client.services
        async with answering(interaction, in_place=True) as answer:
            user_id, number = int(self.state["user"]), int(self.state["entry"])
            page = await services.history.page(interaction.guild_id or 0, user_id, number or None)
            await answer(history_screen(services.sentences, page, str(interaction.locale)))


def history_screen(sentences: Sentences, page: HistoryPage, locale: str) -> Screen:
    """Draw what somebody is here now, and what was decided about them."""
    say, screen = sentences.say, Screen()
    title = say("history-title", locale, member=f"<@{page.user_id}>")
    holds = [_holding(sentences, one, locale) for one in page.holds] or [say("history-holds-none", locale)]
    box = Box(discord.ui.TextDisplay("\n".join([title, *holds])))
    if not page.decided.entries:
        return screen.add_item(box.add_item(discord.ui.TextDisplay(say("history-none", locale))))
    for one in page.decided.entries:
        told = page.told.get(one.number)
        lines = [entry(sentences, one, locale)]
        lines += [] if told is None else [say(f"history-told-{told}", locale)]
        box.add_item(discord.ui.TextDisplay("\n".join(lines)))
    row = _turns(sentences, page, locale)
    if row.children:
        box.add_item(row)
    return screen.add_item(box)


def _holding(sentences: Sentences, one: Holding, locale: str) -> str:
    told = {
        "persona": sentences.say(f"holder-{one.persona}", locale),
        "since": discord.utils.format_dt(one.since, "D"),
    }
    if one.expires_at is None:
        return sentences.say("history-holds", locale, **told)
    until = discord.utils.format_dt(one.expires_at, "D")
    return sentences.say("history-holds-until", locale, **told, until=until)


def _turns(sentences: Sentences, page: HistoryPage, locale: str) -> discord.ui.ActionRow[Any]:
    row = discord.ui.ActionRow[Any]()
    ways = {
        "history-newest": (0, page.decided.has_newer),
        "history-older": (page.decided.entries[-1].number, page.decided.has_older),
    }
    for name, (number, is_possible) in ways.items():
        if is_possible:
            custom_id = f"moderation:history:{page.user_id}:{number}:before"
            row.add_item(discord.ui.Button(label=sentences.say(name, locale), custom_id=custom_id))
    return row

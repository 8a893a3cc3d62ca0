"""What the reader of an advisory can do next: prevent it, ask for help, discuss it."""

import re
from typing import Any, Self

import discord

from bot.advisories.records import AdvisoryRecord
from bot.interface import links
from bot.interface.answering import answering
from bot.interface.doors import Action, Screen
from bot.interface.services import Services
from bot.interface.text import outside
from bot.sentences import Sentences
from cogs.advisories import messages
from cogs.advisories.discussion import discuss
from cogs.advisories.views import NONCE, DetailsButton

ITEM = r"advisory:item:(?P<advisory>\d{1,18})"


class PreventButton(Action[discord.ui.Button[Any]], template=rf"{ITEM}:prevent:{NONCE}"):
    """Shows the guidelines that would have prevented an advisory's weaknesses, privately."""

    def __init__(self, advisory_id: int, nonce: str, label: str) -> None:
        self.advisory_id = advisory_id
        custom_id = f"advisory:item:{advisory_id}:prevent:{nonce}"
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["advisory"]), match["nonce"], "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show them, each with the button that opens it."""
        async with answering(interaction) as answer:
            services: Services = interaction.client.services
            advisory = await services.advisories.get(self.advisory_id)
            await answer(prevention_screen(services, advisory, str(interaction.locale)))


class DiscussButton(Action[discord.ui.Button[Any]], template=rf"{ITEM}:discuss:{NONCE}"):
    """Opens a thread below the card, or points to the one that is there."""

    def __init__(self, advisory_id: int, nonce: str, label: str) -> None:
        self.advisory_id = advisory_id
        custom_id = f"advisory:item:{advisory_id}:discuss:{nonce}"
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["advisory"]), match["nonce"], "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Say where the discussion is."""
        async with answering(interaction, claim=True) as answer:
            services: Services = interaction.client.services
            advisory = await services.advisories.get(self.advisory_id)
            thread_id = await discuss(interaction, advisory.title)
            locale, thread = str(interaction.locale), f"<#{thread_id}>"
            await answer(services.sentences.say("advisory-discussed", locale, thread=thread))


def prevention_screen(services: Services, advisory: AdvisoryRecord, locale: str) -> Screen:
    """Draw the guidelines against an advisory's weaknesses, or say that none is known."""
    say, screen = services.sentences.say, Screen()
    found = services.guidelines.for_weaknesses(advisory.cwes, advisory.domains)
    title = outside(advisory.title, messages.TITLE_LIMIT)
    sentence = "advisory-prevention" if found else "advisory-prevention-none"
    screen.add_item(discord.ui.TextDisplay(say(sentence, locale, title=title)))
    for one in found:
        text = say("advisory-prevented-by", locale, guideline=one.entry.title, why=one.why)
        opening = links.leading(links.guideline(one.entry.id), say("guideline-open", locale))
        screen.add_item(discord.ui.Section[Any](text, accessory=opening))
    return screen


def buttons(
    sentences: Sentences, advisory: AdvisoryRecord, nonce: str, locale: str
) -> discord.ui.ActionRow[Any]:
    """Return the row below a card: the source, the details, and what to do next."""
    row, say = discord.ui.ActionRow[Any](), sentences.say
    if advisory.link is not None and messages.is_linkable(advisory.link):
        style = discord.ButtonStyle.link
        row.add_item(discord.ui.Button(style=style, label=say("advisory-open", locale), url=advisory.link))
    row.add_item(DetailsButton(advisory.id, nonce, say("advisory-details", locale)))
    row.add_item(PreventButton(advisory.id, nonce, say("advisory-prevent", locale)))
    help_id = links.help_with(advisory.id, nonce)
    row.add_item(links.leading(help_id, say("advisory-ask-for-help", locale), is_main=True))
    return row.add_item(DiscussButton(advisory.id, nonce, say("advisory-discuss", locale)))

"""The screens of guidelines, and what can be clicked on them. All state is in the custom ids."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Self

import discord

from bot.errors import NotAllowed
from bot.guidelines.entry import Entry
from bot.guidelines.service import SearchResult
from bot.interface.answering import answering
from bot.interface.doors import Action, Screen
from bot.interface.permissions import is_in_a_server
from bot.interface.services import Services
from bot.interface.text import label
from cogs.guidelines import messages

COLOUR = discord.Colour(0x1F6F6B)
BUTTONS_IN_A_ROW = 5
LABEL_LIMIT = 80
OPTION_LIMIT = 100
ENTRY = r"guideline:entry:(?P<entry>[a-z0-9-]{1,60})"

Row = discord.ui.ActionRow[Any]
Box = discord.ui.Container[Screen]
Beside = discord.ui.Section[Any]  # a text with a button beside it


class OpenButton(Action[discord.ui.Button[Any]], template=rf"{ENTRY}:open"):
    """Opens an entry in a private answer, from a list or from a page that somebody shared."""

    def __init__(self, entry_id: str, name: str) -> None:
        self.entry_id = entry_id
        custom_id = f"guideline:entry:{entry_id}:open"
        super().__init__(discord.ui.Button(label=label(name, LABEL_LIMIT), custom_id=custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(match["entry"], "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the first page."""
        await _answer_with_page(interaction, self.entry_id)


class PageButton(Action[discord.ui.Button[Any]], template=rf"{ENTRY}:page:(?P<page>[0-9]{{1,2}})"):
    """Turns to another page of an entry, in place."""

    def __init__(self, entry_id: str, page: int, name: str, *, is_open: bool = False) -> None:
        self.entry_id, self.page = entry_id, page
        super().__init__(
            discord.ui.Button(
                style=discord.ButtonStyle.primary if is_open else discord.ButtonStyle.secondary,
                label=label(name, LABEL_LIMIT),
                disabled=is_open,
                custom_id=f"guideline:entry:{entry_id}:page:{page}",
            )
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(match["entry"], int(match["page"]), "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page in place of the one that is open."""
        await _turn(interaction, self.entry_id, self.page)


class NextSelect(Action[discord.ui.Select[Any]], template=rf"{ENTRY}:next"):
    """Goes on to a related entry, in place."""

    def __init__(self, entry_id: str, placeholder: str, related: Sequence[Entry]) -> None:
        options = [
            discord.SelectOption(
                label=label(entry.title, OPTION_LIMIT),
                value=entry.id,
                description=label(entry.gist, OPTION_LIMIT),
            )
            for entry in related
        ]
        custom_id = f"guideline:entry:{entry_id}:next"
        super().__init__(
            discord.ui.Select(custom_id=custom_id, placeholder=placeholder, options=options, required=True)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(match["entry"], "…", [])

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the first page of the entry that was picked."""
        await _turn(interaction, self.item.values[0], 0)


class ShareButton(Action[discord.ui.Button[Any]], template=rf"{ENTRY}:share:(?P<page>[0-9]{{1,2}})"):
    """Posts the open page in the channel, for everybody there."""

    def __init__(self, entry_id: str, page: int, name: str) -> None:
        self.entry_id, self.page = entry_id, page
        custom_id = f"guideline:entry:{entry_id}:share:{page}"
        super().__init__(discord.ui.Button(label=name, emoji="📣", custom_id=custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(match["entry"], int(match["page"]), "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Post the page, unless the member may not write here."""
        if not _may_write(interaction):
            raise NotAllowed("guideline-share-not-here")
        services: Services = interaction.client.services
        entry = services.guidelines.get(self.entry_id)
        locale = str(interaction.guild_locale or interaction.locale)
        screen = shared_page(services, entry, self.page, interaction.user.mention, locale)
        await interaction.response.send_message(view=screen, allowed_mentions=discord.AllowedMentions.none())


class TopicButton(
    Action[discord.ui.Button[Any]], template=r"guideline:topic:(?P<topic>[a-z0-9-]{1,60}):search"
):
    """Looks for a topic instead of what nothing fitted."""

    def __init__(self, topic: str, name: str) -> None:
        self.topic = topic
        custom_id = f"guideline:topic:{topic}:search"
        super().__init__(discord.ui.Button(label=label(name, LABEL_LIMIT), custom_id=custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(match["topic"], "…")

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the entries on the topic."""
        async with answering(interaction) as answer:
            services: Services = interaction.client.services
            found = services.guidelines.search(services.taxonomy.topics.get(self.topic, self.topic))
            await answer(results(services, found, str(interaction.locale)))


def results(services: Services, result: SearchResult, locale: str) -> Screen:
    """Draw what a question found, each with a button that opens it; or the topics there are instead."""
    sentences, box = services.sentences, Box(accent_colour=COLOUR)
    box.add_item(discord.ui.TextDisplay(messages.heading(sentences, result, locale)))
    for hit in result.hits:
        opening = OpenButton(hit.entry.id, sentences.say("guideline-open", locale))
        text = messages.hit(sentences, hit, locale)
        box.add_item(discord.ui.Separator()).add_item(Beside(text, accessory=opening))
    topics = [TopicButton(topic, services.taxonomy.topics[topic]) for topic in result.nearest_topics]
    for row in _rows(topics):
        box.add_item(row)
    return _screen(box)


def entry_page(services: Services, entry: Entry, page: int, locale: str) -> Screen:
    """Draw one page of an entry, with buttons for its other pages, related entries and sharing."""
    sentences, box = services.sentences, _page(services, entry, page, locale)
    names = [*(part.title for part in entry.sections), sentences.say("guideline-sources", locale)]
    turns = [PageButton(entry.id, number, name, is_open=number == page) for number, name in enumerate(names)]
    box.add_item(discord.ui.Separator())
    for row in _rows(turns):
        box.add_item(row)
    related = services.guidelines.related_to(entry)
    if related:
        box.add_item(Row(NextSelect(entry.id, sentences.say("guideline-next", locale), related)))
    return _screen(box.add_item(Row(ShareButton(entry.id, page, sentences.say("guideline-share", locale)))))


def shared_page(services: Services, entry: Entry, page: int, sharer: str, locale: str) -> Screen:
    """Draw one page of an entry for everybody in a channel; each reader opens the rest privately."""
    box = _page(services, entry, page, locale)
    shared = services.sentences.say("guideline-shared-by", locale, member=sharer)
    opening = OpenButton(entry.id, services.sentences.say("guideline-open", locale))
    box.add_item(discord.ui.Separator()).add_item(Beside(shared, accessory=opening))
    return _screen(box)


def _page(services: Services, entry: Entry, page: int, locale: str) -> Box:
    sentences, box = services.sentences, Box(accent_colour=COLOUR)
    box.add_item(discord.ui.TextDisplay(messages.title(entry)))
    if page == 0:
        summary = messages.summary(sentences, services.taxonomy, entry, locale)
        box.add_item(discord.ui.TextDisplay(summary))
    is_section = page < len(entry.sections)
    text = (
        messages.section(entry.sections[page]) if is_section else messages.sources(sentences, entry, locale)
    )
    return box.add_item(discord.ui.TextDisplay(text))


def _screen(box: Box) -> Screen:
    screen: Screen = Screen()
    screen.add_item(box)
    return screen


def _rows(buttons: Sequence[Action[discord.ui.Button[Any]]]) -> Iterator[Row]:
    for start in range(0, len(buttons), BUTTONS_IN_A_ROW):
        yield Row(*buttons[start : start + BUTTONS_IN_A_ROW])


async def _answer_with_page(interaction: discord.Interaction[Any], entry_id: str) -> None:
    async with answering(interaction) as answer:
        services: Services = interaction.client.services
        await answer(entry_page(services, services.guidelines.get(entry_id), 0, str(interaction.locale)))


async def _turn(interaction: discord.Interaction[Any], entry_id: str, page: int) -> None:
    services: Services = interaction.client.services
    screen = entry_page(services, services.guidelines.get(entry_id), page, str(interaction.locale))
    await interaction.response.edit_message(view=screen)


def _may_write(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the member may write here: a public answer of the bot would get round that."""
    if not is_in_a_server(interaction):
        return True
    in_thread = isinstance(interaction.channel, discord.Thread)
    rights = interaction.permissions
    return rights.send_messages_in_threads if in_thread else rights.send_messages

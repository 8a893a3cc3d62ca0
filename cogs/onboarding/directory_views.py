"""The pages of the directory. What was looked for stands in the custom ids of the buttons that turn them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Self

import discord

from bot.community.directory import Listed, Organisation, Page
from bot.community.directory_index import Wanted
from bot.community.people import Persona
from bot.interface.doors import UNSEEN, Action, Screen
from bot.interface.paging import page_number, turns
from bot.interface.services import Services
from bot.interface.text import label, outside
from bot.sentences import Sentences
from cogs.onboarding.profile_messages import domains, personas

LONGEST_QUERY = 40  # it has to fit a custom id
NAME_SHOWN, TEXT_SHOWN, ABOUT_SHOWN, LIST_SHOWN = 50, 60, 100, 80  # a page of people fits one screen
MEMBERS_SHOWN = 8  # of an organisation

Box = discord.ui.Container[Screen]


class TurnDirectory(
    Action[discord.ui.Button[Any]],
    template=(
        r"onboarding:directory:(?P<view>p|o):(?P<place>[a-z]):(?P<page>\d{1,4})"
        r":(?P<persona>[a-z]{0,12}):(?P<domain>[a-z]{0,12}):(?P<query>[ -\U0010ffff]{0,40})"
    ),
):
    """Turns to a page. `place` keeps the ids of the buttons below one page apart."""

    def __init__(self, view: str, place: str, page: int, wanted: Wanted, name: str) -> None:
        self.shown_as, self.page, self.wanted = view, page, wanted
        parts = (view[0], place, str(page), wanted.persona or "", wanted.domain or "", wanted.query)
        custom_id = ":".join(("onboarding:directory", *parts))
        super().__init__(discord.ui.Button(label=name, custom_id=custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        persona = Persona(match["persona"]) if match["persona"] else None
        wanted = Wanted(match["query"], persona, match["domain"] or None)
        view = "people" if match["view"] == "p" else "organisations"
        return cls(view, match["place"], int(match["page"]), wanted, UNSEEN)

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Show the page in place of the one that is open."""
        await interaction.response.defer()
        guild_id, locale = interaction.guild_id or 0, str(interaction.locale)
        services: Services = interaction.client.services
        screen = await page_of(services, guild_id, self.shown_as, self.wanted, self.page, locale)
        await interaction.edit_original_response(view=screen, allowed_mentions=discord.AllowedMentions.none())


async def page_of(
    services: Services, guild_id: int, view: str, wanted: Wanted, number: int, locale: str
) -> Screen:
    """Look a page up and draw it."""
    look = services.directory.people if view == "people" else services.directory.organisations
    return page_screen(services, view, await look(guild_id, wanted, number), locale)


def page_screen(services: Services, view: str, page: Page, locale: str) -> Screen:
    """Draw one page of people or organisations, with the ways to the others."""
    sentences = services.sentences
    box = Box(discord.ui.TextDisplay(_heading(services, view, page, locale)))
    texts = [
        *(person(services, one, locale) for one in page.people),
        *(organisation(sentences, one, locale) for one in page.organisations),
    ]
    for text in texts:
        box.add_item(discord.ui.Separator()).add_item(discord.ui.TextDisplay(text))
    screen: Screen = Screen()
    return screen.add_item(box.add_item(_ways(sentences, view, page, locale)))


def person(services: Services, one: Listed, locale: str) -> str:
    """Return a member as they chose to be seen, in at most five lines."""
    told, taxonomy, say = one.profile, services.taxonomy, services.sentences.say
    name, member = outside(one.name, NAME_SHOWN), f"<@{one.user_id}>"
    held = personas(services.sentences, one.personas, locale)
    lines = [
        say("directory-person", locale, name=name, member=member),
        _joined(held, outside(told.organisation or "", TEXT_SHOWN)),
        _joined(outside(told.place or "", TEXT_SHOWN), _short(taxonomy.languages, told.languages)),
        label(domains(taxonomy, told.domains), LIST_SHOWN),
        _joined(_short(taxonomy.skills, told.skills), _short(taxonomy.product_types, told.product_types)),
        outside(told.about or "", ABOUT_SHOWN),
    ]
    return "\n".join(filter(None, lines))


def organisation(sentences: Sentences, one: Organisation, locale: str) -> str:
    """Return an organisation and whom it has here."""
    members = ", ".join(f"<@{user_id}>" for user_id in one.user_ids[:MEMBERS_SHOWN])
    left = len(one.user_ids) - MEMBERS_SHOWN
    shown = members if left <= 0 else sentences.say("and-more", locale, shown=members, left=left)
    return sentences.say("directory-organisation", locale, name=outside(one.name, TEXT_SHOWN), members=shown)


def _short(names: Mapping[str, str], picked: Iterable[str]) -> str:
    return label(", ".join(names[one] for one in picked), LIST_SHOWN)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _heading(services: Services, view: str, page: Page, locale: str) -> str:
    say, wanted = services.sentences.say, page.wanted
    persona = None if wanted.persona is None else say(f"holder-{wanted.persona}", locale)
    domain = None if wanted.domain is None else services.taxonomy.domains[wanted.domain].label
    query = f"“{outside(wanted.query, 2 * LONGEST_QUERY)}”" if wanted.query else None
    filters = _joined(query or "", persona or "", domain or "")
    lines = [say(f"directory-{view}", locale, count=page.total)]
    if filters:
        lines.append(say("directory-filters", locale, filters=filters))
    if not page.total:
        lines.append(say("directory-nobody-fits" if filters else "directory-empty", locale))
    lines.append(page_number(services.sentences, page.number, page.pages, locale))
    return "\n".join(filter(None, lines))


def _ways(sentences: Sentences, view: str, page: Page, locale: str) -> discord.ui.ActionRow[Screen]:
    say, wanted, number = sentences.say, page.wanted, page.number
    row = discord.ui.ActionRow[Screen]()

    def turning(there: int) -> str:
        return TurnDirectory(view, "b" if there < number else "n", there, wanted, UNSEEN).custom_id

    for way in turns(sentences, number, page.pages, turning, locale):
        row.add_item(way)
    other = "organisations" if view == "people" else "people"
    row.add_item(TurnDirectory(other, "v", 0, wanted, say(f"directory-show-{other}", locale)))
    if wanted != Wanted():
        row.add_item(TurnDirectory(view, "a", 0, Wanted(), say("directory-show-all", locale)))
    return row

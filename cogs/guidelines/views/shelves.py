"""Browsing: the choice of shelves, and one page of a shelf."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import discord

from bot.guidelines.entry import Entry
from bot.guidelines.shelves import Facet, Shelf, shelves
from bot.interface.doors import Screen
from bot.interface.paging import page_number, turns
from bot.interface.services import Services
from bot.interface.text import label
from cogs.guidelines import ids, messages
from cogs.guidelines.views.parts import OPTION_LIMIT, Beside, Row, box, button, framed, line, text

FACETS = (Facet.AUDIENCE, Facet.PHASE, Facet.DOMAIN)
PER_PAGE = 8  # of the longest titles and gists, with their buttons, fit one message
CHOICES_LIMIT = 25


def choice_of_shelves(services: Services, entries: Sequence[Entry], locale: str) -> Screen:
    """Draw a select for each thing that the library can be browsed by."""
    drawn = box().add_item(text(services.sentences.say("guideline-browse", locale, count=len(entries))))
    for facet in FACETS:
        drawn.add_item(_select(services, facet, shelves(entries, services.taxonomy, facet), locale))
    return framed(drawn)


def shelf_page(services: Services, shelf: Shelf, page: int, locale: str) -> Screen:
    """Draw one page of a shelf: each entry with a button that opens it, and the way on and back."""
    say, pages = services.sentences.say, -(-len(shelf.entries) // PER_PAGE)
    page = min(page, pages - 1)  # the shelf may have become shorter
    heading = say("guideline-shelf", locale, label=shelf.label)
    number = page_number(services.sentences, page, pages, locale)
    drawn = box().add_item(text(f"{heading}\n{number}" if number else heading))
    for entry in shelf.entries[page * PER_PAGE : (page + 1) * PER_PAGE]:
        opening = button(ids.opens(entry.id), say("guideline-open", locale))
        drawn.add_item(Beside(messages.listed(services.sentences, entry, locale), accessory=opening))
    return framed(drawn.add_item(line()).add_item(_ways(services, shelf, page, pages, locale)))


def _select(services: Services, facet: Facet, held: Sequence[Shelf], locale: str) -> Row:
    say = services.sentences.say
    options = [
        discord.SelectOption(
            label=label(shelf.label, OPTION_LIMIT),
            value=shelf.word,
            description=say("guideline-shelf-count", locale, count=len(shelf.entries)),
        )
        for shelf in held[:CHOICES_LIMIT]
    ]
    placeholder = say(f"guideline-browse-{facet}", locale)
    custom_id = ids.picks_shelf(facet)
    return Row(
        discord.ui.Select[Any](custom_id=custom_id, placeholder=placeholder, options=options, required=True)
    )


def _ways(services: Services, shelf: Shelf, page: int, pages: int, locale: str) -> Row:
    say = services.sentences.say
    ways = Row(button(ids.browses(), say("guideline-shelf-back", locale), emoji="📚"))
    turning = partial(ids.shows_shelf, shelf.facet, shelf.word)
    for way in turns(services.sentences, page, pages, turning, locale):
        ways.add_item(way)
    return ways

"""What the outbox posts of guidelines."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.guidelines.daily.service import CARD
from bot.guidelines.daily.telling import NOTICE_CARD
from bot.interface.rendering import Card, Cards
from bot.interface.services import Services
from bot.sentences import DEFAULT_LOCALE
from cogs.guidelines import ids
from cogs.guidelines.reading import Reading
from cogs.guidelines.views.page import public_page
from cogs.guidelines.views.parts import Beside, box, button, framed


def register(cards: Cards) -> None:
    """Tell the outbox's sender how these cards are drawn."""
    cards.register(CARD, draw_guideline_of_the_day)
    cards.register(NOTICE_CARD, draw_notice_of_the_day)


async def draw_guideline_of_the_day(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Draw the first page of a day's entry."""
    entry = await services.daily.of_guild(arguments["guild"], date.fromisoformat(arguments["day"]))
    note = services.sentences.say("guideline-of-the-day-note")
    opening_id = ids.opens_of_the_day(entry.id, nonce)
    reading = Reading(entry, 0, is_of_the_day=True)
    return Card(public_page(services, reading, note, opening_id, DEFAULT_LOCALE))


async def draw_notice_of_the_day(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Tell moderators that the day's entry could not be posted, with the button that opens it."""
    entry = await services.daily.of_guild(arguments["guild"])
    say = services.sentences.say
    opening = button(ids.opens_of_the_day(entry.id, nonce), say("guideline-open"))
    return Card(framed(box().add_item(Beside(say("guideline-day-gone"), accessory=opening))))

"""How the outbox draws a shared list."""

from collections.abc import Mapping
from typing import Any

from bot.guidelines.checklists.sharing import CARD
from bot.interface.rendering import Card, Cards
from bot.interface.services import Services
from cogs.guidelines.checklists.shared import shared_list


def register(cards: Cards) -> None:
    """Tell the outbox's sender how the card is drawn."""
    cards.register(CARD, draw_shared_list)


async def draw_shared_list(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Show a list as it stands now, or that it is shared no longer."""
    list_id: int = arguments["checklist"]
    checklist = await services.shared_checklists.shown(arguments["guild"], list_id, arguments["number"])
    return Card(shared_list(services, checklist, list_id, nonce))

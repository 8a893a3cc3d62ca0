"""Notices in the moderation channel, as the outbox posts them."""

from collections.abc import Mapping
from typing import Any

import discord

from bot.community.notices import CHANNEL_CARD
from bot.interface.doors import Screen
from bot.interface.rendering import Card, Cards
from bot.interface.services import Services
from cogs.moderation.views import TryAgainButton


def register(cards: Cards) -> None:
    """Tell the outbox's sender how notices are drawn."""
    cards.register(CHANNEL_CARD, draw_forbidden_channel)


async def draw_forbidden_channel(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Say which channel the bot may not write in, with the button that tries again."""
    channel_id: int = arguments["channel_id"]
    screen, row = Screen(), discord.ui.ActionRow[Screen]()
    sentence = services.sentences.say("notice-channel-forbidden", channel=f"<#{channel_id}>")
    button = TryAgainButton(channel_id, nonce, services.sentences.say("notice-try-again"))
    screen.add_item(discord.ui.TextDisplay(sentence)).add_item(row.add_item(button))
    return Card(screen)

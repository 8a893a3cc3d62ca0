"""How deliveries look: each cog registers the cards it can draw, the sender asks for them by name.

A card is drawn when it is sent, from today's data: an edit needs no copy of old text, and an erased person
stands in no queue. One of its custom ids holds the delivery id (`nonce`), which is read back after a crash.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import discord

from bot.interface.doors import Screen
from bot.interface.services import Services


@dataclass(frozen=True, slots=True)
class Card:
    """A drawn message, and the roles and people it may ping."""

    screen: Screen
    ping_roles: tuple[int, ...] = ()
    ping_users: tuple[int, ...] = ()

    @property
    def allowed_mentions(self) -> discord.AllowedMentions:
        """Return who may be pinged: those roles and people and nobody else."""
        return discord.AllowedMentions(
            everyone=False,
            users=[discord.Object(user) for user in self.ping_users],
            replied_user=False,
            roles=[discord.Object(role) for role in self.ping_roles],
        )


Drawer = Callable[[Services, Mapping[str, Any], str], Awaitable[Card]]


class UnmarkedCard(ValueError):
    """A card without the delivery id could not be found again: a mistake in the code."""


class Cards:
    """The cards that can be drawn, by name."""

    def __init__(self) -> None:
        self._drawers: dict[str, Drawer] = {}

    def register(self, name: str, drawer: Drawer) -> None:
        """Let `drawer(services, arguments, nonce)` draw the cards of this name."""
        self._drawers[name] = drawer

    async def draw(self, services: Services, name: str, arguments: Mapping[str, Any], nonce: str) -> Card:
        """Draw one card. Raises KeyError for an unknown name, UnmarkedCard."""
        card = await self._drawers[name](services, arguments, nonce)
        ids = (getattr(item, "custom_id", None) for item in card.screen.walk_children())
        if not any(nonce in custom_id for custom_id in ids if custom_id):
            raise UnmarkedCard(name)
        return card

"""What the outbox posts of advisories: the card, the digest of a flood, the answer to an escalation."""

from collections.abc import Iterable, Mapping
from typing import Any

import discord

from bot.advisories.announcing import CARD, DIGEST_CARD, ESCALATION_CARD
from bot.advisories.records import AdvisoryRecord
from bot.advisories.severity import Severity
from bot.advisories.telling import CARD as NOTICE_CARD
from bot.interface.doors import Screen
from bot.interface.rendering import Card, Cards
from bot.interface.services import Services
from bot.interface.text import outside
from cogs.advisories import messages
from cogs.advisories.next_steps import buttons
from cogs.advisories.views import DetailsButton, DigestSelect, FeedsButton


def register(cards: Cards) -> None:
    """Tell the outbox's sender how these cards are drawn."""
    cards.register(CARD, draw_card)
    cards.register(DIGEST_CARD, draw_digest)
    cards.register(ESCALATION_CARD, draw_escalation)
    cards.register(NOTICE_CARD, draw_notice)


async def draw_card(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Draw one advisory, with the pings of the rule's role and of whoever is interested."""
    advisory = await services.advisories.get(arguments["advisory"])
    screen, roles = Screen(), await _pinged(services, advisory, arguments)
    if roles:
        screen.add_item(discord.ui.TextDisplay(_mentions(roles)))
    container = messages.card(services.sentences, advisory)
    container.add_item(buttons(services.sentences, advisory, nonce, "en"))
    screen.add_item(container)
    return Card(screen, roles)


async def draw_digest(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Draw the posts that a flood gathered, one line each, and a select to read one."""
    sentences = services.sentences
    items = arguments["items"]
    advisories = await services.advisories.get_all([item["advisory"] for item in items])
    roles = tuple(dict.fromkeys(item["ping_role"] for item in items if item.get("ping_role") is not None))
    lines = [sentences.say("advisory-digest-title", count=len(advisories))]
    lines += [messages.line(sentences, advisory) for advisory in advisories]
    if roles:
        lines.append(_mentions(roles))
    select = DigestSelect(
        nonce, sentences.say("advisory-digest-read"), [messages.option(one) for one in advisories]
    )
    screen, row = Screen(), discord.ui.ActionRow[Screen]()
    screen.add_item(discord.ui.TextDisplay("\n".join(lines))).add_item(row.add_item(select))
    return Card(screen, roles)


async def draw_escalation(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Draw the answer below a post whose advisory became more severe."""
    sentences = services.sentences
    advisory = await services.advisories.get(arguments["advisory"])
    word = sentences.say(f"severity-{Severity(arguments['severity']).name.lower()}")
    screen, row = Screen(), discord.ui.ActionRow[Screen]()
    screen.add_item(discord.ui.TextDisplay(sentences.say("advisory-escalated", severity=word)))
    screen.add_item(row.add_item(DetailsButton(advisory.id, nonce, sentences.say("advisory-details"))))
    return Card(screen)


async def draw_notice(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Tell moderators one sentence about feeds, with the button that lists them."""
    told = {
        name: outside(value, 300) if isinstance(value, str) else value for name, value in arguments.items()
    }
    del told["notice"]
    sentence = services.sentences.say(arguments["notice"], **told)
    screen, row = Screen(), discord.ui.ActionRow[Screen]()
    screen.add_item(discord.ui.TextDisplay(sentence))
    screen.add_item(row.add_item(FeedsButton(nonce, services.sentences.say("notice-show-feeds"))))
    return Card(screen)


async def _pinged(
    services: Services, advisory: AdvisoryRecord, arguments: Mapping[str, Any]
) -> tuple[int, ...]:
    """Return the role that the rule names, and those of the interests that the advisory touches.

    Only a post of its own pings for interests: in a digest everybody would be pinged for everything.
    """
    named = arguments.get("ping_role")
    guild_id = arguments.get("guild", 0)  # posts that an earlier version planned do not say
    interested = await services.interests.pinged(guild_id, advisory.domains)
    return tuple(dict.fromkeys([*([] if named is None else [named]), *interested]))


def _mentions(roles: Iterable[int]) -> str:
    return " ".join(f"<@&{role_id}>" for role_id in roles)

"""What the outbox posts of onboarding: the welcome, and a decision as a direct message."""

from collections.abc import Mapping
from typing import Any

import discord

from bot.community.panel import Outcome
from bot.community.reminders import CARD as REMINDER
from bot.community.review import DECISION_CARD
from bot.community.welcoming import AT_ONCE, CARD, CARD_OF_MANY
from bot.interface.doors import Screen
from bot.interface.rendering import Card, Cards
from bot.interface.services import Services
from bot.interface.text import outside
from cogs.onboarding.reminders import draw_reminder
from cogs.onboarding.start import StartButton

NAME_LIMIT = 100
REASON_LIMIT = 900


def register(cards: Cards) -> None:
    """Tell the outbox's sender how these cards are drawn."""
    cards.register(CARD, draw_welcome)
    cards.register(CARD_OF_MANY, draw_welcomes)
    cards.register(REMINDER, draw_reminder)
    cards.register(DECISION_CARD, draw_decision)


async def draw_welcome(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Welcome one member by name; nobody else is pinged."""
    say = services.sentences.say
    user_id = await services.arrivals.user_of(arguments["person"])
    member = say("welcome-somebody") if user_id is None else f"<@{user_id}>"
    button = StartButton(arguments["guild"], nonce, say("onboarding-start"))
    pings = () if user_id is None else (user_id,)
    return Card(_screen(say("welcome", member=member), button), ping_users=pings)


async def draw_welcomes(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Welcome many by name, and ping none of them: so many at once would be a storm."""
    say = services.sentences.say
    users = await services.arrivals.users_of(arguments["people"])
    members = " ".join(f"<@{user_id}>" for user_id in users[:AT_ONCE])
    button = StartButton(arguments["guild"], nonce, say("onboarding-start"))
    return Card(_screen(say("welcome-many", members=members or say("welcome-somebody")), button))


async def draw_decision(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Tell an applicant what was decided and why."""
    say = services.sentences.say
    paper = await services.review.paper(arguments["guild"], arguments["application"])
    persona = say(f"holder-{paper.persona}")
    server = outside(arguments["server"], NAME_LIMIT) or say("decision-some-server")
    message_id = "decision-approved" if paper.outcome is Outcome.APPROVED else "decision-denied"
    lines = [say(message_id, persona=persona, server=server)]
    if paper.reason:
        lines.append(say("decision-reason", reason=outside(paper.reason, REASON_LIMIT)))
    button = StartButton(paper.guild_id, nonce, say("decision-open-panel"))
    return Card(_screen("\n".join(lines), button))


def _screen(text: str, button: StartButton) -> Screen:
    screen, row = Screen(), discord.ui.ActionRow[Screen]()
    screen.add_item(discord.ui.TextDisplay(text)).add_item(row.add_item(button))
    return screen

"""What the outbox posts in the moderation channel: notices, and applications to decide."""

from collections.abc import Mapping
from typing import Any

import discord

from bot.community import docket, floods, troubles
from bot.community.answering import ANSWERED_CARD
from bot.community.notices import CHANNEL_CARD
from bot.community.reconciling import amending, soundness
from bot.delivery.parcel import Fault
from bot.interface.doors import Action, Screen
from bot.interface.rendering import Card, Cards
from bot.interface.services import Services
from cogs.moderation import papers
from cogs.moderation.decisions import ApplicationButton, decision_buttons
from cogs.moderation.drift import draw_drift, draw_unreadable_audit_log
from cogs.moderation.floods import draw_flood
from cogs.moderation.views import TryAgainButton, TryRoleButton


def register(cards: Cards) -> None:
    """Tell the outbox's sender how these cards are drawn."""
    cards.register(CHANNEL_CARD, draw_forbidden_channel)
    cards.register(troubles.ROLE_CARD, draw_ungranted_role)
    cards.register(floods.CARD, draw_flood)
    cards.register(amending.CARD, draw_drift)
    cards.register(soundness.AUDIT_CARD, draw_unreadable_audit_log)
    cards.register(docket.CARD, draw_application)
    cards.register(ANSWERED_CARD, draw_answered)


async def draw_forbidden_channel(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Say which channel the bot may not write in, with the button that tries again."""
    channel_id: int = arguments["channel_id"]
    sentence = services.sentences.say("notice-channel-forbidden", channel=f"<#{channel_id}>")
    return _card(sentence, TryAgainButton(channel_id, nonce, services.sentences.say("notice-try-again")))


async def draw_ungranted_role(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Say which role cannot be granted and what mends it, with the button that tries again."""
    role_id: int = arguments["role_id"]
    is_gone = arguments["fault"] == Fault.ROLE_GONE
    message_id = "notice-role-gone" if is_gone else "notice-role-forbidden"
    sentence = services.sentences.say(message_id, role=f"<@&{role_id}>")
    return _card(sentence, TryRoleButton(role_id, nonce, services.sentences.say("notice-try-again")))


async def draw_application(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Draw an application with its buttons, which rest once it is decided."""
    paper = await services.review.paper(arguments["guild"], arguments["application"])
    buttons = decision_buttons(services.sentences, paper, nonce)
    return _card(papers.paper(services.sentences, paper), *buttons)


async def draw_answered(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Tell moderators that an applicant has answered, with the button that shows the application."""
    sentences = services.sentences
    paper = await services.review.paper(arguments["guild"], arguments["application"])
    applicant = papers.mention(sentences, paper.applicant)
    show = ApplicationButton(paper.application_id, "show", nonce, sentences.say("application-show"))
    return _card(sentences.say("application-answered-below", applicant=applicant), show)


def _card(text: str, *buttons: Action[discord.ui.Button[Any]]) -> Card:
    screen, row = Screen(), discord.ui.ActionRow[Screen]()
    for button in buttons:
        row.add_item(button)
    screen.add_item(discord.ui.TextDisplay(text)).add_item(row)
    return Card(screen)

"""What the outbox says of a server's own guidelines, drawn from how things stand when it is sent."""

from collections.abc import Mapping
from typing import Any

from discord import ButtonStyle

from bot.guidelines.own import cards as own
from bot.guidelines.own.records import Fate, State
from bot.interface.rendering import Card, Cards
from bot.interface.services import Services
from cogs.guidelines.own import ids, messages, views
from cogs.guidelines.views.parts import button


def register(cards: Cards) -> None:
    """Tell the outbox's sender how these cards are drawn."""
    cards.register(own.CONSENT_CARD, draw_consent)
    cards.register(own.SUGGESTION_CARD, draw_suggestion)
    cards.register(own.ANSWER_CARD, draw_answer)
    cards.register(own.ANNOUNCEMENT_CARD, draw_announcement)


async def draw_consent(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Ask moderators for consent to a version, or show what became of it."""
    version = await services.own_guidelines.version(arguments["guild"], arguments["id"])
    verbs = ("consent", "refuse", "show") if version.state is State.WAITING else ("show",)
    buttons = [
        button(ids.decides(version.id, verb, nonce), services.sentences.say(f"library-verb-{verb}"))
        for verb in verbs
    ]
    return Card(views.card(messages.version(services.sentences, version), buttons))


async def draw_suggestion(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Show moderators a suggestion with its buttons, which rest while it is not open."""
    one = await services.suggestions.suggestion(arguments["guild"], arguments["id"])
    buttons = [
        button(ids.answers(one.id, verb, nonce), services.sentences.say(f"suggestion-verb-{verb}"))
        for verb in ("accept", "decline")
    ]
    for each, style in zip(buttons, (ButtonStyle.success, ButtonStyle.danger), strict=True):
        each.disabled, each.style = one.fate is not Fate.OPEN, style
    return Card(views.card(messages.suggestion(services.sentences, one), buttons))


async def draw_answer(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Tell a member what came of their suggestion."""
    one = await services.suggestions.suggestion(arguments["guild"], arguments["id"])
    showing = button(
        ids.shows_suggestion(one.id, one.guild_id, nonce), services.sentences.say("suggestion-show")
    )
    return Card(views.card(messages.answered(services.sentences, one), [showing]))


async def draw_announcement(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Tell everybody of a guideline that a member suggested, as long as it stands."""
    entry = await services.own_libraries.entry(arguments["guild"], arguments["key"])
    opening = button(ids.opens_announced(arguments["key"], nonce), services.sentences.say("guideline-open"))
    if entry is None:
        opening.disabled = True
        return Card(views.card(services.sentences.say("library-announced-retired"), [opening]))
    return Card(views.card(messages.announced(services.sentences, entry), [opening]))

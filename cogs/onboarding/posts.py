"""What the outbox posts of onboarding: the welcome, and a decision as a direct message."""

from collections.abc import Mapping
from typing import Any

import discord

from bot.community.granting import NEWS_CARD
from bot.community.panel import Outcome
from bot.community.questions import QUESTION_CARD
from bot.community.reminders import CARD as REMINDER
from bot.community.review import DECISION_CARD
from bot.community.welcoming import AT_ONCE, CARD, CARD_OF_MANY
from bot.interface.doors import Action, Screen
from bot.interface.rendering import Card, Cards
from bot.interface.services import Services
from bot.interface.text import outside
from cogs.onboarding.answering import AnswerButton
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
    cards.register(QUESTION_CARD, draw_question)
    cards.register(NEWS_CARD, draw_persona_news)


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
    server = _server(services, arguments)
    message_id = "decision-approved" if paper.outcome is Outcome.APPROVED else "decision-denied"
    lines = [say(message_id, persona=persona, server=server)]
    if paper.reason:
        lines.append(say("decision-reason", reason=outside(paper.reason, REASON_LIMIT)))
    button = StartButton(paper.guild_id, nonce, say("decision-open-panel"))
    return Card(_screen("\n".join(lines), button))


async def draw_question(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Ask an applicant what a moderator wants to know, or show that it is settled."""
    say, put = services.sentences.say, await services.answers.put(arguments["question"])
    lines = [
        say("question-asked", persona=say(f"holder-{put.persona}"), server=_server(services, arguments)),
        outside(put.question, REASON_LIMIT),
    ]
    if put.is_answered or not put.is_open:
        lines.append(say("question-answered" if put.is_answered else "question-settled"))
    is_settled = put.is_answered or not put.is_open
    button = AnswerButton(put.question_id, nonce, say("question-answer"), is_disabled=is_settled)
    return Card(_screen("\n".join(lines), button))


async def draw_persona_news(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Tell a member that a persona was granted, revoked, or has come to its last day, and why."""
    say, held = services.sentences.say, await services.granting.held(arguments["held"])
    is_end = arguments["what"] == "ended"
    news = ("revoked" if held.is_revoked else "expired") if is_end else "granted"
    told = {"persona": say(f"holder-{held.persona}"), "server": _server(services, arguments)}
    lines = [say(f"persona-news-{news}", **told)]
    if held.expires_at is not None and not is_end:
        lines.append(say("persona-news-until", when=discord.utils.format_dt(held.expires_at, "D")))
    reason = held.end_reason if is_end else held.reason
    if reason:
        lines.append(say("decision-reason", reason=outside(reason, REASON_LIMIT)))
    return Card(_screen("\n".join(lines), StartButton(held.guild_id, nonce, say("decision-open-panel"))))


def _server(services: Services, arguments: Mapping[str, Any]) -> str:
    return outside(arguments["server"], NAME_LIMIT) or services.sentences.say("decision-some-server")


def _screen(text: str, button: Action[discord.ui.Button[Any]]) -> Screen:
    screen, row = Screen(), discord.ui.ActionRow[Screen]()
    screen.add_item(discord.ui.TextDisplay(text)).add_item(row.add_item(button))
    return screen

"""What the outbox says of matchmaking. Each card is drawn from how things stand when it is sent or edited."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord

from bot.interface.doors import Action, Screen
from bot.interface.rendering import Card, Cards
from bot.interface.services import Services
from bot.matchmaking import saying
from bot.matchmaking.consent import ALIVE, Stage
from cogs.matchmaking import messages
from cogs.matchmaking.answers import NoticeButton, answers, decisions
from cogs.matchmaking.views import MineButton, WithdrawButton

Buttons = Sequence[Action[discord.ui.Button[Any]]]


def register(cards: Cards) -> None:
    """Tell the outbox's sender how these cards are drawn."""
    cards.register(saying.INVITATION_CARD, draw_invitation)
    cards.register(saying.PROPOSAL_CARD, draw_proposal)
    cards.register(saying.NEWS_CARD, draw_news)
    cards.register(saying.INTRODUCTION_CARD, draw_introduction)
    cards.register(saying.NOTICE_CARD, draw_notice)


async def draw_invitation(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Ask somebody for help, or show them what became of it."""
    record = await services.matches.invitation(arguments["invitation"])
    text = messages.invitation(services, record)
    if record.stage is Stage.INTRODUCED:
        text += "\n" + await _place(services, record.guild_id)
    return _card(text, answers(services, record.id, record.stage, nonce))


async def draw_proposal(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Tell a requester that somebody is willing, or show them what became of it."""
    record = await services.matches.proposal(arguments["invitation"])
    text = messages.proposal(services, record)
    if record.stage is Stage.INTRODUCED:
        text += "\n" + await _place(services, record.request.guild_id)
    buttons = decisions(services, record.invitation_id, nonce, is_waiting=record.is_waiting)
    return _card(text, buttons)


async def draw_news(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Tell a requester what happened by itself."""
    request, say = await services.matches.request(arguments["request"]), services.sentences.say
    title = messages.outside(request.wanted.title, messages.TITLE_LIMIT)
    text = say(arguments["news"], title=title, until=messages.moment(request.expires_at))
    buttons: list[Action[discord.ui.Button[Any]]] = [
        MineButton(request.guild_id, nonce, say("match-show-mine"))
    ]
    if request.state in ALIVE:
        buttons.append(WithdrawButton(request.id, nonce, say("match-withdraw")))
    return _card(text, buttons)


async def draw_introduction(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Name both sides to each other, in the private thread that they share."""
    both = await services.matches.introduction(arguments["invitation"])
    text = messages.introduction(services, both)
    return _card(text, [MineButton(both.guild_id, nonce, services.sentences.say("match-show-mine"))])


async def draw_notice(services: Services, arguments: Mapping[str, Any], nonce: str) -> Card:
    """Tell moderators what keeps people from being introduced."""
    say = services.sentences.say
    return _card(say(arguments["notice"]), [NoticeButton(arguments["guild"], nonce, say("notice-try-again"))])


async def _place(services: Services, guild_id: int) -> str:
    channel_id = await services.matches.introductions_channel(guild_id)
    return messages.introduction_place(services, channel_id)


def _card(text: str, buttons: Buttons) -> Card:
    screen, row = Screen(), discord.ui.ActionRow[Any](*buttons)
    screen.add_item(discord.ui.TextDisplay(text)).add_item(row)
    return Card(screen)

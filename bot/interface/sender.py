"""The sender of the outbox: one attempt at Discord's REST API, its end as a plain value."""

import asyncio
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord

from bot.delivery.faults import classify
from bot.delivery.models import Action
from bot.delivery.parcel import Failed, Fault, Parcel, Sent
from bot.interface.client import CommunityBot
from bot.interface.rendering import Card

ATTEMPT_SECONDS = 120.0  # discord.py may wait a minute for a rate limit and retries some 5xx by itself
CLOCK_SKEW = timedelta(minutes=2)  # between our clock and the one in Discord's ids
PAGE = 100  # messages in one read-back request, Discord's most
PAGES = 10


class DiscordSender:
    """Addresses Discord by id, never through the cache: the server may be on another process."""

    def __init__(self, client: CommunityBot) -> None:
        self._client = client

    async def send(self, parcel: Parcel) -> Sent | Failed:
        """Post, answer or edit. What drawing the card raises is raised."""
        card = await self._client.cards.draw(
            self._client.services, parcel.card, parcel.arguments, parcel.nonce
        )
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                return Sent(await self._act(parcel, card))
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            return _failure(error)

    async def find(self, parcel: Parcel) -> Sent | Failed | None:
        """Look for the delivery id in the channel since the first attempt; an edit is simply made again."""
        if parcel.action is Action.EDIT or parcel.tried_before_at is None:
            return None
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                return await self._find(parcel, parcel.tried_before_at)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            return _unread(_failure(error))

    async def _act(self, parcel: Parcel, card: Card) -> int:
        channel = self._client.get_partial_messageable(parcel.channel_id, guild_id=parcel.guild_id)
        if parcel.action is Action.EDIT:
            message = channel.get_partial_message(parcel.target_id or 0)
            await message.edit(view=card.screen, allowed_mentions=discord.AllowedMentions.none())
            return message.id
        if parcel.action is Action.REPLY:
            reference = discord.MessageReference(
                message_id=parcel.target_id or 0, channel_id=parcel.channel_id, fail_if_not_exists=False
            )
            sent = await channel.send(
                view=card.screen,
                nonce=parcel.nonce,
                reference=reference,
                allowed_mentions=card.allowed_mentions,
            )
            return sent.id
        sent = await channel.send(
            view=card.screen, nonce=parcel.nonce, allowed_mentions=card.allowed_mentions
        )
        return sent.id

    async def _find(self, parcel: Parcel, since: datetime) -> Sent | None:
        after = discord.utils.time_snowflake(since - CLOCK_SKEW)
        for _ in range(PAGES):
            page = await self._client.http.logs_from(parcel.channel_id, PAGE, after=after)
            for message in page:
                if _carries(message, parcel.nonce):
                    return Sent(int(message["id"]))
            if len(page) < PAGE:
                return None
            after = max(int(message["id"]) for message in page)
        return None


def _carries(message: Mapping[str, Any], nonce: str) -> bool:
    return nonce in json.dumps(message.get("components", ()))


def _failure(error: Exception) -> Failed:
    match error:
        case discord.RateLimited():
            return Failed(Fault.UNCLEAR, "rate limited", error.retry_after)
        case discord.HTTPException():
            return Failed(
                classify(error.status, error.code), f"{error.status} {error.code} {error.text}"[:300]
            )
        case _:
            return Failed(Fault.UNCLEAR, repr(error)[:300])


def _unread(failure: Failed) -> Failed:
    """Keep in mind that an earlier attempt is as unclear as before; a gone channel needs no further look."""
    if failure.fault is Fault.CHANNEL_GONE:
        return failure
    fault = Fault.FORBIDDEN if failure.fault is Fault.FORBIDDEN else Fault.UNCLEAR
    return Failed(fault, failure.detail, failure.retry_after, unread=True)

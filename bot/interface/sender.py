"""The sender of the outbox: one attempt at Discord's REST API, its end as a plain value."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord

from bot.delivery.faults import classify
from bot.delivery.models import Action
from bot.delivery.parcel import Failed, Fault, Parcel, Sent
from bot.interface import threads
from bot.interface.audit_reasons import fitting
from bot.interface.client import CommunityBot
from bot.interface.rendering import Card

ATTEMPT_SECONDS = 120.0  # discord.py may wait a minute for a rate limit and retries some 5xx by itself
CLOCK_SKEW = timedelta(minutes=2)  # between our clock and the one in Discord's ids
PAGE = 100  # messages in one read-back request, Discord's most
PAGES = 50


class DiscordSender:
    """Addresses Discord by id, never through the cache: the server may be on another process."""

    def __init__(self, client: CommunityBot) -> None:
        self._client = client
        self._acts: dict[Action, Callable[[Parcel], Awaitable[Sent]]] = {
            Action.POST: self._post,
            Action.EDIT: self._edit,
            Action.REPLY: self._reply,
            Action.TELL: self._tell,
            Action.THREAD: self._open_thread,
            Action.GRANT: self._grant,
            Action.REVOKE: self._revoke,
        }

    async def send(self, parcel: Parcel) -> Sent | Failed:
        """Do what the parcel says. What drawing its card raises is raised."""
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                return await self._acts[parcel.action](parcel)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            return _failure(error)

    async def find(self, parcel: Parcel) -> Sent | Failed | None:
        """Look for the delivery id in the channel since the first attempt.

        What may be done twice without harm is simply done again: edits, roles, the steps of a thread.
        """
        if parcel.action not in (Action.POST, Action.REPLY, Action.TELL) or parcel.tried_before_at is None:
            return None
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                return await self._find_said(parcel, parcel.tried_before_at)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            return _unread(_failure(error))

    async def _post(self, parcel: Parcel) -> Sent:
        return await self._say(parcel, parcel.channel_id or 0, await self._draw(parcel))

    async def _reply(self, parcel: Parcel) -> Sent:
        """Answer in the thread below the message if there is one, else below the message itself."""
        thread_id = await self._thread_below(parcel)
        if thread_id is not None:
            return await self._say(parcel, thread_id, await self._draw(parcel))
        reference = discord.MessageReference(
            message_id=parcel.target_id or 0, channel_id=parcel.channel_id or 0, fail_if_not_exists=False
        )
        return await self._say(parcel, parcel.channel_id or 0, await self._draw(parcel), reference=reference)

    async def _edit(self, parcel: Parcel) -> Sent:
        card = await self._draw(parcel)
        channel = self._client.get_partial_messageable(parcel.channel_id or 0, guild_id=parcel.guild_id)
        message = channel.get_partial_message(parcel.target_id or 0)
        await message.edit(view=card.screen, allowed_mentions=discord.AllowedMentions.none())
        return Sent(message.id)

    async def _tell(self, parcel: Parcel) -> Sent:
        card = await self._draw(parcel)
        return await self._say(parcel, await self._direct_channel(parcel), card)

    async def _open_thread(self, parcel: Parcel) -> Sent:
        """Open the thread, unless an earlier attempt did, bring the people in, and say the first words."""
        card = await self._draw(parcel)
        thread_id = await threads.find_or_open(self._client.http, parcel)
        for user_id in parcel.arguments["people"]:
            await self._client.http.add_user_to_thread(thread_id, user_id)
        if parcel.tried_before_at is not None:
            said = await self._find(thread_id, parcel.nonce, parcel.tried_before_at)
            if said is not None:
                return said
        return await self._say(parcel, thread_id, card)

    async def _grant(self, parcel: Parcel) -> Sent:
        return await self._change_role(parcel, self._client.http.add_role)

    async def _revoke(self, parcel: Parcel) -> Sent:
        return await self._change_role(parcel, self._client.http.remove_role)

    async def _change_role(self, parcel: Parcel, change: Callable[..., Awaitable[None]]) -> Sent:
        why, persona_held = str(parcel.arguments["reason"]), parcel.arguments.get("persona_held")
        if persona_held is not None:
            is_end = parcel.action is Action.REVOKE
            typed = await self._client.services.granting.typed_reason(persona_held, is_end=is_end)
            why = f"{why}: {typed}" if typed else why
        await change(parcel.guild_id, parcel.user_id, parcel.role_id, reason=fitting(why))
        return Sent(None)

    async def _draw(self, parcel: Parcel) -> Card:
        return await self._client.cards.draw(
            self._client.services, parcel.card, parcel.arguments, parcel.nonce
        )

    async def _say(
        self,
        parcel: Parcel,
        channel_id: int,
        card: Card,
        *,
        reference: discord.MessageReference | None = None,
    ) -> Sent:
        answering: dict[str, Any] = {} if reference is None else {"reference": reference}
        channel = self._client.get_partial_messageable(channel_id, guild_id=parcel.guild_id)
        message = await channel.send(
            view=card.screen,
            nonce=parcel.nonce,
            **answering,
            allowed_mentions=card.allowed_mentions,
        )
        return Sent(message.id, channel_id)

    async def _direct_channel(self, parcel: Parcel) -> int:
        """Return the channel of a person's direct messages; Discord opens it once."""
        channel = await self._client.http.start_private_message(parcel.user_id or 0)
        return int(channel["id"])

    async def _thread_below(self, parcel: Parcel) -> int | None:
        """Return the thread that was begun from the target's message: it has the message's own id."""
        with suppress(discord.NotFound):
            return int((await self._client.http.get_channel(parcel.target_id or 0))["id"])
        return None

    async def _find_said(self, parcel: Parcel, since: datetime) -> Sent | None:
        channel_id = parcel.channel_id or await self._direct_channel(parcel)
        found = await self._find(channel_id, parcel.nonce, since)
        if found is not None or parcel.action is not Action.REPLY:
            return found
        thread_id = await self._thread_below(parcel)
        return None if thread_id is None else await self._find(thread_id, parcel.nonce, since)

    async def _require_history(self, channel_id: int, message_id: int) -> None:
        """Raise discord.Forbidden unless the history may be read.

        Without that right Discord lists no messages, as if there were none; asked for one, it says so.
        """
        with suppress(discord.NotFound):
            await self._client.http.get_message(channel_id, message_id)

    async def _find(self, channel_id: int, nonce: str, since: datetime) -> Sent | None:
        after = discord.utils.time_snowflake(since - CLOCK_SKEW)
        for _ in range(PAGES):
            page = await self._client.http.logs_from(channel_id, PAGE, after=after)
            if not page:
                await self._require_history(channel_id, after)
            for message in page:
                if _carries(message, nonce):
                    return Sent(int(message["id"]), channel_id)
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

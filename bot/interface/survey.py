"""Looks at a server through REST: the facts are fresh, and the server may be on another process."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, cast

import aiohttp
import discord
from discord.http import HTTPClient, Route

from bot.community.server.facts import (
    EVERYTHING,
    ChannelFacts,
    Overwrite,
    Permission,
    RoleFacts,
    ServerFacts,
)
from bot.errors import Unavailable

TEXTS = frozenset({0, 5})  # text and announcement channels
THREADS = frozenset({10, 11, 12})

Payload = Mapping[str, Any]


async def survey(client: discord.Client, guild_id: int, also: Iterable[int] = ()) -> ServerFacts:
    """Return what Discord says of a server; `also` names what may be threads, which it does not list.

    Raises Unavailable.
    """
    try:
        return await _surveyed(client, guild_id, also)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        raise Unavailable("setup-unseen") from error


async def _surveyed(client: discord.Client, guild_id: int, also: Iterable[int]) -> ServerFacts:
    bot_id = client.user.id if client.user is not None else client.application_id or 0
    guild: Payload = await client.http.get_guild(guild_id, with_counts=False)
    channels = cast("list[Payload]", await client.http.get_all_guild_channels(guild_id))
    member: Payload = await client.http.get_member(guild_id, bot_id)
    listed = {int(one["id"]): channel_of(one) for one in channels}
    threads = [await _thread(client.http, each, listed) for each in also if each not in listed]
    return ServerFacts(
        id=guild_id,
        bot_id=bot_id,
        bot_role_ids=frozenset(int(each) for each in member["roles"]),
        roles={int(one["id"]): role_of(one) for one in guild["roles"]},
        channels={**listed, **{one.id: one for one in threads if one is not None}},
        channel_count=len(channels),
        features=frozenset(guild.get("features", ())),
    )


def role_of(one: Payload) -> RoleFacts:
    """Read a role."""
    return RoleFacts(
        id=int(one["id"]),
        name=one["name"],
        position=one["position"],
        permissions=permission_of(one["permissions"]),
        is_managed=bool(one.get("managed")),
        is_mentionable=bool(one.get("mentionable")),
    )


def channel_of(one: Payload) -> ChannelFacts:
    """Read a channel."""
    overwrites = {
        int(each["id"]): Overwrite(permission_of(each["allow"]), permission_of(each["deny"]))
        for each in one.get("permission_overwrites", ())
    }
    return ChannelFacts(int(one["id"]), one["name"], overwrites, is_text=one["type"] in TEXTS)


def permission_of(bits: str | int) -> Permission:
    """Read rights, those that matter here."""
    return Permission(int(bits) & EVERYTHING)


async def _thread(
    http: HTTPClient, channel_id: int, channels: Mapping[int, ChannelFacts]
) -> ChannelFacts | None:
    """Return a thread with the overwrites of its channel, None for what is gone or hidden."""
    with suppress(discord.NotFound, discord.Forbidden):
        found: Payload = await http.request(Route("GET", "/channels/{channel_id}", channel_id=channel_id))
        parent = channels.get(int(found.get("parent_id") or 0))
        if found["type"] in THREADS and parent is not None:
            return ChannelFacts(channel_id, found["name"], parent.overwrites, is_text=True, is_thread=True)
    return None

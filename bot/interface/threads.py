"""Threads, opened once: Discord takes no nonce for them, so the name carries the mark."""

from contextlib import suppress
from typing import Any

import discord
from discord.http import HTTPClient, Route

from bot.delivery.parcel import Parcel

PUBLIC_THREAD, PRIVATE_THREAD = 11, 12
INVITABLE = False  # only those who run the server may bring others in
ARCHIVE_AFTER = 10080  # minutes: a week
MARK_LENGTH = 8


def name_of(parcel: Parcel) -> str:
    """Return the thread's name: what the parcel says, and a mark of the delivery id."""
    return f"{str(parcel.arguments['name'])[:70]} · {mark_of(parcel.nonce)}"


def mark_of(nonce: str) -> str:
    """Return the part of a delivery id that a thread's name carries."""
    return nonce[:MARK_LENGTH]


async def find_or_open(http: HTTPClient, parcel: Parcel) -> int:
    """Return the id of the parcel's thread; opens it unless the person has one, or an earlier attempt did."""
    if parcel.thread_id is not None and await _is_open(http, parcel.thread_id):
        return parcel.thread_id
    if parcel.tried_before_at is not None:
        found = await _find(http, parcel)
        if found is not None:
            return found
    opened: Any = await http.request(
        Route("POST", "/channels/{channel_id}/threads", channel_id=parcel.channel_id or 0),
        json={"name": name_of(parcel), "auto_archive_duration": ARCHIVE_AFTER, **_kind(parcel)},
    )
    return int(opened["id"])


async def _is_open(http: HTTPClient, thread_id: int) -> bool:
    """Tell whether something can be said in a thread; one that rests is woken."""
    with suppress(discord.NotFound, discord.Forbidden):
        thread: Any = await http.get_channel(thread_id)
        metadata = thread["thread_metadata"]
        if metadata.get("locked"):
            return False
        if metadata["archived"]:
            await http.edit_channel(thread_id, archived=False)
        return True
    return False


def _kind(parcel: Parcel) -> dict[str, Any]:
    if parcel.arguments.get("is_public"):
        return {"type": PUBLIC_THREAD}
    return {"type": PRIVATE_THREAD, "invitable": INVITABLE}


async def _find(http: HTTPClient, parcel: Parcel) -> int | None:
    active: Any = await http.get_active_threads(parcel.guild_id)
    for thread in active["threads"]:
        is_here = int(thread["parent_id"]) == parcel.channel_id
        if is_here and thread["name"] == name_of(parcel):
            return int(thread["id"])
    return None

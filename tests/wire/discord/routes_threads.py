"""Routes of threads: from a message, in a channel, in a forum, and their members."""

from tests.wire.discord.call import Call, Routes
from tests.wire.discord.encoding import Json, timestamp
from tests.wire.discord.limits import check_message
from tests.wire.discord.payloads import (
    FORUM,
    NEWS,
    NEWS_THREAD,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    thread_payload,
)
from tests.wire.discord.permissions import Permission
from tests.wire.discord.refusals import Refused, invalid_form


def start_from_message(call: Call) -> Json:
    """A thread on a message has that message's id, so there is only one."""
    channel = call.channel(Permission.CREATE_PUBLIC_THREADS)
    message = call.world.message(int(channel["id"]), call.id("message_id"))
    thread_id = int(message["id"])
    if thread_id in call.world.channels:
        raise Refused(400, 160004, "A thread has already been created for this message")
    kind = NEWS_THREAD if channel["type"] == NEWS else PUBLIC_THREAD
    thread = _created(call, channel, thread_id, kind)
    message["thread"] = thread
    message["flags"] |= 1 << 5
    return thread


def start_in_channel(call: Call) -> Json:
    parent = call.channel()
    if parent["type"] == FORUM:
        return _forum_post(call, parent)
    kind = call.body.get("type", PRIVATE_THREAD)
    needed = Permission.CREATE_PRIVATE_THREADS if kind == PRIVATE_THREAD else Permission.CREATE_PUBLIC_THREADS
    call.channel(needed)
    return _created(call, parent, call.world.snowflakes.new(), kind)


def list_thread_members(call: Call) -> list[Json]:
    thread = call.channel()
    return [
        _thread_member(thread, user_id)
        for user_id in sorted(call.world.thread_members.get(int(thread["id"]), ()))
    ]


def add_thread_member(call: Call) -> None:
    thread = call.channel()
    user_id = call.id("user_id")
    call.world.guild(int(thread["guild_id"])).member(user_id)
    call.world.thread_members.setdefault(int(thread["id"]), set()).add(user_id)


def remove_thread_member(call: Call) -> None:
    thread = call.channel(Permission.MANAGE_THREADS)
    call.world.thread_members.get(int(thread["id"]), set()).discard(call.id("user_id"))


def join_thread(call: Call) -> None:
    thread = call.channel()
    call.world.thread_members.setdefault(int(thread["id"]), set()).add(call.world.bot_id)


def list_active_threads(call: Call) -> Json:
    guild = call.world.guild(call.id("guild_id"))
    threads = call.world.guild_channels(guild.id, threads=True)
    return {"threads": [one for one in threads if not one["thread_metadata"]["archived"]], "members": []}


def list_archived_threads(call: Call) -> Json:
    parent = call.channel(Permission.READ_MESSAGE_HISTORY)
    threads = call.world.threads_of(int(parent["id"]))
    archived = [one for one in threads if one["thread_metadata"]["archived"]]
    return {"threads": archived, "members": [], "has_more": False}


def _forum_post(call: Call, parent: Json) -> Json:
    call.channel(Permission.SEND_MESSAGES)
    tags = call.body.get("applied_tags") or []
    if set(map(str, tags)) - {tag["id"] for tag in parent["available_tags"]} or len(tags) > 5:
        raise invalid_form("applied_tags: not a tag of this channel, or more than 5")
    message = call.body.get("message") or {}
    check_message(message, has_files=bool(call.request.files))
    thread = _created(call, parent, call.world.snowflakes.new(), PUBLIC_THREAD)
    thread["applied_tags"] = [str(tag) for tag in tags]
    first = call.server.add_message(
        thread, call.world.bot, message, call.request.files, message_id=int(thread["id"])
    )
    return {**thread, "message": first}


def _created(call: Call, parent: Json, thread_id: int, kind: int) -> Json:
    name = call.body.get("name") or ""
    if not 1 <= len(name) <= 100:
        raise invalid_form("name: Must be between 1 and 100 in length.")
    thread = thread_payload(thread_id, parent, name, kind, str(call.world.bot_id))
    thread["thread_metadata"]["auto_archive_duration"] = call.body.get("auto_archive_duration") or 1440
    call.world.add_channel(thread)
    call.world.thread_members[thread_id] = {call.world.bot_id}
    created = {**thread, "newly_created": True, "member": _thread_member(thread, call.world.bot_id)}
    call.server.dispatch_in(thread, "THREAD_CREATE", created)
    return thread


def _thread_member(thread: Json, user_id: int) -> Json:
    return {"id": thread["id"], "user_id": str(user_id), "join_timestamp": timestamp(), "flags": 0}


ROUTES: Routes = {
    ("POST", "/channels/{channel_id}/messages/{message_id}/threads"): start_from_message,
    ("POST", "/channels/{channel_id}/threads"): start_in_channel,
    ("GET", "/channels/{channel_id}/thread-members"): list_thread_members,
    ("PUT", "/channels/{channel_id}/thread-members/@me"): join_thread,
    ("PUT", "/channels/{channel_id}/thread-members/{user_id}"): add_thread_member,
    ("DELETE", "/channels/{channel_id}/thread-members/{user_id}"): remove_thread_member,
    ("GET", "/channels/{channel_id}/threads/archived/public"): list_archived_threads,
    ("GET", "/channels/{channel_id}/threads/archived/private"): list_archived_threads,
    ("GET", "/guilds/{guild_id}/threads/active"): list_active_threads,
}

"""Routes of messages, with enforced nonces (docs: resources/message, "Create Message")."""

from tests.wire.discord.call import Call, Routes
from tests.wire.discord.components import number
from tests.wire.discord.encoding import Json, timestamp
from tests.wire.discord.limits import check_message
from tests.wire.discord.payloads import DIRECT, FORUM, THREADS
from tests.wire.discord.permissions import Permission
from tests.wire.discord.refusals import (
    Refused,
    closed_direct_messages,
    invalid_form,
    missing_permissions,
    unknown,
)


def create_message(call: Call) -> Json:
    """Post once per nonce: a repeated one returns the first message, or 10008 if that was deleted since."""
    channel = call.channel()
    _require_sending(call, channel)
    check_message(call.body, has_files=bool(call.request.files))
    _check_reference(call, channel)
    known = call.server.nonces.find(channel["id"], call.body)
    if known is not None:
        return call.world.message(int(channel["id"]), known)
    message = call.server.add_message(channel, call.world.bot, call.body, call.request.files)
    call.server.nonces.keep(channel["id"], call.body, int(message["id"]))
    return message


def get_message(call: Call) -> Json:
    call.channel(Permission.READ_MESSAGE_HISTORY)
    return call.world.message(call.id("channel_id"), call.id("message_id"))


def list_messages(call: Call) -> list[Json]:
    """Newest first; without Read Message History an empty list, as Discord documents."""
    channel = call.channel()
    if not call.world.permissions(call.world.bot_id, channel) & Permission.READ_MESSAGE_HISTORY:
        return []
    messages = sorted(call.world.messages[int(channel["id"])].items())
    return [message for _, message in reversed(_window(call, messages))]


def edit_message(call: Call) -> Json:
    channel = call.channel()
    message = call.world.message(int(channel["id"]), call.id("message_id"))
    if message["author"]["id"] != str(call.world.bot_id):
        raise Refused(403, 50005, "Cannot edit a message authored by another user")
    apply_edit(message, call.body)
    call.server.dispatch_in(channel, "MESSAGE_UPDATE", call.server.as_event(channel, message))
    return message


def delete_message(call: Call) -> None:
    channel = call.channel()
    message = call.world.message(int(channel["id"]), call.id("message_id"))
    is_own = message["author"]["id"] == str(call.world.bot_id)
    if not is_own and not call.world.permissions(call.world.bot_id, channel) & Permission.MANAGE_MESSAGES:
        raise missing_permissions()
    call.server.delete_message(int(channel["id"]), int(message["id"]))


def apply_edit(message: Json, body: Json) -> None:
    """Change a message in place. Raises Refused."""
    check_message(body, existing=message)
    if message["flags"] & ~(body.get("flags") or 0) & (1 << 15) and body.get("flags") is not None:
        raise invalid_form("flags: MessageFlags.IS_COMPONENTS_V2 cannot be removed")
    for part in ("content", "embeds", "components", "attachments"):
        if part in body:
            message[part] = body[part] or ("" if part == "content" else [])
    message["flags"] |= body.get("flags") or 0
    message["edited_timestamp"] = timestamp()
    number(message["components"])


def _require_sending(call: Call, channel: Json) -> None:
    if channel["type"] == DIRECT:
        if int(channel["recipients"][0]["id"]) in call.world.closed_to_bot:
            raise closed_direct_messages()
        return
    if channel["type"] == FORUM:
        raise Refused(400, 50008, "Cannot send messages in a non-text channel")
    is_thread = channel["type"] in THREADS
    call.channel(Permission.SEND_MESSAGES_IN_THREADS if is_thread else Permission.SEND_MESSAGES)
    if is_thread and channel["thread_metadata"]["locked"]:
        call.channel(Permission.MANAGE_THREADS)
    if is_thread:
        channel["thread_metadata"]["archived"] = False


def _check_reference(call: Call, channel: Json) -> None:
    reference = call.body.get("message_reference")
    if not reference:
        return
    call.channel(Permission.READ_MESSAGE_HISTORY)
    try:
        call.world.message(int(channel["id"]), int(reference["message_id"]))
    except Refused:
        if reference.get("fail_if_not_exists", True):
            raise unknown("Message") from None


def _window(call: Call, messages: list[tuple[int, Json]]) -> list[tuple[int, Json]]:
    query, limit = call.request.query, call.limit(50, 100)
    if "around" in query:
        middle = int(query["around"])
        older = [entry for entry in messages if entry[0] < middle][-(limit // 2) :]
        return older + [entry for entry in messages if entry[0] >= middle][: limit - limit // 2]
    if "after" in query:
        return [entry for entry in messages if entry[0] > int(query["after"])][:limit]
    if "before" in query:
        messages = [entry for entry in messages if entry[0] < int(query["before"])]
    return messages[-limit:]


ROUTES: Routes = {
    ("POST", "/channels/{channel_id}/messages"): create_message,
    ("GET", "/channels/{channel_id}/messages"): list_messages,
    ("GET", "/channels/{channel_id}/messages/{message_id}"): get_message,
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): edit_message,
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"): delete_message,
}

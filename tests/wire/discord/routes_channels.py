"""Routes of channels: read, change, delete, open a direct one."""

from tests.wire.discord.call import Call, Routes
from tests.wire.discord.encoding import Json
from tests.wire.discord.payloads import DIRECT, THREADS
from tests.wire.discord.permissions import Permission
from tests.wire.discord.refusals import missing_permissions

CHANGEABLE = frozenset(
    {
        "name",
        "topic",
        "parent_id",
        "nsfw",
        "rate_limit_per_user",
        "permission_overwrites",
        "available_tags",
        "position",
    }
)
IN_METADATA = frozenset({"archived", "locked", "auto_archive_duration", "invitable"})


def get_channel(call: Call) -> Json:
    return call.channel()


def patch_channel(call: Call) -> Json:
    """Change a channel or thread, after the right that Discord asks for."""
    channel = call.channel()
    is_thread = channel["type"] in THREADS
    _require_change(call, channel, is_thread=is_thread)
    for name, value in call.body.items():
        if is_thread and name in IN_METADATA:
            channel["thread_metadata"][name] = value
        elif name in CHANGEABLE or (is_thread and name == "applied_tags"):
            channel[name] = value
    call.server.dispatch_in(channel, "THREAD_UPDATE" if is_thread else "CHANNEL_UPDATE", channel)
    return channel


def delete_channel(call: Call) -> Json:
    channel = call.channel()
    if channel["type"] == DIRECT:
        return channel
    _require_change(call, channel, is_thread=False)
    return call.server.remove_channel(int(channel["id"]))


def open_direct(call: Call) -> Json:
    return call.world.direct_channel(int(call.body["recipient_id"]))


def trigger_typing(call: Call) -> None:
    call.channel(Permission.SEND_MESSAGES)


def _require_change(call: Call, channel: Json, *, is_thread: bool) -> None:
    needed = Permission.MANAGE_THREADS if channel["type"] in THREADS else Permission.MANAGE_CHANNELS
    is_owner = is_thread and channel["owner_id"] == str(call.world.bot_id)
    if not is_owner and not call.world.permissions(call.world.bot_id, channel) & needed:
        raise missing_permissions()


ROUTES: Routes = {
    ("GET", "/channels/{channel_id}"): get_channel,
    ("PATCH", "/channels/{channel_id}"): patch_channel,
    ("DELETE", "/channels/{channel_id}"): delete_channel,
    ("POST", "/channels/{channel_id}/typing"): trigger_typing,
    ("POST", "/users/@me/channels"): open_direct,
}

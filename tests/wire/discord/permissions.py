"""Discord's permission algorithm (docs: topics, "Permissions")."""

from enum import IntFlag

from tests.wire.discord.encoding import Json


class Permission(IntFlag):
    """The rights that this server checks."""

    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38


ALL = (1 << 53) - 1
EVERYONE = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
BOT = (
    EVERYONE
    | Permission.MANAGE_CHANNELS
    | Permission.MANAGE_ROLES
    | Permission.MANAGE_MESSAGES
    | Permission.MANAGE_THREADS
    | Permission.VIEW_AUDIT_LOG
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.MENTION_EVERYONE
)


def base_permissions(guild: Json, member: Json) -> int:
    """Return what a member may do in the whole guild."""
    if guild["owner_id"] == member["user"]["id"]:
        return ALL
    held = {guild["id"], *member["roles"]}
    total = 0
    for role in guild["roles"]:
        total |= int(role["permissions"]) if role["id"] in held else 0
    return ALL if total & Permission.ADMINISTRATOR else total


def channel_permissions(guild: Json, member: Json, overwrites: list[Json]) -> int:
    """Return what a member may do in a channel with these overwrites."""
    total = base_permissions(guild, member)
    if total == ALL:
        return ALL
    by_id = {overwrite["id"]: overwrite for overwrite in overwrites}
    total = _overwritten(total, [by_id[guild["id"]]] if guild["id"] in by_id else [])
    total = _overwritten(total, [by_id[role_id] for role_id in member["roles"] if role_id in by_id])
    own = by_id.get(member["user"]["id"])
    return _overwritten(total, [own] if own else [])


def _overwritten(total: int, overwrites: list[Json]) -> int:
    deny = allow = 0
    for overwrite in overwrites:
        deny |= int(overwrite["deny"])
        allow |= int(overwrite["allow"])
    return (total & ~deny) | allow

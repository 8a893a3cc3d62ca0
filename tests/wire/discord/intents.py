"""Which intent lets which event through (docs: events/gateway, "List of Intents")."""

from tests.wire.discord.encoding import Json

GUILDS, MEMBERS, MODERATION = 1 << 0, 1 << 1, 1 << 2
GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT, SCHEDULED_EVENTS = 1 << 9, 1 << 12, 1 << 15, 1 << 16

_NEEDED = {
    "CHANNEL_CREATE": GUILDS,
    "CHANNEL_DELETE": GUILDS,
    "CHANNEL_UPDATE": GUILDS,
    "GUILD_AUDIT_LOG_ENTRY_CREATE": MODERATION,
    "GUILD_BAN_ADD": MODERATION,
    "GUILD_BAN_REMOVE": MODERATION,
    "GUILD_CREATE": GUILDS,
    "GUILD_DELETE": GUILDS,
    "GUILD_MEMBER_ADD": MEMBERS,
    "GUILD_MEMBER_REMOVE": MEMBERS,
    "GUILD_MEMBER_UPDATE": MEMBERS,
    "GUILD_ROLE_CREATE": GUILDS,
    "GUILD_ROLE_DELETE": GUILDS,
    "GUILD_ROLE_UPDATE": GUILDS,
    "GUILD_SCHEDULED_EVENT_CREATE": SCHEDULED_EVENTS,
    "GUILD_UPDATE": GUILDS,
    "THREAD_CREATE": GUILDS,
    "THREAD_DELETE": GUILDS,
    "THREAD_UPDATE": GUILDS,
}


def wanted(event: str, data: Json, intents: int) -> bool:
    """Tell whether a session with these intents gets the event."""
    if event.startswith("MESSAGE_"):
        return bool(intents & (GUILD_MESSAGES if "guild_id" in data else DIRECT_MESSAGES))
    return event not in _NEEDED or bool(intents & _NEEDED[event])

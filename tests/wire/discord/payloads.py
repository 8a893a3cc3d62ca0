"""The objects of Discord's API as JSON, with every field that discord.py reads."""

from tests.wire.discord.encoding import Json, timestamp
from tests.wire.discord.permissions import EVERYONE

TEXT, DIRECT, CATEGORY, NEWS, NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD, FORUM = 0, 1, 4, 5, 10, 11, 12, 15
THREADS = (NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD)


def user_payload(user_id: int, name: str, *, bot: bool = False) -> Json:
    """Return a user."""
    return {
        "id": str(user_id),
        "username": name.lower().replace(" ", "."),
        "global_name": None if bot else name,
        "discriminator": "0",
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
    }


def member_payload(user: Json, role_ids: list[int], *, pending: bool = False, flags: int = 0) -> Json:
    """Return a guild member."""
    return {
        "user": user,
        "nick": None,
        "avatar": None,
        "roles": [str(role_id) for role_id in role_ids],
        "joined_at": timestamp(),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": pending,
        "flags": flags,
        "communication_disabled_until": None,
    }


def role_payload(
    role_id: int, name: str, *, permissions: int = 0, position: int = 1, bot_id: int | None = None
) -> Json:
    """Return a role; with `bot_id` the managed role of a bot."""
    return {
        "id": str(role_id),
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": position,
        "permissions": str(int(permissions)),
        "managed": bot_id is not None,
        "mentionable": False,
        "flags": 0,
        "tags": {"bot_id": str(bot_id)} if bot_id is not None else {},
    }


def channel_payload(channel_id: int, guild_id: int, name: str, kind: int = TEXT) -> Json:
    """Return a channel of a guild, not a thread."""
    return {
        "id": str(channel_id),
        "guild_id": str(guild_id),
        "type": kind,
        "name": name,
        "position": 0,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "flags": 0,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "permission_overwrites": [],
        **({"available_tags": [], "default_reaction_emoji": None} if kind == FORUM else {}),
    }


def thread_payload(thread_id: int, parent: Json, name: str, kind: int, owner_id: str) -> Json:
    """Return a thread below a channel."""
    return {
        "id": str(thread_id),
        "guild_id": parent["guild_id"],
        "parent_id": parent["id"],
        "owner_id": owner_id,
        "type": kind,
        "name": name,
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
        "applied_tags": [],
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": timestamp(),
            "locked": False,
            "invitable": True,
            "create_timestamp": timestamp(),
        },
    }


def direct_channel_payload(channel_id: int, recipient: Json) -> Json:
    """Return the direct channel between the bot and a person."""
    return {
        "id": str(channel_id),
        "type": DIRECT,
        "recipients": [recipient],
        "last_message_id": None,
        "flags": 0,
    }


def guild_payload(guild_id: int, name: str, owner_id: int, locale: str) -> Json:
    """Return a guild with its role @everyone, without channels and members."""
    return {
        "id": str(guild_id),
        "name": name,
        "owner_id": str(owner_id),
        "preferred_locale": locale,
        "roles": [role_payload(guild_id, "@everyone", permissions=EVERYONE, position=0)],
        "emojis": [],
        "stickers": [],
        "features": ["COMMUNITY"],
        "region": "deprecated",
        "icon": None,
        "splash": None,
        "banner": None,
        "description": None,
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "application_id": None,
        "verification_level": 1,
        "default_message_notifications": 1,
        "explicit_content_filter": 2,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "vanity_url_code": None,
        "max_members": 500_000,
        "incidents_data": None,
    }


def message_payload(message_id: int, channel: Json, author: Json, body: Json) -> Json:
    """Return a message made of a request body that was already checked."""
    return {
        "id": str(message_id),
        "channel_id": channel["id"],
        "type": 0,
        "author": author,
        "content": body.get("content") or "",
        "embeds": [{"type": "rich", **embed} for embed in body.get("embeds") or []],
        "components": body.get("components") or [],
        "attachments": body.get("attachments") or [],
        "flags": body.get("flags") or 0,
        "timestamp": timestamp(),
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "nonce": body.get("nonce"),
    }

"""Changes of members that discord.py would drop because the member is not cached.

Nobody is cached here, so the library's own `on_member_update` never comes. A hook in front of its handler of
the gateway event GUILD_MEMBER_UPDATE dispatches `member_changed` with a plain record instead.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord

ONBOARDING = "GUILD_ONBOARDING"  # a feature that Discord sends and does not describe
COMPLETED_ONBOARDING = 1 << 1  # https://docs.discord.com/developers/resources/guild#guild-member-object


@dataclass(frozen=True, slots=True)
class MemberChanged:
    """What Discord says about a member now; it does not say what changed."""

    guild_id: int
    member_id: int
    name: str
    role_ids: frozenset[int]
    is_bot: bool
    is_pending: bool
    has_completed_onboarding: bool
    joined_at: datetime | None


def uses_onboarding(guild: discord.Guild | None) -> bool:
    """Tell whether a server seems to use Discord's own onboarding."""
    features: list[str] = [] if guild is None else list(guild.features)
    return ONBOARDING in features


def hook_member_updates(client: discord.Client) -> None:
    """Dispatch `member_changed` for every GUILD_MEMBER_UPDATE, before the library's own handling."""
    parsers = client._connection.parsers  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - no public raw event
    parsers["GUILD_MEMBER_UPDATE"] = _announcing(client, parsers["GUILD_MEMBER_UPDATE"])


def _announcing(
    client: discord.Client, handle: Callable[[dict[str, Any]], None]
) -> Callable[[dict[str, Any]], None]:
    def announce(data: dict[str, Any]) -> None:
        client.dispatch("member_changed", _member_changed(data))
        handle(data)

    return announce


def _member_changed(data: dict[str, Any]) -> MemberChanged:
    user = data["user"]
    return MemberChanged(
        guild_id=int(data["guild_id"]),
        member_id=int(user["id"]),
        name=data.get("nick") or user.get("global_name") or user["username"],
        role_ids=frozenset(int(role_id) for role_id in data["roles"]),
        is_bot=bool(user.get("bot")),
        is_pending=bool(data.get("pending")),
        has_completed_onboarding=bool(int(data.get("flags") or 0) & COMPLETED_ONBOARDING),
        joined_at=discord.utils.parse_time(data.get("joined_at")),
    )

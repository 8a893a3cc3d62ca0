"""Asks Discord who is in a server and who changed roles: through REST, by id, never through the cache."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import aiohttp
import discord
from discord.http import Route

from bot.community.reconciling.roster import Facts, Page, Present, RoleChange, Trail, Unanswered
from bot.interface.client import CommunityBot
from bot.interface.members import COMPLETED_ONBOARDING, ONBOARDING

PAGE = 1000  # members, Discord's most
ENTRIES = 100  # of the audit log in one request, Discord's most
PAGES = 10  # of the audit log; what is older is nobody known
KEPT = timedelta(days=45)  # by Discord's audit log
_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = 500
_MEMBER_ROLE_UPDATE = discord.AuditLogAction.member_role_update.value
_ADDED, _REMOVED = "$add", "$remove"


class DiscordRoster:
    """The answers as plain values."""

    def __init__(self, client: CommunityBot) -> None:
        self._client = client

    async def facts(self, guild_id: int) -> Facts | None:
        """Return how a server is; None: the bot is not in it."""
        http = self._client.http
        guild = await _asked(lambda: http.get_guild(guild_id, with_counts=False))
        own = guild and await _asked(lambda: http.get_member(guild_id, self._own_id))
        if not guild or not own:
            return None
        features: Sequence[str] = guild["features"]
        uses_onboarding = ONBOARDING in features
        if "COMMUNITY" in features:  # no other server can have it, or is asked
            route = Route("GET", "/guilds/{guild_id}/onboarding", guild_id=guild_id)
            answer: Any = await _asked(lambda: http.request(route))
            uses_onboarding = bool(answer and answer["enabled"])
        return Facts(guild["name"], uses_onboarding, _givable(guild, own["roles"], self._own_id))

    async def page(self, guild_id: int, after: int) -> Page:
        """Return the members whose ids follow `after`."""
        answer: Any = await _asked(lambda: self._client.http.get_members(guild_id, PAGE, after or None))
        found: list[Any] = answer or []
        last = int(found[-1]["user"]["id"]) if len(found) == PAGE else None
        return Page([_present(one) for one in found if not one["user"].get("bot")], last)

    async def one(self, guild_id: int, user_id: int) -> Present | None:
        """Return one member; None: not in the server."""
        found = await _asked(lambda: self._client.http.get_member(guild_id, user_id))
        return None if found is None else _present(found)

    async def trail(self, guild_id: int) -> Trail | None:
        """Return what the audit log knows of members' roles; None: the bot may not read it."""
        changes: list[RoleChange] = []
        before, since = None, discord.utils.utcnow() - KEPT
        for _ in range(PAGES):
            log: Any = await _asked(lambda before=before: self._entries(guild_id, before))
            if log is None:
                return None
            changes += _changes(log, self._own_id)
            entries = log["audit_log_entries"]
            if len(entries) < ENTRIES:
                return Trail(changes, since)
            before = min(int(entry["id"]) for entry in entries)
        return Trail(changes, discord.utils.snowflake_time(before or 0))

    @property
    def _own_id(self) -> int:
        return 0 if self._client.user is None else self._client.user.id

    def _entries(self, guild_id: int, before: int | None) -> Awaitable[Any]:
        action: Any = _MEMBER_ROLE_UPDATE
        return self._client.http.get_audit_logs(guild_id, limit=ENTRIES, before=before, action_type=action)


async def _asked(request: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401 - Discord's JSON
    """Return an answer; None for what is not there or not for us to see. Raises Unanswered."""
    try:
        return await request()
    except (discord.NotFound, discord.Forbidden):
        return None
    except discord.RateLimited as limited:
        raise Unanswered(str(limited)) from limited
    except discord.HTTPException as failure:
        if failure.status >= _SERVER_ERRORS or failure.status == _TOO_MANY_REQUESTS:
            raise Unanswered(str(failure)) from failure
        raise
    except (aiohttp.ClientError, OSError) as failure:  # TimeoutError is one of the latter
        raise Unanswered(repr(failure)) from failure


def _givable(guild: Mapping[str, Any], own_roles: Iterable[str], own_id: int) -> dict[int, bool]:
    """Return every role, and whether the bot can give it: with the right, and from above."""
    held = {guild["id"], *own_roles}
    own = [role for role in guild["roles"] if role["id"] in held]
    rights = discord.Permissions(0)
    for role in own:
        rights |= discord.Permissions(int(role["permissions"]))
    may = rights.manage_roles or rights.administrator or int(guild["owner_id"]) == own_id
    top = max((role["position"] for role in own), default=0)
    return {
        int(role["id"]): may and not role["managed"] and role["position"] < top for role in guild["roles"]
    }


def _present(member: Mapping[str, Any]) -> Present:
    return Present(
        user_id=int(member["user"]["id"]),
        joined_at=discord.utils.parse_time(member.get("joined_at") or "") or discord.utils.utcnow(),
        is_pending=bool(member.get("pending")),
        has_completed_onboarding=bool(int(member.get("flags") or 0) & COMPLETED_ONBOARDING),
        role_ids=frozenset(int(role_id) for role_id in member["roles"]),
    )


def _changes(log: Mapping[str, Any], own_id: int) -> list[RoleChange]:
    bots = {int(user["id"]): bool(user.get("bot")) for user in log["users"]}
    return [
        RoleChange(
            entry_id=int(entry["id"]),
            at=discord.utils.snowflake_time(int(entry["id"])),
            user_id=int(entry["target_id"]),
            role_id=int(role["id"]),
            was_added=change["key"] == _ADDED,
            by_user_id=int(entry["user_id"]) if int(entry["user_id"] or 0) in bots else None,
            by_bot=bots.get(int(entry["user_id"] or 0), False),
            by_us=int(entry["user_id"] or 0) == own_id,
        )
        for entry in log["audit_log_entries"]
        if entry["target_id"]
        for change in entry.get("changes") or ()
        if change["key"] in (_ADDED, _REMOVED)
        for role in change.get("new_value") or ()
    ]

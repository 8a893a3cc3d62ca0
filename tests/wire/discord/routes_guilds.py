"""Routes of a guild: itself, its channels and roles, its audit log, its onboarding."""

from tests.wire.discord.call import Call, Routes
from tests.wire.discord.encoding import Json
from tests.wire.discord.payloads import channel_payload, role_payload
from tests.wire.discord.permissions import Permission
from tests.wire.discord.refusals import invalid_form, missing_permissions

EMPTY_PARTS = (
    "application_commands",
    "auto_moderation_rules",
    "guild_scheduled_events",
    "integrations",
    "threads",
    "webhooks",
)


def get_guild(call: Call) -> Json:
    guild = call.world.guild(call.id("guild_id"))
    return {**guild.payload, "approximate_member_count": len(guild.members)}


def list_channels(call: Call) -> list[Json]:
    return call.world.guild_channels(call.world.guild(call.id("guild_id")).id)


def create_channel(call: Call) -> Json:
    guild = call.world.guild(call.id("guild_id"))
    call.require(guild.id, Permission.MANAGE_CHANNELS)
    body = call.body
    if not 1 <= len(body["name"]) <= 100:
        raise invalid_form("name: Must be between 1 and 100 in length.")
    channel = channel_payload(call.world.snowflakes.new(), guild.id, body["name"], body.get("type") or 0)
    channel.update(
        {
            name: value
            for name, value in body.items()
            if name in channel and name != "type" and value is not None
        }
    )
    channel["permission_overwrites"] = [_overwrite(one) for one in channel["permission_overwrites"]]
    call.world.add_channel(channel)
    call.server.dispatch(guild.id, "CHANNEL_CREATE", channel)
    return channel


def list_roles(call: Call) -> list[Json]:
    return call.world.guild(call.id("guild_id")).roles


def create_role(call: Call) -> Json:
    guild = call.world.guild(call.id("guild_id"))
    call.require(guild.id, Permission.MANAGE_ROLES)
    permissions = int(call.body.get("permissions") or 0)
    if permissions & ~call.server.guild_permissions(guild.id, call.world.bot_id):
        raise missing_permissions()
    role = role_payload(
        call.world.snowflakes.new(), call.body.get("name") or "new role", permissions=permissions
    )
    role["mentionable"] = bool(call.body.get("mentionable"))
    guild.roles.append(role)
    call.server.dispatch(guild.id, "GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": role})
    return role


def get_audit_log(call: Call) -> Json:
    """Newest first, with the users that the entries name."""
    guild = call.world.guild(call.id("guild_id"))
    call.require(guild.id, Permission.VIEW_AUDIT_LOG)
    query = call.request.query
    entries = [
        entry
        for entry in reversed(guild.audit_log)
        if query.get("action_type") in (None, str(entry["action_type"]))
        and query.get("user_id") in (None, entry["user_id"])
        and int(entry["id"]) < int(query.get("before") or 2**63)
        and int(entry["id"]) > int(query.get("after") or 0)
    ][: call.limit(50, 100)]
    named = {entry[key] for entry in entries for key in ("user_id", "target_id")}
    empty: Json = {part: [] for part in EMPTY_PARTS}
    users = [user for user_id, user in call.world.users.items() if str(user_id) in named]
    return {**empty, "audit_log_entries": entries, "users": users}


def get_onboarding(call: Call) -> Json:
    guild = call.world.guild(call.id("guild_id"))
    empty: Json = {"prompts": [], "default_channel_ids": [], "enabled": False, "mode": 0}
    return {"guild_id": str(guild.id), **empty, **guild.onboarding}


def _overwrite(one: Json) -> Json:
    return {
        "id": str(one["id"]),
        "type": one.get("type") or 0,
        "allow": str(one.get("allow") or 0),
        "deny": str(one.get("deny") or 0),
    }


ROUTES: Routes = {
    ("GET", "/guilds/{guild_id}"): get_guild,
    ("GET", "/guilds/{guild_id}/channels"): list_channels,
    ("POST", "/guilds/{guild_id}/channels"): create_channel,
    ("GET", "/guilds/{guild_id}/roles"): list_roles,
    ("POST", "/guilds/{guild_id}/roles"): create_role,
    ("GET", "/guilds/{guild_id}/audit-logs"): get_audit_log,
    ("GET", "/guilds/{guild_id}/onboarding"): get_onboarding,
}

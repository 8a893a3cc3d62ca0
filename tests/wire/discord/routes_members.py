"""Routes of members and users: look up, list, search, nickname, roles."""

from tests.wire.discord.call import Call, Routes
from tests.wire.discord.encoding import Json
from tests.wire.discord.permissions import Permission
from tests.wire.discord.refusals import missing_permissions, unknown
from tests.wire.discord.world import Guild


def get_user(call: Call) -> Json:
    user = call.world.users.get(call.id("user_id"))
    if user is None:
        raise unknown("User")
    return user


def get_member(call: Call) -> Json:
    return call.world.guild(call.id("guild_id")).member(call.id("user_id"))


def list_members(call: Call) -> list[Json]:
    guild = call.world.guild(call.id("guild_id"))
    after = int(call.request.query.get("after") or 0)
    return [member for user_id, member in sorted(guild.members.items()) if user_id > after][
        : call.limit(1, 1000)
    ]


def search_members(call: Call) -> list[Json]:
    guild = call.world.guild(call.id("guild_id"))
    wanted = call.request.query.get("query", "").lower()
    found = [
        member for member in guild.members.values() if any(name.startswith(wanted) for name in _names(member))
    ]
    return found[: call.limit(1, 1000)]


def patch_member(call: Call) -> Json:
    guild = call.world.guild(call.id("guild_id"))
    member = guild.member(call.id("user_id"))
    if "nick" in call.body:
        call.require(guild.id, Permission.MANAGE_NICKNAMES)
        member["nick"] = call.body["nick"]
    if "roles" in call.body:
        call.require(guild.id, Permission.MANAGE_ROLES)
        member["roles"] = [str(role_id) for role_id in call.body["roles"]]
    call.server.member_changed(guild.id, call.id("user_id"))
    return member


def add_role(call: Call) -> None:
    guild, role_id = _governable(call)
    held = guild.member(call.id("user_id"))["roles"]
    if str(role_id) not in held:
        call.server.set_roles(guild.id, call.id("user_id"), [*map(int, held), role_id], by=call.world.bot_id)


def remove_role(call: Call) -> None:
    guild, role_id = _governable(call)
    held = guild.member(call.id("user_id"))["roles"]
    if str(role_id) in held:
        kept = [int(one) for one in held if one != str(role_id)]
        call.server.set_roles(guild.id, call.id("user_id"), kept, by=call.world.bot_id)


def _governable(call: Call) -> tuple[Guild, int]:
    """Return guild and role if the bot may give that role: the right, and a place above it."""
    guild = call.world.guild(call.id("guild_id"))
    guild.member(call.id("user_id"))
    role = guild.role(call.id("role_id"))
    call.require(guild.id, Permission.MANAGE_ROLES)
    if role["managed"] or role["position"] >= guild.top_position(call.world.bot_id):
        raise missing_permissions()
    return guild, int(role["id"])


def _names(member: Json) -> list[str]:
    names = (member["nick"], member["user"]["global_name"], member["user"]["username"])
    return [name.lower() for name in names if name]


ROUTES: Routes = {
    ("GET", "/users/{user_id}"): get_user,
    ("GET", "/guilds/{guild_id}/members"): list_members,
    ("GET", "/guilds/{guild_id}/members/search"): search_members,
    ("GET", "/guilds/{guild_id}/members/{user_id}"): get_member,
    ("PATCH", "/guilds/{guild_id}/members/{user_id}"): patch_member,
    ("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}"): add_role,
    ("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}"): remove_role,
}

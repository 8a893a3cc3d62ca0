"""Routes of the application itself: who it is, where its gateway is, which commands it has."""

from typing import Any

from tests.wire.discord.call import Call, Routes
from tests.wire.discord.encoding import Json
from tests.wire.discord.refusals import invalid_form, unknown

CHAT_INPUT = 1


def get_gateway(call: Call) -> Json:
    return {
        "url": call.server.gateway_url,
        "shards": call.server.recommended_shards,
        "session_start_limit": {
            "total": 1000,
            "remaining": call.server.identifies_left,
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        },
    }


def get_me(call: Call) -> Json:
    return {**call.world.bot, "mfa_enabled": True, "verified": True, "locale": "en-US", "flags": 0}


def get_application(call: Call) -> Json:
    owner = next(iter(call.world.users.values()))
    return {
        "id": str(call.world.application_id),
        "name": call.world.bot["username"],
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": owner,
        "team": None,
        "verify_key": "00" * 32,
        "flags": call.server.application_flags,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "approximate_guild_count": len(call.world.guilds),
        "integration_types_config": {"0": {}, "1": {}},
    }


def get_commands(call: Call) -> list[Json]:
    return list(_scope(call).values())


def put_commands(call: Call) -> list[Json]:
    """Replace all commands; a command of the same type and name keeps its id."""
    bodies: list[Json] = call.request.body or []
    keys = [(body.get("type") or CHAT_INPUT, body["name"]) for body in bodies]
    if len(set(keys)) != len(keys):
        raise invalid_form("commands: Application command names must be unique")
    known = _scope(call)
    commands = {key: _command(call, body, known.get(key)) for key, body in zip(keys, bodies, strict=True)}
    call.world.commands[_guild_id(call)] = commands
    return list(commands.values())


def _command(call: Call, body: Json, known: Json | None) -> Json:
    return {
        "options": [],
        "default_member_permissions": None,
        "contexts": None,
        "integration_types": [0],
        "nsfw": False,
        "description": "",
        **{name: value for name, value in body.items() if name != "id" and value is not None},
        "type": body.get("type") or CHAT_INPUT,
        "id": known["id"] if known else str(call.world.snowflakes.new()),
        "application_id": str(call.world.application_id),
        "version": str(call.world.snowflakes.new()),
        **({"guild_id": str(_guild_id(call))} if _guild_id(call) else {}),
    }


def _guild_id(call: Call) -> int | None:
    return call.id("guild_id") if "guild_id" in call.parameters else None


def _scope(call: Call) -> dict[tuple[int, str], Any]:
    if call.id("application_id") != call.world.application_id:
        raise unknown("Application Command")
    return call.world.commands.setdefault(_guild_id(call), {})


ROUTES: Routes = {
    ("GET", "/gateway/bot"): get_gateway,
    ("GET", "/users/@me"): get_me,
    ("GET", "/oauth2/applications/@me"): get_application,
    ("GET", "/applications/@me"): get_application,
    ("GET", "/applications/{application_id}/commands"): get_commands,
    ("PUT", "/applications/{application_id}/commands"): put_commands,
    ("GET", "/applications/{application_id}/guilds/{guild_id}/commands"): get_commands,
    ("PUT", "/applications/{application_id}/guilds/{guild_id}/commands"): put_commands,
}

"""Finds what is wrong with a server: asks Discord, and lets the rules of `bot.community.server` judge."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

import aiohttp
import discord
from discord import app_commands
from discord.http import HTTPClient, Route

from bot.community.server.building import Building
from bot.community.server.problems import Problem, hidden_from, problems
from bot.community.settings import Holder
from bot.errors import Unavailable
from bot.interface.permissions import Right, right_of
from bot.interface.survey import survey

ROLE = 1  # the kind of an entry in the permissions of a command


async def examine(
    client: discord.Client, tree: app_commands.CommandTree[Any], building: Building, guild_id: int
) -> tuple[Problem, ...]:
    """Return everything that is wrong with a server. Raises Unavailable."""
    around = await building.circumstances(guild_id)
    facts = await survey(client, guild_id, (*around.settings.channels.values(), *around.held))
    moderators = around.settings.roles.get(Holder.MODERATOR)
    if moderators is None:
        return problems(facts, around)
    try:
        hidden = await _hidden_commands(client, tree, guild_id, moderators)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        raise Unavailable("setup-unseen") from error
    return problems(facts, replace(around, hidden_commands=hidden))


async def _hidden_commands(
    client: discord.Client, tree: app_commands.CommandTree[Any], guild_id: int, role_id: int
) -> tuple[str, ...]:
    """Return the moderators' commands that a role was not allowed under the server's Integrations."""
    application_id = client.application_id or 0
    wanted = _for_moderators(tree)
    commands = cast("list[Mapping[str, Any]]", await client.http.get_global_commands(application_id))
    ids = {one["name"]: int(one["id"]) for one in commands if one["name"] in wanted}
    asked = [
        _said_of(client.http, application_id, guild_id, each) for each in (application_id, *ids.values())
    ]
    of_app, *of_commands = await asyncio.gather(*asked)
    return hidden_from((role_id, guild_id), dict(zip(ids, of_commands, strict=True)), of_app)


async def _said_of(
    http: HTTPClient, application_id: int, guild_id: int, command_id: int
) -> Mapping[int, bool]:
    """Return which roles a command, or the whole app, is allowed or denied to, where it is said."""
    route = Route(
        "GET",
        "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions",
        application_id=application_id,
        guild_id=guild_id,
        command_id=command_id,
    )
    try:
        found: Any = await http.request(route)
    except discord.NotFound:
        return {}
    entries: Iterable[Any] = found["permissions"]
    return {int(one["id"]): bool(one["permission"]) for one in entries if one["type"] == ROLE}


def _for_moderators(tree: app_commands.CommandTree[Any]) -> list[str]:
    roots = tree.get_commands(type=discord.AppCommandType.chat_input)
    return [root.name for root in roots if right_of(root) is Right.MODERATOR]

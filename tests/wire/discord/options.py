"""Turns what a person types after a slash into the data of an interaction, by the registered command."""

from typing import Any

from tests.wire.discord.attachments import Attachments
from tests.wire.discord.call import SentFile
from tests.wire.discord.encoding import Json
from tests.wire.discord.world import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(
    1, 12
)


class NotRegistered(AssertionError):
    """The client would not let a person send this: no such command, option or choice is registered."""


def find_command(world: World, name: str, guild_id: int | None) -> Json:
    """Return the registered slash command of this name, the guild's own first."""
    for scope in (guild_id, None):
        command = world.commands.get(scope, {}).get((1, name))
        if command is not None:
            return command
    known = sorted(registered for _, registered in world.commands[None])
    raise NotRegistered(f"/{name} is not registered; registered: {known}")


class CommandData:
    """Builds the `data` of one use of a command."""

    def __init__(self, world: World, attachments: Attachments, guild_id: int | None) -> None:
        self._world = world
        self._attachments = attachments
        self._guild_id = guild_id
        self._resolved: Json = {}

    def of(self, path: str, values: Json, focused: str | None = None) -> Json:
        """Return the data for "root group sub" with these option values; `focused` asks for suggestions."""
        root, *rest = path.removeprefix("/").split()
        command = find_command(self._world, root, self._guild_id)
        options = self._nested(command, rest, values, focused)
        data: Json = {"id": command["id"], "name": root, "type": 1, "options": options}
        if self._resolved:
            data["resolved"] = self._resolved
        return data

    def _nested(self, holder: Json, rest: list[str], values: Json, focused: str | None) -> list[Json]:
        options = {option["name"]: option for option in holder.get("options") or []}
        if not rest:
            return self._filled(holder["name"], options, values, focused)
        if rest[0] not in options or options[rest[0]]["type"] not in (SUBCOMMAND, GROUP):
            raise NotRegistered(f"{holder['name']} has no {rest[0]!r}; it has {sorted(options)}")
        child = options[rest[0]]
        return [
            {
                "name": rest[0],
                "type": child["type"],
                "options": self._nested(child, rest[1:], values, focused),
            }
        ]

    def _filled(self, name: str, options: dict[str, Json], values: Json, focused: str | None) -> list[Json]:
        if any(option["type"] in (SUBCOMMAND, GROUP) for option in options.values()):
            raise NotRegistered(f"{name} needs a subcommand: {sorted(options)}")
        missing = {key for key, option in options.items() if option.get("required")} - set(values)
        if (missing and focused is None) or set(values) - set(options):
            raise NotRegistered(
                f"{name} has the options {sorted(options)}; missing {sorted(missing)}, given {sorted(values)}"
            )
        return [self._value(options[key], value, is_focused=key == focused) for key, value in values.items()]

    def _value(self, option: Json, value: Any, *, is_focused: bool) -> Json:
        filled: Json = {"name": option["name"], "type": option["type"], "value": value}
        if is_focused:
            return {**filled, "value": str(value), "focused": True}
        choices = [choice["value"] for choice in option.get("choices") or []]
        if choices and value not in choices:
            raise NotRegistered(f"{option['name']} takes one of {choices}, not {value!r}")
        if option["type"] == STRING and not option.get("min_length", 0) <= len(value) <= option.get(
            "max_length", 6000
        ):
            raise NotRegistered(f"{option['name']}: {len(value)} characters is out of range")
        if option["type"] == CHANNEL and option.get("channel_types"):
            self._check_channel_kind(option, int(value))
        filled["value"] = self._resolve(option["type"], value)
        return filled

    def _check_channel_kind(self, option: Json, channel_id: int) -> None:
        if self._world.channel(channel_id)["type"] not in option["channel_types"]:
            raise NotRegistered(f"{option['name']} does not offer this channel")

    def _resolve(self, kind: int, value: Any) -> Any:
        if kind == CHANNEL:
            self._resolve_channel(int(value))
        elif kind == ROLE:
            self._resolve_role(int(value))
        elif kind == USER:
            self._resolve_user(int(value))
        elif kind == ATTACHMENT:
            return self._resolve_attachment(value)
        return str(value) if kind in (CHANNEL, ROLE, USER, MENTIONABLE) else value

    def _resolve_channel(self, channel_id: int) -> None:
        channel = {**self._world.channel(channel_id), "permissions": str((1 << 53) - 1)}
        self._resolved.setdefault("channels", {})[channel["id"]] = channel

    def _resolve_role(self, role_id: int) -> None:
        assert self._guild_id is not None
        role = self._world.guild(self._guild_id).role(role_id)
        self._resolved.setdefault("roles", {})[role["id"]] = role

    def resolved_by_select(self, select_kind: int, values: list[str]) -> Json:
        """Return the objects that a user, role or channel select names."""
        kind = {5: USER, 6: ROLE, 8: CHANNEL}.get(select_kind)
        for value in values if kind else []:
            self._resolve(kind or 0, value)
        return self._resolved

    def _resolve_user(self, user_id: int) -> None:
        self._resolved.setdefault("users", {})[str(user_id)] = self._world.users[user_id]
        member = self._world.guilds[self._guild_id].members.get(user_id) if self._guild_id else None
        if member:
            partial = {key: part for key, part in member.items() if key not in ("user", "deaf", "mute")}
            self._resolved.setdefault("members", {})[str(user_id)] = {**partial, "permissions": "0"}

    def _resolve_attachment(self, file: SentFile) -> str:
        [kept] = self._attachments.keep([file])
        self._resolved.setdefault("attachments", {})[kept["id"]] = kept
        return kept["id"]

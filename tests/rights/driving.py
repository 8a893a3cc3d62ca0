"""Uses a handler as somebody would, past what Discord's client hides: the payload is what Discord sends."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import discord
from simcord.backend import serializers
from simcord.interactions import base_payload

from bot.interface.doors import Action, Form
from tests.journeys.town import Town
from tests.rights.cast import Walker
from tests.rights.handlers import custom_ids

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
PRIVATE, COMPONENTS_V2 = 1 << 6, 1 << 15
OWN_PATHS = ("/interactions/", "/webhooks/")

Option = discord.AppCommandOptionType
Payload = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What a person got, whether only they see it, and what the bot asked Discord for besides."""

    text: str = ""
    is_private: bool = True
    has_form: bool = False
    choices: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()


@dataclass
class Driver:
    """Drives the bot of a town."""

    town: Town

    def dump(self) -> set[str]:
        """Return everything that the database holds."""
        with sqlite3.connect(self.town.application.services.database.path) as connection:
            return set(connection.iterdump())

    async def command(self, walker: Walker, name: str, picked: Mapping[str, str]) -> Outcome:
        """Use a command, with some value for every option."""
        return await self._send(walker, COMMAND, self._command(name, picked, focused=None))

    async def complete(self, walker: Walker, name: str, option: str) -> Outcome:
        """Type into an option."""
        return await self._send(walker, AUTOCOMPLETE, self._command(name, {}, focused=option))

    async def component(self, walker: Walker, kind: type[Action[Any]], custom_id: str) -> Outcome:
        """Press a button or pick from a select; it stands on a message of the bot."""
        match = kind.__discord_ui_compiled_template__.fullmatch(custom_id)
        assert match is not None
        drawn = kind.from_match(match).item.to_component_dict()
        if drawn["type"] != discord.ComponentType.button.value:
            drawn["options"] = [{"label": "1", "value": "1"}]
        backend = self.town.env.backend
        message = backend.create_message(
            walker.channel_id,
            backend.bot_user.id,
            components=[{"type": 1, "components": [drawn]}],
            flags=COMPONENTS_V2,
        )
        data = {"custom_id": custom_id, "component_type": drawn["type"], "values": ["1"]}
        return await self._send(walker, COMPONENT, data, message=message)

    async def form(self, walker: Walker, kind: type[Form]) -> Outcome:
        """Submit a form of this kind. Its fields are not there: who may not submit it never gets to them."""
        form = kind.__new__(kind)
        discord.ui.Modal.__init__(form, title="…", custom_id=f"walk:{kind.__name__}")
        self.town.application.client._connection._view_store.add_view(form)
        data = {"custom_id": form.custom_id, "components": [], "resolved": {}}
        return await self._send(walker, MODAL, data)

    def ids(self, kind: type[Action[Any]]) -> list[str]:
        """Return custom ids of a kind of component, in this town's own server."""
        known = {"guild": str(self.town.guild.id), "nonce": "n" * 22, "user": str(self.town.max.id)}
        return custom_ids(kind, known)

    async def _send(self, walker: Walker, kind: int, data: Payload, message: Any = None) -> Outcome:
        env = self.town.env
        record, payload = base_payload(
            env.backend,
            type=kind,
            channel_id=walker.channel_id,
            guild_id=walker.guild_id,
            user_id=walker.user_id,
            data=data,
        )
        if message is not None:
            record.source_message_id = message.id
            payload["message"] = dict(serializers.message_payload(env.backend, message))
        before = len(env.http_requests)
        env.backend.emit("INTERACTION_CREATE", payload)
        await env.settle()
        others = [one for one in env.http_requests[before:] if not one.path.startswith(OWN_PATHS)]
        return self._outcome(record, tuple(f"{one.method} {one.path}" for one in others))

    def _outcome(self, record: Any, requests: tuple[str, ...]) -> Outcome:
        messages = self.town.env.backend.messages.get(record.channel_id, {})
        ids = {record.message_id, *record.followup_ids} - {
            record.source_message_id
        }  # not what was clicked on
        said = [messages[each] for each in ids if each in messages]
        return Outcome(
            text="\n".join(one.content or "" for one in said),
            is_private=all(one.flags & PRIVATE for one in said),
            has_form=record.modal is not None,
            choices=tuple(str(one["name"]) for one in record.autocomplete_choices or ()),
            requests=requests,
        )

    def _command(self, name: str, picked: Mapping[str, str], *, focused: str | None) -> Payload:
        root_name, *path = name.split()
        root = node = self.town.env.backend.commands[None][root_name, 1]
        data: Payload = {"id": root["id"], "name": root_name, "type": 1, "options": [], "resolved": {}}
        options = data["options"]
        for step in path:
            node = next(one for one in node["options"] if one["name"] == step)
            options.append({"name": step, "type": node["type"], "options": []})
            options = options[0]["options"]
        for option in node.get("options", ()):
            value = picked.get(option["name"]) or self._value(option, data["resolved"])
            filled = {"name": option["name"], "type": option["type"], "value": value}
            options.append(filled | ({"focused": True} if option["name"] == focused else {}))
        return data

    def _value(self, option: Payload, resolved: Payload) -> Any:
        """Return some value that an option takes; what it names goes to `resolved`."""
        if option.get("choices"):
            return option["choices"][0]["value"]
        found = self._resolved(option["type"])
        for part, (key, payload) in found.items():
            resolved.setdefault(part, {})[key] = payload
        plain = {Option.integer.value: 1, Option.boolean.value: True, Option.number.value: 1.0}
        return next((key for key, _ in found.values()), plain.get(option["type"], "1"))

    def _resolved(self, kind: int) -> dict[str, tuple[str, Payload]]:
        """Return what Discord sends along with an option that names somebody or something."""
        backend, town = self.town.env.backend, self.town
        guild = backend.get_guild(town.guild.id)
        match kind:
            case Option.user.value:
                user, key = serializers.user_payload(backend.get_user(town.max.id)), str(town.max.id)
                member = serializers.member_payload(
                    backend, guild, guild.members[town.max.id], with_user=False
                )
                return {"users": (key, dict(user)), "members": (key, dict(member))}
            case Option.channel.value:
                channel = serializers.channel_payload(backend, backend.get_channel(town.everyone.id))
                return {"channels": (str(town.everyone.id), {**channel, "permissions": "0"})}
            case Option.role.value:
                role = next(one for one in guild.roles.values() if one.position == 1)
                return {"roles": (str(role.id), dict(serializers.role_payload(role)))}
            case Option.attachment.value:
                file = {"id": "1", "filename": "file.txt", "size": 1, "url": "https://cdn/1", "proxy_url": ""}
                return {"attachments": ("1", file)}
            case _:
                return {}

"""What people do with the bot: slash commands, autocomplete, clicks, selects and modals."""

import secrets
from typing import TYPE_CHECKING, Any

from tests.wire.discord.components import find, walk
from tests.wire.discord.encoding import Json
from tests.wire.discord.exchange import CHOICES, DEFERRED_UPDATE, Exchange, NoAnswer
from tests.wire.discord.options import CommandData, NotRegistered, find_command
from tests.wire.discord.payloads import DIRECT

if TYPE_CHECKING:
    from tests.wire.discord.server import DiscordServer

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
RESOLVING_SELECTS = (5, 6, 7, 8)
BUTTON, LABEL, TEXT_INPUT, CHECKBOX, RADIO = 2, 18, 4, 23, 21
# Discord allows 3 seconds to acknowledge; five times the slack, so that a busy machine does not fail a test
ACKNOWLEDGE_WITHIN = 15.0
ANSWER_WITHIN = 30.0


class Interactions:
    """Sends interactions to the bot and collects the answers."""

    def __init__(self, server: "DiscordServer") -> None:
        self._server = server
        self.by_token: dict[str, Exchange] = {}
        self._closed: set[str] = set()

    async def slash(
        self, path: str, options: Json | None = None, *, by: int, channel: int, **context: Any
    ) -> Exchange:
        """Use the command "root sub" in a channel and wait for the answer."""
        exchange = self._exchange(channel, by, **context)
        data = CommandData(self._server.world, self._server.attachments, self._guild_id(channel))
        exchange.payload |= {"type": COMMAND, "data": data.of(path, options or {})}
        self._check_context(path, exchange)
        return await self._asked(exchange)

    async def autocomplete(
        self, path: str, option: str, typed: str, *, by: int, channel: int, **context: Any
    ) -> list[Json]:
        """Type into an option; return the suggestions. Other options go in `options=`."""
        others = context.pop("options", {})
        exchange = self._exchange(channel, by, **context)
        data = CommandData(self._server.world, self._server.attachments, self._guild_id(channel))
        exchange.payload |= {
            "type": AUTOCOMPLETE,
            "data": data.of(path, {**others, option: typed}, focused=option),
        }
        await self._asked(exchange)
        assert exchange.kind == CHOICES, exchange.callback
        return exchange.choices

    async def click(
        self, message: Json, custom_id: str, *, by: int, values: list[str] | None = None, **context: Any
    ) -> Exchange:
        """Press a button of a message, or choose `values` in one of its selects."""
        component = find(message["components"], custom_id)
        if component is None or component.get("disabled"):
            there = [one["custom_id"] for one in walk(message["components"]) if "custom_id" in one]
            raise NotRegistered(f"there is no {custom_id!r} to use, only {there}")
        channel = int(message["channel_id"])
        exchange = self._exchange(channel, by, **context)
        exchange.source = message
        data: Json = {"custom_id": custom_id, "component_type": component["type"], "id": component["id"]}
        if component["type"] != BUTTON:
            data["values"] = values or []
        if component["type"] in RESOLVING_SELECTS:  # a select of strings carries nothing resolved
            data["resolved"] = self._resolved(component["type"], values or [], channel)
        exchange.payload |= {"type": COMPONENT, "data": data, "message": self._server.shown(message)}
        return await self._asked(exchange)

    async def submit(self, opened: Exchange, fields: Json, **context: Any) -> Exchange:
        """Fill in the modal that an exchange opened: custom ids and their values."""
        exchange = self._exchange(int(opened.channel["id"]), opened.user_id, **context)
        exchange.source = opened.source
        modal = opened.modal
        known = {one["custom_id"] for one in walk(modal["components"]) if "custom_id" in one}
        if set(fields) - known:
            raise NotRegistered(
                f"the modal has the fields {sorted(known)}, not {sorted(set(fields) - known)}"
            )
        components = [_submitted(component, fields) for component in modal["components"]]
        data = {"custom_id": modal["custom_id"], "components": components, "resolved": {}}
        exchange.payload |= {"type": MODAL_SUBMIT, "data": data}
        if opened.source is not None:
            exchange.payload["message"] = self._server.shown(opened.source)
        return await self._asked(exchange)

    def open_exchange(self, token: str) -> Exchange | None:
        """Return an exchange that still takes its first answer."""
        return None if token in self._closed else self.by_token.get(token)

    async def _asked(self, exchange: Exchange) -> Exchange:
        self.by_token[exchange.token] = exchange
        self._server.dispatch_in(exchange.channel, "INTERACTION_CREATE", exchange.payload)
        try:
            await self._server.until(
                lambda: exchange.callback is not None, ACKNOWLEDGE_WITHIN, "the acknowledgement"
            )
        except TimeoutError as late:
            self._closed.add(exchange.token)
            raise NoAnswer(
                f"no acknowledgement within {ACKNOWLEDGE_WITHIN} s of {exchange.payload['data']}"
            ) from late
        if exchange.kind != DEFERRED_UPDATE:
            await self.answered(exchange)
        return exchange

    async def answered(self, exchange: Exchange) -> Exchange:
        """Wait until the member sees more than "thinking"; a deferred update may never show anything."""
        await self._server.until(lambda: exchange.is_answered, ANSWER_WITHIN, "the answer")
        return exchange

    def _exchange(
        self,
        channel_id: int,
        user_id: int,
        *,
        locale: str = "en-US",
        is_user_install: bool = False,
        is_among_people: bool = False,
    ) -> Exchange:
        world = self._server.world
        channel = world.channel(channel_id)
        payload: Json = {
            "id": str(world.snowflakes.new()),
            "application_id": str(world.application_id),
            "token": secrets.token_hex(40),
            "version": 1,
            "channel_id": channel["id"],
            "channel": channel,
            "locale": locale,
            "entitlements": [],
            "attachment_size_limit": 10 * 1024 * 1024,
            "app_permissions": str(
                int(world.permissions(world.bot_id, channel)) if not is_user_install else 0
            ),
            "authorizing_integration_owners": {"1": str(user_id)} if is_user_install else {},
        }
        if channel["type"] == DIRECT:
            payload |= self._direct(user_id, payload, is_among_people=is_among_people)
        else:
            payload |= self._in_guild(channel, user_id, payload)
        return Exchange(payload, channel, user_id)

    def _direct(self, user_id: int, payload: Json, *, is_among_people: bool) -> Json:
        """Return what is told of a talk with the bot, or of one between people to which it was called."""
        owners = payload["authorizing_integration_owners"] or {"0": "0"}
        return {
            "user": self._server.world.users[user_id],
            "context": 2 if is_among_people else 1,
            "authorizing_integration_owners": owners,
        }

    def _in_guild(self, channel: Json, user_id: int, payload: Json) -> Json:
        world = self._server.world
        guild = world.guild(int(channel["guild_id"]))
        owners = payload["authorizing_integration_owners"] or {"0": str(guild.id)}
        locale = guild.payload["preferred_locale"]
        return {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": locale, "features": guild.payload["features"]},
            "guild_locale": locale,
            "member": {**guild.member(user_id), "permissions": str(int(world.permissions(user_id, channel)))},
            "context": 0,
            "authorizing_integration_owners": owners,
        }

    def _guild_id(self, channel_id: int) -> int | None:
        guild_id = self._server.world.channel(channel_id).get("guild_id")
        return None if guild_id is None else int(guild_id)

    def _check_context(self, path: str, exchange: Exchange) -> None:
        command = find_command(self._server.world, path.removeprefix("/").split()[0], None)
        contexts = command["contexts"]
        if contexts is not None and exchange.payload["context"] not in contexts:
            raise NotRegistered(f"/{command['name']} is not offered here")
        needed = 1 if exchange.payload["authorizing_integration_owners"].keys() == {"1"} else 0
        if needed not in command["integration_types"]:
            raise NotRegistered(f"/{command['name']} is not installed this way")

    def _resolved(self, kind: int, values: list[str], channel: int) -> Json:
        data = CommandData(self._server.world, self._server.attachments, self._guild_id(channel))
        return data.resolved_by_select(kind, values)


def _submitted(component: Json, fields: Json) -> Json:
    """Return what the client sends of one component of a modal."""
    sent: Json = {"type": component["type"], "id": component.get("id", 0)}
    if component["type"] == LABEL:
        return {**sent, "component": _submitted(component["component"], fields)}
    if component.get("components"):
        return {**sent, "components": [_submitted(child, fields) for child in component["components"]]}
    if "custom_id" not in component:
        return sent
    sent["custom_id"] = component["custom_id"]
    given = fields.get(component["custom_id"])
    if component["type"] in (TEXT_INPUT, CHECKBOX, RADIO):
        empty: Any = {TEXT_INPUT: "", CHECKBOX: False, RADIO: None}[component["type"]]
        return {**sent, "value": empty if given is None else given}
    return {**sent, "values": given or []}

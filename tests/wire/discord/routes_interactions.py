"""Routes that answer interactions: the callback, and the followups through the webhook."""

from tests.wire.discord.call import Call, Routes
from tests.wire.discord.components import number
from tests.wire.discord.encoding import Json
from tests.wire.discord.exchange import (
    CHOICES,
    DEFERRED_MESSAGE,
    DEFERRED_UPDATE,
    EPHEMERAL,
    LOADING,
    MESSAGE,
    MODAL,
    UPDATE,
    Exchange,
)
from tests.wire.discord.limits import check_message
from tests.wire.discord.payloads import message_payload
from tests.wire.discord.refusals import Refused, already_acknowledged, invalid_form, unknown
from tests.wire.discord.routes_messages import apply_edit

MODAL_SUBMIT = 5


def acknowledge(call: Call) -> Json | None:
    """Take the first answer, once and in time."""
    exchange = call.server.interactions.open_exchange(call.parameters["interaction_token"])
    if exchange is None or exchange.payload["id"] != call.parameters["interaction_id"]:
        raise unknown("Interaction")
    if exchange.callback is not None:
        raise already_acknowledged()
    data = call.body.get("data") or {}
    _begin(call, exchange, call.body["type"], data)
    exchange.callback = call.body
    exchange.files += call.request.files
    return (
        _resource(exchange) if call.request.query.get("with_response", "").lower() in ("true", "1") else None
    )


def _begin(call: Call, exchange: Exchange, kind: int, data: Json) -> None:
    if kind == MESSAGE:
        exchange.original = _answer(call, exchange, data)
    elif kind == DEFERRED_MESSAGE:
        flags = LOADING | ((data.get("flags") or 0) & EPHEMERAL)
        exchange.original = message_payload(
            call.world.snowflakes.new(), exchange.channel, call.world.bot, {"flags": flags}
        )
    elif kind in (DEFERRED_UPDATE, UPDATE):
        _begin_update(call, exchange, kind, data)
    elif kind == MODAL:
        _check_modal(exchange, data)
    elif kind == CHOICES:
        _check_choices(data)
    else:
        raise invalid_form(f"type: {kind}")


def _begin_update(call: Call, exchange: Exchange, kind: int, data: Json) -> None:
    if exchange.source is None:
        raise invalid_form("type: there is no message to update")
    exchange.original = exchange.source
    if kind == UPDATE:
        _change(call, exchange, exchange.source, data)


def _check_modal(exchange: Exchange, data: Json) -> None:
    if exchange.payload["type"] == MODAL_SUBMIT:
        raise invalid_form("type: a modal cannot answer a modal")
    if not 1 <= len(data["title"]) <= 45 or not 1 <= len(data["components"]) <= 5:
        raise invalid_form("data: title of 1-45 characters, 1-5 components")
    if not 1 <= len(data["custom_id"]) <= 100:
        raise invalid_form("data: custom_id of 1-100 characters")


def _check_choices(data: Json) -> None:
    choices = data.get("choices") or []
    too_long = any(not 1 <= len(one["name"]) <= 100 or len(str(one["value"])) > 100 for one in choices)
    if len(choices) > 25 or too_long:
        raise invalid_form("choices: at most 25 of 1-100 characters")


def _answer(call: Call, exchange: Exchange, data: Json) -> Json:
    """Make a message of the bot in the exchange; one that all may see also stands in the channel."""
    if (data.get("flags") or 0) & EPHEMERAL:
        check_message(data, has_files=bool(call.request.files))
        message = message_payload(call.world.snowflakes.new(), exchange.channel, call.world.bot, data)
        message["attachments"] = call.server.attachments.keep(call.request.files)
        number(message["components"])
        return message
    check_message(data, has_files=bool(call.request.files))
    return call.server.add_message(exchange.channel, call.world.bot, data, call.request.files)


def _resource(exchange: Exchange) -> Json:
    shown = (
        exchange.original if exchange.kind in (MESSAGE, DEFERRED_MESSAGE, UPDATE, DEFERRED_UPDATE) else None
    )
    flags = (shown or {"flags": 0})["flags"]
    return {
        "interaction": {
            "id": exchange.payload["id"],
            "type": exchange.payload["type"],
            **({"response_message_id": shown["id"]} if shown else {}),
            "response_message_loading": bool(flags & LOADING),
            "response_message_ephemeral": bool(flags & EPHEMERAL),
        },
        "resource": {"type": exchange.kind, **({"message": shown} if shown else {})},
    }


def _exchange(call: Call) -> Exchange:
    exchange = call.server.interactions.by_token.get(call.parameters["webhook_token"])
    if exchange is None or exchange.callback is None or call.id("webhook_id") != call.world.application_id:
        raise unknown("Webhook")
    return exchange


def create_followup(call: Call) -> Json:
    """Say more; the first followup after a deferred answer takes its place."""
    exchange = _exchange(call)
    original = exchange.original
    exchange.files += call.request.files
    if original is not None and original["flags"] & LOADING:
        return _fill(call, exchange, original)
    if exchange.payload["authorizing_integration_owners"].keys() == {"1"} and len(exchange.followups) >= 5:
        raise Refused(
            400, 40094, "The number of follow up messages allowed for this interaction has been reached"
        )
    message = _answer(call, exchange, call.body)
    exchange.followups.append(message)
    return message


def _fill(call: Call, exchange: Exchange, original: Json) -> Json:
    """Turn "thinking" into a message: private or public as it was deferred."""
    flags = original["flags"] & EPHEMERAL | ((call.body.get("flags") or 0) & ~EPHEMERAL)
    body = {**call.body, "flags": flags}
    check_message(body, has_files=bool(call.request.files))
    made = message_payload(int(original["id"]), exchange.channel, call.world.bot, body)
    made["attachments"] = call.server.attachments.keep(call.request.files)
    number(made["components"])
    original.update(made)
    if not flags & EPHEMERAL:
        call.server.keep_message(exchange.channel, original)
    exchange.edits += 1
    return original


def _named(call: Call, exchange: Exchange) -> Json:
    name = call.parameters["message_id"]
    message = exchange.original if name == "@original" else exchange.message(call.id("message_id"))
    if message is None:
        raise unknown("Message")
    return message


def get_answer(call: Call) -> Json:
    return _named(call, _exchange(call))


def edit_answer(call: Call) -> Json:
    exchange = _exchange(call)
    message = _named(call, exchange)
    exchange.files += call.request.files
    if message["flags"] & LOADING:
        return _fill(call, exchange, message)
    _change(call, exchange, message, call.body)
    return message


def delete_answer(call: Call) -> None:
    exchange = _exchange(call)
    message = _named(call, exchange)
    if exchange.original is message:
        exchange.original = None
    exchange.followups = [one for one in exchange.followups if one is not message]
    if int(message["id"]) in call.world.messages.get(int(exchange.channel["id"]), {}):
        call.server.delete_message(int(exchange.channel["id"]), int(message["id"]))


def _change(call: Call, exchange: Exchange, message: Json, body: Json) -> None:
    apply_edit(message, body)
    if call.request.files:
        message["attachments"] = call.server.attachments.keep(call.request.files)
    exchange.edits += 1
    if not message["flags"] & EPHEMERAL:
        call.server.dispatch_in(
            exchange.channel, "MESSAGE_UPDATE", call.server.as_event(exchange.channel, message)
        )


_ONE = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"

ROUTES: Routes = {
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback"): acknowledge,
    ("POST", "/webhooks/{webhook_id}/{webhook_token}"): create_followup,
    ("GET", _ONE): get_answer,
    ("PATCH", _ONE): edit_answer,
    ("DELETE", _ONE): delete_answer,
}

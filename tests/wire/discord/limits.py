"""Discord's limits of a message (docs: resources/message and components/reference)."""

from tests.wire.discord.components import BUTTON, COMPONENTS_V2, CUSTOM_ID_KINDS, TEXT_DISPLAY, walk
from tests.wire.discord.encoding import Json
from tests.wire.discord.refusals import Refused, invalid_form

LINK_STYLE, PREMIUM_STYLE, ACTION_ROW = 5, 6, 1


def check_message(body: Json, *, existing: Json | None = None, has_files: bool = False) -> None:
    """Refuse what Discord refuses; `existing` is the message that an edit changes."""
    flags = (body.get("flags") or 0) | ((existing or {}).get("flags") or 0)
    if flags & COMPONENTS_V2:
        _check_second_version(body)
    else:
        _check_first_version(body)
    _check_custom_ids(body.get("components") or [])
    _check_nonce(body.get("nonce"))
    if existing is None and not has_files and not _has_anything(body):
        raise Refused(400, 50006, "Cannot send an empty message")


def _has_anything(body: Json) -> bool:
    return any(
        body.get(part) for part in ("content", "embeds", "components", "poll", "sticker_ids", "attachments")
    )


def _check_second_version(body: Json) -> None:
    for part in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(part):
            raise invalid_form(f"{part} cannot be used with MessageFlags.IS_COMPONENTS_V2")
    components = list(walk(body.get("components") or []))
    if len(components) > 40:
        raise invalid_form(f"components: {len(components)} in total, 40 allowed")
    texts = [component["content"] for component in components if component["type"] == TEXT_DISPLAY]
    if sum(map(len, texts)) > 4000:
        raise invalid_form(f"components: {sum(map(len, texts))} characters of text, 4000 allowed")
    if not all(texts):
        raise invalid_form("components: a text display is empty")


def _check_first_version(body: Json) -> None:
    if len(body.get("content") or "") > 2000:
        raise invalid_form("content: Must be 2000 or fewer in length.")
    rows = body.get("components") or []
    if len(rows) > 5 or any(row["type"] != ACTION_ROW for row in rows):
        raise invalid_form("components: at most 5 action rows without MessageFlags.IS_COMPONENTS_V2")
    _check_embeds(body.get("embeds") or [])


def _check_embeds(embeds: list[Json]) -> None:
    if len(embeds) > 10 or sum(map(_embed_length, embeds)) > 6000:
        raise invalid_form("embeds: at most 10 and 6000 characters in all")
    for embed in embeds:
        fields = embed.get("fields") or []
        too_long = len(embed.get("title") or "") > 256 or len(embed.get("description") or "") > 4096
        if too_long or len(fields) > 25 or any(_is_bad_field(field) for field in fields):
            raise invalid_form("embeds: a part is too long")


def _is_bad_field(field: Json) -> bool:
    return not 0 < len(field["name"]) <= 256 or not 0 < len(field["value"]) <= 1024


def _embed_length(embed: Json) -> int:
    parts = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
    parts += [text for field in embed.get("fields") or [] for text in (field["name"], field["value"])]
    return sum(len(part or "") for part in parts)


def _check_custom_ids(components: list[Json]) -> None:
    seen: set[str] = set()
    for component in walk(components):
        if not _needs_custom_id(component):
            continue
        custom_id = component.get("custom_id") or ""
        if not 1 <= len(custom_id) <= 100:
            raise invalid_form("components: custom_id must be 1-100 characters")
        if custom_id in seen:
            raise invalid_form(f"components: custom_id {custom_id!r} is not unique")
        seen.add(custom_id)


def _needs_custom_id(component: Json) -> bool:
    is_without = component["type"] == BUTTON and component.get("style") in (LINK_STYLE, PREMIUM_STYLE)
    return component["type"] in CUSTOM_ID_KINDS and not is_without


def _check_nonce(nonce: int | str | None) -> None:
    if isinstance(nonce, str) and len(nonce) > 25:
        raise invalid_form("nonce: Must be 25 or fewer in length.")
    if isinstance(nonce, int) and not -(2**63) <= nonce < 2**63:
        raise invalid_form("nonce: out of range")

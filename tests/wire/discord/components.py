"""Walking through the components of a message or modal."""

from collections.abc import Iterator

from tests.wire.discord.encoding import Json

BUTTON, TEXT_DISPLAY, COMPONENTS_V2 = 2, 10, 1 << 15
CUSTOM_ID_KINDS = frozenset({2, 3, 4, 5, 6, 7, 8, 19, 21, 22, 23})


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component, nested ones included, in reading order."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if component.get("component"):
            yield from walk([component["component"]])
        if component.get("accessory"):
            yield from walk([component["accessory"]])


def number(components: list[Json]) -> None:
    """Give every component without an `id` the next free one, as Discord does."""
    taken = {component.get("id") for component in walk(components)}
    free = (candidate for candidate in range(1, 10_000) if candidate not in taken)
    for component in walk(components):
        component["id"] = component.get("id") or next(free)


def find(components: list[Json], custom_id: str) -> Json | None:
    """Return the component with this custom id."""
    return next(
        (component for component in walk(components) if component.get("custom_id") == custom_id), None
    )


def visible_text(message: Json) -> str:
    """Return everything a reader sees of a message or modal, one part a line."""
    parts = [message.get("content") or "", message.get("title") or ""]
    for embed in message.get("embeds") or []:
        parts += [embed.get("title") or "", embed.get("description") or ""]
        parts += [f"{field['name']}: {field['value']}" for field in embed.get("fields") or []]
        parts.append((embed.get("footer") or {}).get("text") or "")
    for component in walk(message.get("components") or []):
        parts += [
            component.get("content") or "",
            component.get("label") or "",
            component.get("placeholder") or "",
        ]
        parts += [option["label"] for option in component.get("options") or []]
    return "\n".join(part for part in parts if part)

"""What Discord would take of a screen, and what a reader would see of it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import discord

from tests.conventions.test_custom_ids import ACTIONS, pattern

MOST_COMPONENTS, LONGEST_TEXT = 40, 4000
BUTTON, SELECT, SECTION, TEXT = 2, 3, 9, 10
LABELS = {"label": 80, "placeholder": 150, "custom_id": 100}
OPTION = {"label": 100, "value": 100, "description": 100}


def components(screen: discord.ui.LayoutView) -> list[dict[str, Any]]:
    """Return every component as it is sent, in the order in which it is read."""
    return [one for top in screen.to_components() for one in _within(top)]


def texts(screen: discord.ui.LayoutView) -> list[str]:
    """Return all texts of a screen."""
    return [one["content"] for one in components(screen) if one["type"] == TEXT]


def faults(screen: discord.ui.LayoutView) -> list[str]:
    """Return what Discord would refuse, and what nobody would answer."""
    return [*_too_much(components(screen)), *_wrong_ids(components(screen))]


def _within(component: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield dict(component)
    accessory = [component["accessory"]] if "accessory" in component else []
    for child in (*component.get("components", ()), *accessory):
        yield from _within(child)


def _too_much(parts: list[dict[str, Any]]) -> Iterator[str]:
    if len(parts) > MOST_COMPONENTS:
        yield f"{len(parts)} components"
    length = sum(len(part["content"]) for part in parts if part["type"] == TEXT)
    if length > LONGEST_TEXT:
        yield f"{length} characters"
    for part in parts:
        children = part.get("components", ())
        if part["type"] == 1 and not 1 <= len(children) <= 5:
            yield f"a row of {len(children)}"
        if part["type"] == TEXT and not part["content"].strip():
            yield "an empty text"
        yield from _too_long(part, LABELS)
        if part["type"] == SELECT:
            yield from _options(part["options"])


def _options(options: list[dict[str, Any]]) -> Iterator[str]:
    if not 1 <= len(options) <= 25:
        yield f"{len(options)} options"
    if len({option["value"] for option in options}) < len(options):
        yield "two options of one value"
    for option in options:
        yield from _too_long(option, OPTION)


def _too_long(part: Mapping[str, Any], limits: Mapping[str, int]) -> Iterator[str]:
    for name, limit in limits.items():
        value = part.get(name)
        if value is not None and not 0 < len(value) <= limit:
            yield f"{name} of {len(value)} characters: {value}"


def _wrong_ids(parts: list[dict[str, Any]]) -> Iterator[str]:
    custom_ids = [part["custom_id"] for part in parts if "custom_id" in part]
    if len(set(custom_ids)) < len(custom_ids):
        yield "one custom id twice"
    for custom_id in custom_ids:
        if sum(pattern(kind).fullmatch(custom_id) is not None for kind in ACTIONS) != 1:
            yield f"{custom_id} is not answered by one action"


def source_of(text: str) -> str:
    """Return the text of a page or a file with its headings on one level and its boxes alike."""
    unboxed = re.sub(r"^(?:- \[[ xX]\]|[☐☑]) ", "- [ ] ", text, flags=re.MULTILINE)
    return re.sub(r"^#+ (.+)\n+", r"## \1\n", unboxed, flags=re.MULTILINE).strip()

"""What a member sees of a checklist, and how they tick."""

from collections.abc import Iterator
from typing import Any

import simcord

from tests.journeys.newcomers import shown
from tests.journeys.town import Town


async def made(
    town: Town, person: simcord.MemberActor, channel: Any = None, **wish: str
) -> simcord.ResponseMessage:
    """Use /guideline checklist; returns the list."""
    wish = wish or {"phase": "deploy", "domain": "traffic", "audience": "city"}
    return shown(await person.slash(channel or town.everyone, "guideline checklist", **wish))


async def steps_of(
    person: simcord.MemberActor, checklist: simcord.ResponseMessage, nth: int = 0
) -> simcord.ResponseMessage:
    """Open the steps of a guideline of a list, in place; returns the page."""
    custom_id, options = select(checklist, ":go")
    return shown(await person.select(checklist, [options[nth]["value"]], custom_id=custom_id))


async def tick(
    person: simcord.MemberActor, page: Any, *nth: int, verb: str = ":tick:"
) -> simcord.InteractionResult:
    """Tick the open steps of these numbers (or take ticks back) on a page."""
    custom_id, options = select(page, verb)
    return await person.select(page, [options[one]["value"] for one in nth], custom_id=custom_id)


def select(message: Any, part: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the custom id and the options of the select whose id contains `part`."""
    found = [one for one in components(message) if part in one.get("custom_id", "") and "options" in one]
    assert found, f"no select with {part} on {[one.get('custom_id') for one in components(message)]}"
    return found[0]["custom_id"], found[0]["options"]


def clickable(message: Any) -> list[str]:
    """Return the labels of the buttons of a message."""
    return [one["label"] for one in components(message) if one.get("type") == 2 and not one.get("disabled")]


def components(message: Any) -> Iterator[dict[str, Any]]:
    """Yield every component of a message as Discord has it."""
    raw = getattr(message, "components", [])
    stack = [one if isinstance(one, dict) else one.to_dict() for one in raw]
    while stack:
        one = stack.pop(0)
        yield one
        stack += [*one.get("components", []), *([one["accessory"]] if "accessory" in one else [])]

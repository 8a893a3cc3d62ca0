"""The steps of one guideline of a list, with the selects that tick them."""

from collections.abc import Iterator, Sequence

import discord

from bot.guidelines.checklists.paging import paged, places
from bot.guidelines.checklists.records import Checklist, Part, Step
from bot.guidelines.search.passages import plain
from bot.interface.doors import Screen
from bot.interface.paging import turns
from bot.interface.services import Services
from bot.interface.text import label
from cogs.guidelines import ids as entry_ids
from cogs.guidelines.checklists import ids, messages
from cogs.guidelines.views.parts import (
    OPTION_LIMIT,
    Button,
    Row,
    box,
    button,
    framed,
    line,
    rows,
    text,
)

MOST_OPTIONS = 25


def part_page(
    services: Services, checklist: Checklist, part: Part, page: int, user_id: int, locale: str
) -> Screen:
    """Draw a page of steps for somebody who sees the list."""
    pages = paged(part.steps)
    page = min(page, len(pages) - 1)
    drawn = box().add_item(text(messages.part_head(services, checklist, part, locale)))
    if pages[page]:
        drawn.add_item(text(messages.steps(services.sentences, checklist, pages[page], locale)))
    if checklist.may_tick(user_id):
        for verb, select in tick_selects(services, pages[page], locale):
            select.custom_id = ids.on_part(checklist.id, verb, part.entry_id, page)
            drawn.add_item(Row(select))
    drawn.add_item(line())
    for row in rows([*_ways(services, checklist, part, page, user_id, locale)]):
        drawn.add_item(row)
    return framed(drawn)


def tick_selects(
    services: Services, steps: Sequence[Step], locale: str
) -> Iterator[tuple[str, discord.ui.Select[discord.ui.LayoutView]]]:
    """Yield a select that ticks open steps and one that takes ticks back, where there are such steps.

    Each says what it does, and not how the list shall look: two devices at once undo nothing of each other.
    """
    is_open = {"tick": True, "untick": False}
    for verb, wanted in is_open.items():
        offered = [step for step in steps if (step.tick is None) is wanted][:MOST_OPTIONS]
        if offered:
            yield (
                verb,
                discord.ui.Select(
                    placeholder=services.sentences.say(f"checklist-{verb}", locale),
                    options=[_option(step) for step in offered],
                    max_values=len(offered),
                    required=True,
                ),
            )


def _option(step: Step) -> discord.SelectOption:
    return discord.SelectOption(label=label(plain(step.text), OPTION_LIMIT), value=step.key)


def _ways(
    services: Services, checklist: Checklist, part: Part, page: int, user_id: int, locale: str
) -> Iterator[Button]:
    say, every = services.sentences.say, places(checklist.parts)
    here = every.index((part.entry_id, page))
    yield from turns(
        services.sentences,
        here,
        len(every),
        lambda there: ids.on_part(checklist.id, "turn", *every[there]),
        locale,
    )
    if part.entry is not None:
        yield button(entry_ids.opens(part.entry_id), say("guideline-open", locale))
    if user_id == checklist.owner_id:
        yield button(ids.on_list(checklist.id, "open"), say("checklist-overview", locale))
        yield button(ids.removes(checklist.id, part.entry_id), say("checklist-remove", locale))

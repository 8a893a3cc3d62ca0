"""One list as a whole: how far each of its guidelines is, and what can be done with it."""

from collections.abc import Iterator, Sequence

import discord

from bot.guidelines.checklists.paging import first_open
from bot.guidelines.checklists.records import Checklist, Part
from bot.guidelines.entry import Entry
from bot.interface.doors import Screen
from bot.interface.services import Services
from bot.interface.text import label
from cogs.guidelines.checklists import ids, messages
from cogs.guidelines.views.parts import (
    OPTION_LIMIT,
    Button,
    Row,
    box,
    button,
    entries_select,
    framed,
    line,
    rows,
    text,
)


def overview(services: Services, checklist: Checklist, offers: Sequence[Entry], locale: str) -> Screen:
    """Draw a list for its owner."""
    say = services.sentences.say
    drawn = box().add_item(text(messages.head(services, checklist, locale)))
    drawn.add_item(text(messages.parts(services.sentences, checklist, locale)))
    shared = messages.sharing(services.sentences, checklist, locale)
    if shared:
        drawn.add_item(text(shared))
    drawn.add_item(line())
    if checklist.parts:
        custom_id = ids.on_list(checklist.id, "go")
        drawn.add_item(parts_select(services, custom_id, checklist.parts, locale))
    if offers:
        drawn.add_item(
            entries_select(ids.on_list(checklist.id, "add"), say("checklist-offer", locale), offers)
        )
    for row in rows([*_deeds(services, checklist, locale)]):
        drawn.add_item(row)
    return framed(drawn)


def parts_select(services: Services, custom_id: str, parts: Sequence[Part], locale: str) -> Row:
    """Return a select of the guidelines of a list, each with how far it is."""
    say = services.sentences.say
    options = [
        discord.SelectOption(
            label=label(part.title, OPTION_LIMIT),
            value=part.entry_id,
            description=say(
                "checklist-part-progress.short", locale, done=len(part.done), steps=len(part.steps)
            ),
        )
        for part in parts
    ]
    return Row(
        discord.ui.Select[discord.ui.LayoutView](
            custom_id=custom_id, placeholder=say("checklist-go", locale), options=options, required=True
        )
    )


def _deeds(services: Services, checklist: Checklist, locale: str) -> Iterator[Button]:
    say = services.sentences.say
    place = first_open(checklist.parts)
    if place is not None:
        going_on = discord.ui.Button[discord.ui.LayoutView](
            style=discord.ButtonStyle.primary,
            label=say("checklist-go-on", locale),
            custom_id=ids.on_part(checklist.id, "turn", *place),
        )
        yield going_on
    yield button(ids.on_list(checklist.id, "share"), say("checklist-share", locale), emoji="📣")
    yield button(ids.on_list(checklist.id, "export"), say("checklist-export", locale), emoji="📄")
    yield button(ids.on_list(checklist.id, "rename"), say("checklist-rename", locale))
    for deed in ("reset", "delete"):
        yield button(ids.on_list(checklist.id, f"ask:{deed}"), say(f"checklist-{deed}", locale))
    yield button(ids.shows_mine(), say("checklist-mine", locale))

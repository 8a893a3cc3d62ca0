"""Choosing: one of one's lists, the phase of a new one, or the list a guideline goes into."""

from collections.abc import Sequence

import discord

from bot.guidelines.checklists.records import Checklist
from bot.guidelines.checklists.service import BY_HAND
from bot.guidelines.entry import Entry
from bot.interface.doors import Screen
from bot.interface.services import Services
from bot.interface.text import label, outside
from cogs.guidelines import messages as entry_messages
from cogs.guidelines.checklists import ids, messages
from cogs.guidelines.views.parts import OPTION_LIMIT, Row, box, framed, text

NEW = "new"  # the value that stands for a list that is not there yet


def mine(services: Services, lists: Sequence[Checklist], locale: str, *, news: str = "") -> Screen:
    """Draw the choice among one's lists, and of a phase for a new one."""
    say = services.sentences.say
    about = say("checklist-mine-title" if lists else "checklist-mine-none", locale, count=len(lists))
    drawn = box().add_item(text(f"{news}\n{about}" if news else about))
    if lists:
        drawn.add_item(
            _select(ids.chooses(), say("checklist-choose", locale), _lists(services, lists, locale))
        )
    phases = [
        discord.SelectOption(label=label(name, OPTION_LIMIT), value=phase)
        for phase, name in services.taxonomy.phases.items()
    ]
    return framed(drawn.add_item(_select(ids.makes(), say("checklist-make", locale), phases)))


def where(services: Services, lists: Sequence[Checklist], entry: Entry, locale: str) -> Screen:
    """Draw the choice of the list that a guideline goes into."""
    say = services.sentences.say
    asked = say("checklist-where", locale, title=entry_messages.named(entry))
    options = _lists(services, lists, locale)
    if not any(one.wish == BY_HAND for one in lists):
        options.append(discord.SelectOption(label=say("checklist-by-hand", locale), value=NEW))
    select = _select(ids.keeps_where(entry.id), say("checklist-choose", locale), options)
    return framed(box().add_item(text(asked)).add_item(select))


def confirmation(services: Services, checklist: Checklist, deed: str, locale: str) -> Screen:
    """Ask whether a list shall really be reset or deleted."""
    say = services.sentences.say
    name = outside(messages.name(services, checklist, locale), OPTION_LIMIT)
    asked = say(f"checklist-{deed}-ask", locale, name=name, done=checklist.done)
    row = Row(
        discord.ui.Button(
            style=discord.ButtonStyle.danger,
            label=say(f"checklist-{deed}-yes", locale),
            custom_id=ids.on_list(checklist.id, f"do:{deed}"),
        ),
        discord.ui.Button(label=say("checklist-keep", locale), custom_id=ids.on_list(checklist.id, "open")),
    )
    return framed(box().add_item(text(asked)).add_item(row))


def _lists(services: Services, lists: Sequence[Checklist], locale: str) -> list[discord.SelectOption]:
    say = services.sentences.say
    return [
        discord.SelectOption(
            label=label(messages.name(services, one, locale), OPTION_LIMIT),
            value=str(one.id),
            description=say("checklist-part-progress.short", locale, done=one.done, steps=one.steps),
        )
        for one in lists
    ]


def _select(custom_id: str, placeholder: str, options: list[discord.SelectOption]) -> Row:
    return Row(
        discord.ui.Select[discord.ui.LayoutView](
            custom_id=custom_id, placeholder=placeholder, options=options, required=True
        )
    )

"""What the page of a guideline shows of its reader's checklist."""

from collections.abc import Iterator

from bot.guidelines.checklists.records import Checklist
from bot.guidelines.checklists.steps import key_of
from bot.guidelines.entry import Entry
from bot.interface.services import Services
from cogs.guidelines.checklists import ids
from cogs.guidelines.checklists.part import tick_selects
from cogs.guidelines.reading import Reading
from cogs.guidelines.views.parts import Button, Row, button


def done(checklist: Checklist | None, entry: Entry) -> frozenset[str]:
    """Return the keys of the steps that the reader has ticked."""
    part = None if checklist is None else checklist.part(entry.id)
    return frozenset() if part is None else frozenset(step.key for step in part.done)


def ticking(services: Services, reading: Reading, locale: str) -> Iterator[Row]:
    """Yield the selects that tick the steps of the open section, if it is on a list of the reader's."""
    entry, page, checklist = reading.entry, reading.page, reading.checklist
    part = None if checklist is None else checklist.part(entry.id)
    if checklist is None or part is None or page >= len(entry.sections):
        return
    here = {key_of(step) for step in entry.sections[page].steps}
    shown = [step for step in part.steps if step.key in here]
    for verb, select in tick_selects(services, shown, locale):
        select.custom_id = ids.on_reader(checklist.id, verb, entry.id, page)
        yield Row(select)


def keeping(services: Services, reading: Reading, locale: str) -> Button:
    """Return the button that puts the guideline into a list, or leads to the list it is in."""
    entry, checklist = reading.entry, reading.checklist
    if checklist is None:
        name = services.sentences.say("checklist-keep-entry", locale)
        return button(ids.keeps(entry.id, reading.page), name, emoji="📋")
    name = services.sentences.say("checklist-kept-entry", locale)
    return button(ids.on_part(checklist.id, "turn", entry.id, 0), name, emoji="📋")

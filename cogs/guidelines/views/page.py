"""One page of an entry: head, text, and what can be done from here. Each part is a function of its own."""

from collections.abc import Iterator

from bot.guidelines.entry import Entry
from bot.interface.doors import Screen
from bot.interface.services import Services
from cogs.guidelines import ids, messages
from cogs.guidelines.reading import Reading
from cogs.guidelines.views.parts import (
    Beside,
    Box,
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


def entry_page(services: Services, reading: Reading, locale: str) -> Screen:
    """Draw one page for its reader: the text, the other pages, related entries, and what can be done."""
    drawn = _text(services, reading.entry, reading.page, locale)
    drawn.add_item(line())
    for row in rows([*_turns(services, reading, locale)]):
        drawn.add_item(row)
    for row in _onward(services, reading, locale):
        drawn.add_item(row)
    return framed(drawn.add_item(Row(*_deeds(services, reading, locale))))


def shared_page(services: Services, entry: Entry, page: int, sharer: str, locale: str) -> Screen:
    """Draw one page of an entry for everybody in a channel; each reader opens the rest privately."""
    shared = services.sentences.say("guideline-shared-by", locale, member=sharer)
    opening = button(ids.opens(entry.id), services.sentences.say("guideline-open", locale))
    drawn = _text(services, entry, page, locale)
    return framed(drawn.add_item(line()).add_item(Beside(shared, accessory=opening)))


def _text(services: Services, entry: Entry, page: int, locale: str) -> Box:
    """Draw what is read: the title, the summary on the first page, and a section or the sources."""
    sentences, drawn = services.sentences, box()
    drawn.add_item(text(messages.title(entry)))
    if page == 0:
        drawn.add_item(text(messages.summary(sentences, services.taxonomy, entry, locale)))
    is_section = page < len(entry.sections)
    read = (
        messages.section(entry.sections[page]) if is_section else messages.sources(sentences, entry, locale)
    )
    return drawn.add_item(text(read))


def _turns(services: Services, reading: Reading, locale: str) -> Iterator[Button]:
    """Yield a button for each page."""
    entry = reading.entry
    names = [*(part.title for part in entry.sections), services.sentences.say("guideline-sources", locale)]
    for page, name in enumerate(names):
        yield button(ids.turns(entry.id, page), name, is_open=page == reading.page)


def _onward(services: Services, reading: Reading, locale: str) -> Iterator[Row]:
    """Yield the selects: related entries."""
    if reading.related:
        placeholder = services.sentences.say("guideline-next", locale)
        yield entries_select(ids.goes_on(reading.entry.id), placeholder, reading.related)


def _deeds(services: Services, reading: Reading, locale: str) -> Iterator[Button]:
    """Yield what can be done with the page, at most five buttons: share it."""
    sharing = services.sentences.say("guideline-share", locale)
    yield button(ids.shares(reading.entry.id, reading.page), sharing, emoji="📣")

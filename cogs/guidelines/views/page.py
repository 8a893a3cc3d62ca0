"""One page of an entry: head, text, and what can be done from here. Each part is a function of its own."""

from collections.abc import Iterator, Sequence

from bot.interface import links
from bot.interface.doors import Screen
from bot.interface.services import Services
from cogs.guidelines import ids, messages
from cogs.guidelines.checklists import on_page
from cogs.guidelines.reading import Reading
from cogs.guidelines.views.parts import (
    TEXT_LIMIT,
    Beside,
    Box,
    Button,
    Row,
    box,
    button,
    entries_select,
    fitting,
    framed,
    line,
    rows,
    text,
)


def entry_page(services: Services, reading: Reading, locale: str) -> Screen:
    """Draw one page for its reader: the text, the other pages, related entries, and what can be done."""
    drawn = _text(services, reading, locale)
    drawn.add_item(line())
    for row in rows([*_turns(services, reading, locale)]):
        drawn.add_item(row)
    for row in _onward(services, reading, locale):
        drawn.add_item(row)
    return framed(drawn.add_item(Row(*_deeds(services, reading, locale))))


def shared_page(services: Services, reading: Reading, sharer: str, locale: str) -> Screen:
    """Draw the page that a member shares."""
    note = services.sentences.say("guideline-shared-by", locale, member=sharer)
    return public_page(services, reading, note, ids.opens(reading.entry.id), locale)


def public_page(services: Services, reading: Reading, note: str, opening_id: str, locale: str) -> Screen:
    """Draw one page for everybody in a channel, and why; each reader opens the rest privately."""
    opening = button(opening_id, services.sentences.say("guideline-open", locale))
    drawn = _text(services, reading, locale, room=TEXT_LIMIT - len(note))
    return framed(drawn.add_item(line()).add_item(Beside(note, accessory=opening)))


def _text(services: Services, reading: Reading, locale: str, *, room: int = TEXT_LIMIT) -> Box:
    """Draw what is read. News and advisories come where there is room: the text itself is never cut."""
    head, body = _head(services, reading, locale), _body(services, reading, locale)
    room -= sum(len(part) for part in (*head, body))
    news = "\n".join(fitting(messages.changes(services.sentences, reading.changes, locale), room))
    told = messages.proofs(services.sentences, reading.advisories, locale)
    drawn = box()
    for part in filter(None, (*head, news, body)):
        drawn.add_item(text(part))
    _prove(services, drawn, reading, fitting(told, room - len(news)), locale)
    return drawn


def _head(services: Services, reading: Reading, locale: str) -> Sequence[str]:
    """Return the title, and on the first page the summary."""
    sentences, entry = services.sentences, reading.entry
    title = messages.title(entry)
    if reading.is_of_the_day:
        title = f"{sentences.say('guideline-of-the-day', locale)}\n{title}"
    return (
        (title,) if reading.page else (title, messages.summary(sentences, services.taxonomy, entry, locale))
    )


def _body(services: Services, reading: Reading, locale: str) -> str:
    """Return the section that is open, or the sources."""
    entry, page = reading.entry, reading.page
    if page < len(entry.sections):
        return messages.section(entry.sections[page], done=on_page.done(reading.checklist, entry))
    return messages.sources(services.sentences, entry, locale)


def _prove(services: Services, drawn: Box, reading: Reading, proofs: Sequence[str], locale: str) -> None:
    """Add the advisories that show the point, each with the button that opens it."""
    if not proofs:
        return
    heading, *lines = proofs
    drawn.add_item(line()).add_item(text(heading))
    for advisory, proof in zip(reading.advisories, lines, strict=False):
        details = services.sentences.say("advisory-details", locale)
        drawn.add_item(Beside(proof, accessory=links.leading(links.advisory(advisory.id), details)))


def _turns(services: Services, reading: Reading, locale: str) -> Iterator[Button]:
    """Yield a button for each page."""
    entry = reading.entry
    names = [*(part.title for part in entry.sections), services.sentences.say("guideline-sources", locale)]
    for page, name in enumerate(names):
        yield button(ids.turns(entry.id, page), name, is_open=page == reading.page)


def _onward(services: Services, reading: Reading, locale: str) -> Iterator[Row]:
    """Yield the selects: related entries, steps to tick."""
    if reading.related:
        placeholder = services.sentences.say("guideline-next", locale)
        yield entries_select(ids.goes_on(reading.entry.id), placeholder, reading.related)
    yield from on_page.ticking(services, reading, locale)


def _deeds(services: Services, reading: Reading, locale: str) -> Iterator[Button]:
    """Yield what can be done with the page, at most five buttons: keep it, share it, judge it."""
    say, entry = services.sentences.say, reading.entry
    yield on_page.keeping(services, reading, locale)
    yield button(ids.shares(entry.id, reading.page), say("guideline-share", locale), emoji="📣")
    yield button(ids.asks(entry.id), say("guideline-useful", locale), emoji="💬")

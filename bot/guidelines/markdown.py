"""An entry as the file it is, or could be: Markdown as in `data/guidelines`, read back without loss."""

import json
import re
from collections.abc import Iterator

from bot.guidelines.entry import Change, Entry, Source
from bot.guidelines.page import FENCE

_LISTS = ("personas", "domains", "phases", "topics", "related")
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029]")


def written(entry: Entry) -> str:
    """Return the file of an entry. What a server wrote cites no sources yet, so its file says so."""
    sections = (f"## {section.title}\n\n{section.text}" for section in entry.sections)
    return "\n".join((FENCE, *_front(entry), FENCE, "", "\n\n".join(sections), ""))


def _front(entry: Entry) -> Iterator[str]:
    for name in ("id", "title", "gist"):
        yield f"{name} = {_text(getattr(entry, name))}"
    for name in _LISTS:
        yield f"{name} = {_texts(getattr(entry, name))}"
    yield f"licence = {_text(entry.licence)}"
    if entry.credit:
        yield f"credit = {_text(entry.credit)}"
    yield f"reviewed = {entry.reviewed.isoformat()}"
    yield f"version = {entry.version}"
    if not entry.sources:
        yield "sources = []"
    for source in entry.sources:
        yield from _source(source)
    for change in entry.changes:
        yield from _change(change)


def _source(source: Source) -> Iterator[str]:
    yield from ("", "[[sources]]", f"key = {_text(source.key)}")
    if source.clauses:
        yield f"clauses = {_texts([clause.name for clause in source.clauses])}"
    if source.note is not None:
        yield f"note = {_text(source.note)}"


def _change(change: Change) -> Iterator[str]:
    yield from ("", "[[changes]]", f"version = {change.version}", f"date = {change.date.isoformat()}")
    yield f"what = {_text(change.what)}"


def _texts(items: tuple[str, ...] | list[str]) -> str:
    return f"[{', '.join(map(_text, items))}]"


def _text(text: str) -> str:
    """Return a text in TOML's quotes: JSON's, with all that TOML forbids or that ends a line escaped."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))

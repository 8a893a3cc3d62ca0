"""The rules a guideline file has to keep. Each check yields every fault it finds."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from bot.guidelines.editions import faults_of_changes
from bot.guidelines.faults import Fault
from bot.guidelines.page import Page
from bot.guidelines.standards import Publication
from bot.taxonomy import Taxonomy

TITLE_LIMIT = 100
GIST_LIMIT = 300
SECTION_LIMIT = 3000  # characters; leaves room on a message of 4,000 for the title and what stands around it
MOST_SECTIONS = 8
HEADING_LIMIT = 40
FEWEST_WORDS, MOST_WORDS = 250, 700
MOST_RELATED = 5
LICENCE = "CC-BY-4.0"

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LIMIT = 60
_KINDS: Mapping[str, type] = {
    "id": str,
    "title": str,
    "gist": str,
    "personas": list,
    "domains": list,
    "phases": list,
    "topics": list,
    "sources": list,
    "related": list,
    "licence": str,
    "reviewed": date,
    "version": int,
}
_OPTIONAL = frozenset({"changes", "credit"})
_SAID = {str: "a text in quotes", list: "a list", date: "a date such as 2026-11-23", int: "a whole number"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What entries may say: the words of the taxonomy, the sources, and the ids of all entries."""

    words: Mapping[str, Collection[str]]
    publications: Mapping[str, Publication] | None  # None: their list is broken, so sources are not checked
    ids: Collection[str]

    @classmethod
    def of(
        cls, taxonomy: Taxonomy, publications: Mapping[str, Publication] | None, ids: Collection[str]
    ) -> "Vocabulary":
        """Gather what may be said."""
        words = {
            "personas": taxonomy.personas,
            "domains": taxonomy.domains,
            "phases": taxonomy.phases,
            "topics": taxonomy.topics,
        }
        return cls(words, publications, ids)


def faults_of(page: Page, vocabulary: Vocabulary) -> list[Fault]:
    """Return every fault of one file."""
    shape = list(_shape(page))
    if shape:
        return shape  # the other checks rely on the fields having their kinds
    found = [*_identity(page), *_lengths(page), *_lists(page, vocabulary), *_related(page, vocabulary)]
    if vocabulary.publications is not None:
        found += _sources(page, vocabulary.publications)
    return [*found, *_text(page), *faults_of_changes(page)]


def _shape(page: Page) -> Iterator[Fault]:
    for name, kind in _KINDS.items():
        if name not in page.fields:
            yield Fault(page.file, 1, f"{name} is missing", f"add {name} = … as {_SAID[kind]}")
        elif type(page.fields[name]) is not kind:  # a bool is an int, a datetime is a date: neither is meant
            yield Fault(page.file, page.line_of(name), f"{name} is not {_SAID[kind]}", "write it as one")
        elif kind is list and name != "sources" and not _are_texts(page.fields[name]):
            yield Fault(
                page.file, page.line_of(name), f"{name} holds more than texts", "quote each of its items"
            )
    if not isinstance(page.fields.get("credit", ""), str):
        yield Fault(page.file, page.line_of("credit"), f"credit is not {_SAID[str]}", "write it as one")
    for name in sorted(page.fields.keys() - _KINDS.keys() - _OPTIONAL):
        yield Fault(page.file, page.line_of(name), f"{name} is not a known field", "remove it")


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in cast("list[object]", value))


def _identity(page: Page) -> Iterator[Fault]:
    stem, name = page.file.removesuffix(".md"), page.fields["id"]
    if name != stem:
        yield Fault(
            page.file, page.line_of("id"), f"id is {name!r}", f"make it {stem!r}, as the file is called"
        )
    if not _SLUG.fullmatch(stem) or len(stem) > ID_LIMIT:
        fix = f"rename it to lower-case words with hyphens, at most {ID_LIMIT} characters"
        yield Fault(page.file, 1, "the file's name is not an id", fix)
    if page.fields["licence"] != LICENCE:
        yield Fault(page.file, page.line_of("licence"), "the licence is another one", f"use {LICENCE!r}")
    if page.fields["version"] < 1:
        yield Fault(page.file, page.line_of("version"), "version is below 1", "begin with 1")


def _lengths(page: Page) -> Iterator[Fault]:
    for name, limit in (("title", TITLE_LIMIT), ("gist", GIST_LIMIT)):
        length = len(page.fields[name].strip())
        if not length:
            yield Fault(page.file, page.line_of(name), f"{name} is empty", "write one")
        elif length > limit:
            wrong = f"{name} has {length} characters"
            yield Fault(page.file, page.line_of(name), wrong, f"shorten it to {limit}")


def _lists(page: Page, vocabulary: Vocabulary) -> Iterator[Fault]:
    for name, known in vocabulary.words.items():
        values, line = page.fields[name], page.line_of(name)
        if not values:
            yield Fault(page.file, line, f"{name} is empty", "name at least one id of data/taxonomy.toml")
        if len(set(map(str, values))) < len(values):
            yield Fault(page.file, line, f"{name} names one twice", "remove the second")
        for value in values:
            if value not in known:
                fix = f"use an id of {name} in data/taxonomy.toml"
                yield Fault(page.file, line, f"{name} has the unknown word {value!r}", fix)


def _related(page: Page, vocabulary: Vocabulary) -> Iterator[Fault]:
    values, line = page.fields["related"], page.line_of("related")
    if len(values) > MOST_RELATED:
        yield Fault(page.file, line, f"related names {len(values)} entries", f"keep the best {MOST_RELATED}")
    if len(set(map(str, values))) < len(values):
        yield Fault(page.file, line, "related names one twice", "remove the second")
    for value in values:
        if value == page.fields["id"]:
            yield Fault(page.file, line, "related names the entry itself", "remove it")
        elif value not in vocabulary.ids:
            fix = "use the id of another file, or write that entry first"
            yield Fault(page.file, line, f"related names {value!r}, which is no entry", fix)


def _sources(page: Page, publications: Mapping[str, Publication]) -> Iterator[Fault]:
    sources = cast("list[Any]", page.fields["sources"])
    if not sources:
        yield Fault(
            page.file, page.line_of("sources"), "cites no source", "name at least one under [[sources]]"
        )
    for nth, source in enumerate(sources):
        line = page.line_of("sources", nth)
        fields = cast("dict[str, Any]", source) if isinstance(source, dict) else {}
        publication = publications.get(str(fields.get("key")))
        if publication is None:
            fix = "use a key of data/standards/sources.toml"
            yield Fault(page.file, line, f"cites the unknown source {fields.get('key')!r}", fix)
            continue
        for name in sorted(fields.keys() - {"key", "clauses", "note"}):
            yield Fault(page.file, line, f"{name} is not a field of a source", "use key, clauses and note")
        clauses = fields.get("clauses", [])
        if not _are_texts(clauses) or not isinstance(fields.get("note", ""), str):
            yield Fault(
                page.file, line, "a source is malformed", "write clauses as a list of texts, note as a text"
            )
            continue
        for clause in clauses:
            if clause not in publication.clauses:
                wrong = f"cites {clause!r} of {publication.key}, which was not checked"
                yield Fault(
                    page.file, line, wrong, "use a clause listed for it in data/standards/sources.toml"
                )


def _text(page: Page) -> Iterator[Fault]:
    (_, before), *sections = page.sections()
    titles = [section.title for _, section in sections]
    if before.text:
        yield Fault(
            page.file, page.body_line, "has text before its first heading", "put it below a ## heading"
        )
    if not 0 < len(sections) <= MOST_SECTIONS:
        wrong = f"has {len(sections)} sections"
        yield Fault(page.file, page.body_line, wrong, f"write 1 to {MOST_SECTIONS}, each below a ## heading")
    words = sum(len(section.text.split()) for _, section in sections)
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        wrong = f"has {words} words"
        yield Fault(page.file, page.body_line, wrong, f"write {FEWEST_WORDS} to {MOST_WORDS}")
    if not any(section.steps for _, section in sections):
        yield Fault(page.file, page.body_line, "has no step to tick", "write steps as lines of - [ ] …")
    for place, (line, section) in enumerate(sections):
        if section.title in titles[:place] or len(section.title) > HEADING_LIMIT:
            fix = f"give each section its own heading of at most {HEADING_LIMIT} characters"
            yield Fault(page.file, line, f"the heading {section.title!r} is used twice or too long", fix)
        if not 0 < len(section.text) <= SECTION_LIMIT:
            wrong = f"the section {section.title!r} has {len(section.text)} characters"
            yield Fault(
                page.file, line, wrong, f"write 1 to {SECTION_LIMIT}: it has to fit one Discord message"
            )

"""What a server's own guideline says, and the rules it keeps: those of the files, as far as they apply."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.community.statements import Limit, statement
from bot.errors import BadInput
from bot.guidelines.checks import GIST_LIMIT, HEADING_LIMIT, MOST_SECTIONS, SECTION_LIMIT, TITLE_LIMIT
from bot.guidelines.editions import CHANGE_LIMIT
from bot.guidelines.entry import Section
from bot.guidelines.links import fault_of, links_in
from bot.guidelines.page import sections_of

TITLE, GIST, TEXT = Limit(TITLE_LIMIT, least=5), Limit(GIST_LIMIT, least=10), Limit(4000, least=20)
WHAT = Limit(CHANGE_LIMIT, least=3)
ONLY_HEADING = "What to do"  # of a text that has no heading
SHOWN = 60  # characters of what a fault quotes
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Words:
    """For whom, when and where a guideline helps, and what it is about: ids of the taxonomy."""

    personas: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def are_complete(self) -> bool:
        """Tell whether at least one of each is named."""
        return all((self.personas, self.phases, self.domains, self.topics))


@dataclass(frozen=True, slots=True)
class OwnText:
    """A guideline as moderators write it; `what` is what changed, for one that stands already."""

    title: str
    gist: str
    text: str
    what: str = ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the parts of the text, each below its heading; one without any heading is a single part."""
        before, *parts = (section for _, section in sections_of(tuple(self.text.splitlines())))
        return tuple(parts) if parts else (replace(before, title=ONLY_HEADING),)


def tidied(typed: OwnText) -> OwnText:
    """Return what was typed with the line ends of a file, and without control characters."""
    title, gist, what = (" ".join(_clean(text).split()) for text in (typed.title, typed.gist, typed.what))
    return replace(typed, title=title, gist=gist, text=_clean(typed.text).strip(), what=what)


def faults_of(wanted: OwnText, *, is_new: bool) -> tuple[BadInput, ...]:
    """Return everything that is wrong with a tidied text, as sentences for whoever wrote it."""
    said: Mapping[str, tuple[str, Limit]] = {
        "title": (wanted.title, TITLE),
        "gist": (wanted.gist, GIST),
        "text": (wanted.text, TEXT),
    }
    if not is_new:
        said = {**said, "what": (wanted.what, WHAT)}
    found = [fault for field, (text, limit) in said.items() for fault in faults_of_field(field, text, limit)]
    return (*found, *_parts(wanted))


def _clean(text: str) -> str:
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))


def faults_of_field(field: str, text: str, limit: Limit) -> Iterator[BadInput]:
    """Yield what is wrong with what was typed in one field of a form, which each fault names."""
    try:
        statement(text, limit)
    except BadInput as fault:
        yield BadInput(fault.message_id, **fault.arguments, field=field)
    wrong = {link.url: fault_of(link) for link in links_in(text)}
    for url, fault in wrong.items():
        if fault is not None:
            yield BadInput(f"library-link-{fault}", link=url[:SHOWN], field=field)


def _parts(wanted: OwnText) -> Iterator[BadInput]:
    (_, before), *parts = sections_of(tuple(wanted.text.splitlines()))
    sections, titles = wanted.sections, [section.title for section in wanted.sections]
    if parts and before.text:
        yield BadInput("library-text-before-heading")
    if len(sections) > MOST_SECTIONS:
        yield BadInput("library-too-many-sections", most=MOST_SECTIONS)
    if not any(section.steps for section in sections):
        yield BadInput("library-no-step")
    for place, section in enumerate(sections):
        heading = section.title[:SHOWN]
        if len(section.title) > HEADING_LIMIT or section.title in titles[:place]:
            yield BadInput("library-heading-unusable", heading=heading, most=HEADING_LIMIT)
        if not 0 < len(section.text) <= SECTION_LIMIT:
            yield BadInput("library-section-unusable", heading=heading, most=SECTION_LIMIT)

"""Every page of every guideline, with as much around it as can be: within Discord's limits, and whole."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.advisories.records import AdvisoryRecord
from bot.advisories.severity import Severity
from bot.guidelines.checklists.records import Checklist, Part, Tick, Wish
from bot.guidelines.checklists.steps import keyed, matched
from bot.guidelines.checks import SECTION_LIMIT
from bot.guidelines.daily.order import entry_of_day
from bot.guidelines.entry import Change, Entry, Section
from bot.guidelines.limits import overfull_pages
from bot.guidelines.page import read
from bot.guidelines.service import Guidelines
from bot.guidelines.shelves import Facet, shelves
from bot.interface.services import Services
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy
from cogs.guidelines import ids
from cogs.guidelines.reading import Reading
from cogs.guidelines.views.page import entry_page, public_page, shared_page
from cogs.guidelines.views.results import results
from cogs.guidelines.views.shelves import PER_PAGE, choice_of_shelves, shelf_page
from cogs.guidelines.views.verdict import question
from tests.guidelines.conftest import SHIPPED
from tests.guidelines.rendering import faults, source_of, texts

FILES = sorted((SHIPPED / "guidelines").glob("*.md"))
ADVISORY = AdvisoryRecord(
    id=10**17,
    number="ICSA-26-001-01",
    title="*" * 300,
    link=None,
    severity=Severity.CRITICAL,
    cvss_score=9.8,
    cvss_version="3.1",
    is_update=False,
    published_at=datetime(2026, 11, 25, tzinfo=UTC),
    summary="",
    vendor=None,
    product=None,
    cves=(),
    cwes=(),
    sectors=(),
    domains=(),
    revision=1,
)
NEWS = tuple(Change(version, date(2026, 11, 25), "_" * 200) for version in range(2, 12))
MEMBER = "<@12345678901234567890>"


@pytest.fixture(scope="module")
def services(taxonomy: Taxonomy, guidelines: Guidelines) -> Services:
    parts: dict[str, Any] = {"sentences": Sentences.load(SHIPPED), "taxonomy": taxonomy}
    return cast("Services", SimpleNamespace(**parts, guidelines=guidelines))


def fullest(guidelines: Guidelines, entry: Entry, page: int) -> Reading:
    """What a page is drawn from when there is as much as can be to say beside it."""
    entry = replace(entry, changes=NEWS)
    more = (one for one in guidelines.all() if one.id not in (entry.id, *entry.related))
    return Reading(
        entry,
        page,
        related=(*guidelines.related_to(entry), *more)[:5],
        version_read=1 if page == 0 else None,
        advisories=(ADVISORY,) * 3 if page == 0 else (),
        is_of_the_day=page == 0,
        checklist=half_done(entry),
    )


def half_done(entry: Entry) -> Checklist:
    """A checklist with the entry, of which every other step is ticked."""
    texts = keyed(entry)
    ticks = [Tick(key, text, ADVISORY.published_at, 1) for key, text in [*texts.items()][::2]]
    part = Part(entry.id, entry.title, 1, entry, matched(texts, texts, ticks))
    return Checklist(10**9, 1, 1, Wish(), None, (part,), None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_page_keeps_the_limits_and_joins_back_to_its_source(
    services: Services, guidelines: Guidelines, path: Path
) -> None:
    entry = guidelines.get(path.stem)
    bodies: list[str] = []
    for number in range(len(entry.sections) + 1):
        reading = fullest(guidelines, entry, number)
        page = entry_page(services, reading, "en")
        nonce = "x" * 22
        daily = public_page(services, reading, MEMBER, ids.opens_of_the_day(entry.id, nonce), "en")
        for screen in (page, shared_page(services, reading, MEMBER, "en"), daily):
            assert faults(screen) == []
            assert sum(text.startswith("### ") for text in texts(screen)) == 1
            bodies += [text for text in texts(screen) if text.startswith("### ") and screen is page]
    *sections, sources = bodies
    assert "".join(sections).count("☑") == -(-sum(len(part.steps) for part in entry.sections) // 2)
    written = "\n".join(read(path).body)
    assert source_of("\n\n".join(sections)) == source_of(written)
    for source in entry.sources:
        assert sources.count(source.title) == 1
        assert all(clause.name in sources for clause in source.clauses)
        assert source.note is None or sources.count(source.note) == 1


def test_a_first_page_says_what_an_entry_is_about(services: Services, guidelines: Guidelines) -> None:
    for entry in guidelines.all():
        title, summary, *_ = texts(entry_page(services, Reading(entry, 0), "en"))
        assert title == f"## {entry.title}"
        assert summary.startswith(f"**{entry.gist}**\n-# For ")


def longest(entry: Entry, taxonomy: Taxonomy, *, is_own: bool) -> Entry:
    """An entry in which every field is as long as a file, or a server's form, may make it."""
    typed = "*" if is_own else "x"
    entry = replace(
        entry,
        id=("own-" if is_own else "") + "y" * (56 if is_own else 60),
        title=typed * 100,
        gist=typed * 300,
        personas=tuple(taxonomy.personas),
        phases=tuple(taxonomy.phases),
        domains=tuple(taxonomy.domains),
        sections=tuple(Section("h" * 38 + f"{nth:02}", "y" * SECTION_LIMIT, ()) for nth in range(8)),
        changes=NEWS,
        credit="*" * 100 if is_own else "",
        guild_id=1 if is_own else None,
    )
    excess = max(page.excess for page in overfull_pages(entry, taxonomy) if page.section == 0)
    first = replace(entry.sections[0], text="y" * (SECTION_LIMIT - excess))
    return replace(entry, sections=(first, *entry.sections[1:]))


@pytest.mark.parametrize("is_own", [False, True])
def test_the_longest_entry_keeps_the_limits_and_loses_nothing(
    services: Services, guidelines: Guidelines, taxonomy: Taxonomy, *, is_own: bool
) -> None:
    entry = longest(guidelines.get("require-sbom"), taxonomy, is_own=is_own)
    assert [page for page in overfull_pages(entry, taxonomy) if page.section is not None] == []
    for number, section in enumerate(entry.sections):
        reading = fullest(guidelines, entry, number)
        for screen in (entry_page(services, reading, "en"), shared_page(services, reading, MEMBER, "en")):
            assert faults(screen) == []
            assert section.text in "".join(texts(screen))
    for given in (None, True, False):
        assert faults(question(services, entry, given, "en")) == []


def test_every_shelf_keeps_the_limits(services: Services, guidelines: Guidelines, taxonomy: Taxonomy) -> None:
    long = [longest(guidelines.get("require-sbom"), taxonomy, is_own=True)]
    long = [replace(long[0], id=f"own-{number}", topics=tuple(taxonomy.topics)) for number in range(9)]
    entries = (*guidelines.all(), *long)
    assert faults(choice_of_shelves(services, entries, "en")) == []
    for facet in Facet:
        for shelf in shelves(entries, taxonomy, facet):
            for page in range(-(-len(shelf.entries) // PER_PAGE)):
                assert faults(shelf_page(services, shelf, page, "en")) == []


@pytest.mark.parametrize("query", ["password", "*" * 2000, "lost unicorns", "backup of a unicorn"])
def test_results_keep_the_limits(services: Services, guidelines: Guidelines, query: str) -> None:
    assert faults(results(services, guidelines.search(query), "en")) == []


def test_every_day_of_a_year_can_be_posted(services: Services, guidelines: Guidelines) -> None:
    for day in range(366):
        entry = entry_of_day(guidelines.all(), 1, date.fromordinal(date(2027, 1, 1).toordinal() + day))
        opening = ids.opens_of_the_day(entry.id, "x" * 22)
        assert (
            faults(public_page(services, Reading(entry, 0, is_of_the_day=True), "note", opening, "en")) == []
        )

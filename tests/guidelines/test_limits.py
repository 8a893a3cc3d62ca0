"""What is counted beforehand and what is drawn are the same: no page gets past Discord's limits unseen."""

from dataclasses import replace

import pytest

from bot.guidelines.entry import Entry
from bot.guidelines.limits import AROUND, MESSAGE, ROOM, lengths, overfull_pages
from bot.guidelines.own.text import GIST, TITLE
from bot.guidelines.service import Guidelines
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy
from cogs.guidelines import messages
from tests.guidelines.conftest import SHIPPED

SENTENCES = Sentences.load(SHIPPED)


def drawn(entry: Entry, taxonomy: Taxonomy) -> tuple[int, ...]:
    """The characters of each page as it is shown, the sources last."""
    title = len(messages.title(entry))
    summary = len(messages.summary(SENTENCES, taxonomy, entry, "en"))
    sections = [title + len(messages.section(part)) for part in entry.sections]
    sources = title + len(messages.sources(SENTENCES, entry, "en"))
    return (sections[0] + summary, *sections[1:], sources)


def test_no_page_is_longer_than_was_counted(guidelines: Guidelines, taxonomy: Taxonomy) -> None:
    for entry in guidelines.all():
        pages = zip(drawn(entry, taxonomy), lengths(entry, taxonomy), strict=True)
        assert [page for page, (shown, counted) in enumerate(pages) if shown > counted] == [], entry.id


def test_a_servers_own_entry_fits_with_everything_that_escaping_adds(
    guidelines: Guidelines, taxonomy: Taxonomy
) -> None:
    entry = replace(
        guidelines.get("require-sbom"),
        title="*" * TITLE.most,
        gist="_" * GIST.most,
        credit="~" * 100,
        guild_id=1,
        sources=(),
    )
    first = entry.sections[0]
    fits = replace(
        entry, sections=(replace(first, text="a" * (ROOM - lengths(entry, taxonomy)[0] + len(first.text))),)
    )
    assert [*overfull_pages(fits, taxonomy)] == []
    assert lengths(fits, taxonomy)[0] == ROOM
    assert drawn(fits, taxonomy)[0] <= MESSAGE
    assert drawn(fits, taxonomy)[0] - ROOM < AROUND
    one_more = replace(fits, sections=(replace(fits.sections[0], text=f"{fits.sections[0].text}a"),))
    (over,) = overfull_pages(one_more, taxonomy)
    assert (over.section, over.excess) == (0, 1)


@pytest.mark.parametrize("page", [0, 1])
def test_each_page_is_looked_at(page: int, guidelines: Guidelines, taxonomy: Taxonomy) -> None:
    entry = guidelines.get("require-sbom")
    sections = list(entry.sections)
    sections[page] = replace(sections[page], text="a" * MESSAGE)
    assert [one.section for one in overfull_pages(replace(entry, sections=tuple(sections)), taxonomy)] == [
        page
    ]

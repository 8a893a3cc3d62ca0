"""The library by audience, phase, domain and topic."""

import pytest

from bot.errors import NotFound
from bot.guidelines.service import Guidelines
from bot.guidelines.shelves import Facet, shelf, shelves, words
from bot.taxonomy import Taxonomy


@pytest.mark.parametrize("facet", Facet)
def test_every_entry_stands_on_a_shelf(guidelines: Guidelines, taxonomy: Taxonomy, facet: Facet) -> None:
    all_entries = guidelines.all()
    held = shelves(all_entries, taxonomy, facet)
    assert {entry.id for one in held for entry in one.entries} == {entry.id for entry in all_entries}
    assert all(one.entries for one in held)
    assert len({one.word for one in held}) == len(held)


def test_entries_of_a_shelf_come_by_title(guidelines: Guidelines, taxonomy: Taxonomy) -> None:
    held = shelf(guidelines.all(), taxonomy, Facet.PHASE, "procure").entries
    assert [entry.title for entry in held] == sorted(entry.title for entry in held)
    assert all("procure" in entry.phases for entry in held)


def test_a_domains_own_entries_come_before_those_on_the_whole_city(
    guidelines: Guidelines, taxonomy: Taxonomy
) -> None:
    held = shelf(guidelines.all(), taxonomy, Facet.DOMAIN, "lighting").entries
    is_own = ["lighting" in words(entry, Facet.DOMAIN) for entry in held]
    assert is_own == sorted(is_own, reverse=True)
    assert 0 < sum(is_own) < len(held)


@pytest.mark.parametrize("word", ["moon", "all"])
def test_what_is_no_word_has_no_shelf(guidelines: Guidelines, taxonomy: Taxonomy, word: str) -> None:
    with pytest.raises(NotFound):
        shelf(guidelines.all(), taxonomy, Facet.TOPIC, word)

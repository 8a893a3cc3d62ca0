"""The shipped library as a whole: nobody meets a dead end in it."""

import pytest

from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy
from tests.guidelines.conftest import SHIPPED

TAXONOMY = Taxonomy.load(SHIPPED)
WITHOUT_ENTRY = {"health"}  # social care: a profile may name it, nothing is written for it yet
DOMAINS = sorted(TAXONOMY.domains.keys() - {"all"} - WITHOUT_ENTRY)


def test_the_related_entries_form_one_connected_graph(guidelines: Guidelines) -> None:
    links = {entry.id: set(entry.related) for entry in guidelines.all()}
    for entry_id, related in list(links.items()):
        for other in related:
            links[other].add(entry_id)
    reached, waiting = set[str](), [next(iter(links))]
    while waiting:
        waiting += links[here := waiting.pop()] - reached
        reached.add(here)
    assert links.keys() - reached == set()


def test_every_entry_leads_on_and_is_led_to(guidelines: Guidelines) -> None:
    led_to = {other for entry in guidelines.all() for other in entry.related}
    assert [entry.id for entry in guidelines.all() if entry.id not in led_to or len(entry.related) < 2] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_domain_has_an_entry_to_begin_with(guidelines: Guidelines, domain: str) -> None:
    own = [entry for entry in guidelines.all() if domain in entry.domains]
    assert any({"city", "vendor"} & set(entry.personas) for entry in own)
    assert guidelines.search(TAXONOMY.domains[domain].label, domain=domain).hits


def test_a_domain_without_entry_is_still_without(guidelines: Guidelines) -> None:
    assert WITHOUT_ENTRY.isdisjoint(domain for entry in guidelines.all() for domain in entry.domains)


@pytest.mark.parametrize("phase", TAXONOMY.phases)
def test_each_phase_has_an_entry_that_argues_cost_and_benefit(guidelines: Guidelines, phase: str) -> None:
    assert any(phase in entry.phases and "cost-benefit" in entry.topics for entry in guidelines.all())

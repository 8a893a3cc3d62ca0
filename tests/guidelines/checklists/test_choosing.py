"""Which guidelines a list begins with."""

from bot.guidelines.checklists.choosing import FIRST_ENTRIES, chosen, fitting, offered, relevance
from bot.guidelines.checklists.records import Wish
from bot.guidelines.checklists.steps import keyed
from bot.guidelines.service import Guidelines
from tests.guidelines.checklists.making import DEPLOY, PHASES, entry


def test_what_is_written_for_the_domain_comes_before_what_is_written_for_all() -> None:
    everywhere, traffic = entry("everywhere"), entry("traffic-only", domains=("traffic",))
    begins, later = entry("begins"), entry("later", phases=("build", "deploy"))
    second = entry("second", personas=("vendor", "city"))
    found = fitting([everywhere, second, later, begins, traffic], DEPLOY)
    assert [one.id for one in found] == ["traffic-only", "begins", "everywhere", "second", "later"]
    assert relevance(traffic, DEPLOY) > relevance(begins, DEPLOY) > relevance(later, DEPLOY)


def test_what_does_not_concern_or_asks_for_nothing_is_left_out() -> None:
    nothing_to_do = entry("words-only", sections=())
    others = [
        entry("vendors", personas=("vendor",)),
        entry("water", domains=("water",)),
        entry("plan", phases=("plan",)),
    ]
    assert fitting([nothing_to_do, *others], DEPLOY) == []


def test_the_best_are_worked_through_in_the_order_of_a_project() -> None:
    late = [entry(f"late-{number}") for number in range(FIRST_ENTRIES)]
    early = entry("early", phases=("procure", "deploy"), domains=("traffic",))
    found = chosen([*late, early], DEPLOY, PHASES)
    assert [one.id for one in found] == ["early", *(f"late-{number}" for number in range(FIRST_ENTRIES - 1))]


def test_a_list_picked_by_hand_begins_empty_and_is_offered_everything() -> None:
    entries = [entry("a"), entry("b", phases=("plan",))]
    assert chosen(entries, Wish(), PHASES) == []
    assert [one.id for one in offered(entries, Wish(), {"a"}, 25)] == ["b"]


def test_every_phase_gives_a_planner_a_list_that_can_be_worked_through(guidelines: Guidelines) -> None:
    for phase in PHASES:
        for audience in ("", "city"):
            found = chosen(guidelines.all(), Wish(phase, audience=audience), PHASES)
            steps = sum(len(keyed(one)) for one in found)
            assert 3 <= len(found) <= FIRST_ENTRIES, phase
            assert 20 <= steps <= 90, phase

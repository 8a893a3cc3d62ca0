"""Which advisories a rule selects."""

from dataclasses import dataclass

import pytest

from bot.advisories.routing import Rule, selects
from bot.advisories.severity import Severity


@dataclass(frozen=True)
class Item:
    title: str = "Econolite EOS (Update A)"
    summary: str = "An attacker could read the settings of traffic signals."
    severity: Severity = Severity.HIGH
    vendor: str | None = "Econolite"
    product: str | None = "EOS"
    domains: tuple[str, ...] = ("traffic",)


def test_an_empty_rule_selects_everything() -> None:
    assert selects(Rule(), Item())


def test_a_minimum_lets_the_unknown_through() -> None:
    rule = Rule(min_severity=Severity.HIGH)
    selected = [severity.name for severity in Severity if selects(rule, Item(severity=severity))]
    assert selected == ["UNKNOWN", "HIGH", "CRITICAL"]


@pytest.mark.parametrize("keyword", ["econolite", "EOS", "traffic  signals", "(update a)"])
def test_a_keyword_is_found_as_whole_words(keyword: str) -> None:
    assert selects(Rule(keywords=("nothing", keyword)), Item())


@pytest.mark.parametrize("keyword", ["signal", "econ", "raffic", "E.S", ""])
def test_a_part_of_a_word_is_no_keyword(keyword: str) -> None:
    assert not selects(Rule(keywords=(keyword,)), Item())


def test_vendors_match_by_name_and_in_the_title() -> None:
    assert selects(Rule(vendors=("ECONOLITE",)), Item())
    assert selects(
        Rule(vendors=("johnson controls",)),
        Item(vendor="Sensormatic Electronics, LLC, Johnson Controls Inc."),
    )
    assert selects(Rule(vendors=("econolite",)), Item(vendor=None))
    assert not selects(Rule(vendors=("GE",)), Item(vendor="Geutebrück", title="Cameras"))


def test_every_part_has_to_fit() -> None:
    rule = Rule(Severity.MEDIUM, ("settings",), ("econolite", "swarco"), ("traffic", "transit"))
    assert selects(rule, Item())
    assert not selects(rule, Item(severity=Severity.LOW))
    assert not selects(rule, Item(summary="Something else."))
    assert not selects(rule, Item(vendor="Yunex", title="Other"))
    assert not selects(rule, Item(domains=("water",)))

"""The bands of CVSS, and what passes a minimum."""

import pytest

from bot.advisories.severity import Severity


@pytest.mark.parametrize(
    ("score", "name"),
    [(None, "UNKNOWN"), (0.0, "NONE"), (0.1, "LOW"), (3.9, "LOW"), (4.0, "MEDIUM"), (6.9, "MEDIUM"),
     (7.0, "HIGH"), (8.9, "HIGH"), (9.0, "CRITICAL"), (10.0, "CRITICAL")],
)  # fmt: skip
def test_a_score_lies_in_its_band(score: float | None, name: str) -> None:
    assert Severity.of(score).name == name


def test_severities_are_ordered_and_the_unknown_passes_every_minimum() -> None:
    assert Severity.NONE < Severity.LOW < Severity.MEDIUM < Severity.HIGH < Severity.CRITICAL
    assert all(Severity.UNKNOWN.passes(minimum) for minimum in Severity)
    assert Severity.HIGH.passes(Severity.HIGH)
    assert not Severity.MEDIUM.passes(Severity.HIGH)


def test_each_has_its_word() -> None:
    assert Severity.HIGH.message_id == "severity-high"

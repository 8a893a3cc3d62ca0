"""An advisory as one line of a list."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.advisories.records import Headline
from bot.advisories.severity import Severity
from bot.sentences import Sentences
from cogs.advisories.messages import LINE_LIMIT, line
from tests.advisories.items import NOW

SENTENCES = Sentences.load(Path(__file__).parents[2] / "data")
ORDINARY = Headline(
    id=1,
    number="ICSA-26-001-01",
    title="Acme Signal Controller",
    link="https://feeds.example/icsa-26-001-01",
    severity=Severity.CRITICAL,
    cvss_score=9.8,
    cvss_version="3.1",
    is_update=False,
    published_at=NOW,
)
LONG = replace(ORDINARY, title="*Signal* " * 40, number="N" * 90, is_update=True, cvss_score=10.0)


def test_an_ordinary_line_says_severity_title_link_number_and_day() -> None:
    assert line(SENTENCES, ORDINARY) == (
        "- **Critical (CVSS 3.1 9.8)** [Acme Signal Controller](<https://feeds.example/icsa-26-001-01>)"
        f" · ICSA-26-001-01 · <t:{int(NOW.timestamp())}:d>"
    )


@pytest.mark.parametrize("length", [30, 60, 100, 140, 200, 300, 512])
def test_no_line_is_longer_than_its_share_of_a_message(length: int) -> None:
    assert len(line(SENTENCES, replace(LONG, link="https://feeds.example/".ljust(length, "a")))) <= LINE_LIMIT


def test_a_long_link_takes_room_from_the_title() -> None:
    link = "https://feeds.example/".ljust(120, "a")
    long = replace(ORDINARY, title="Signal controller " * 9, link=link)
    assert f"](<{link}>)" in line(SENTENCES, long)
    assert line(SENTENCES, long).count("Signal") < 9


@pytest.mark.parametrize(
    "link", [None, "javascript:alert(1)", "https://feeds.example/a b", "https://e.example/>(x)"]
)
def test_what_cannot_be_linked_is_not(link: str | None) -> None:
    assert "[" not in line(SENTENCES, replace(ORDINARY, link=link))

"""What is offered while somebody types a title."""

import pytest

from bot.guidelines.offering import Kind, offers, topic_in
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy


@pytest.mark.parametrize("typed", ["", " ", "a", "secure", "x" * 100, "topic", "🙂", '" OR', "水"])
def test_offers_are_few_and_distinct(guidelines: Guidelines, taxonomy: Taxonomy, typed: str) -> None:
    found = offers(guidelines, taxonomy, typed, [entry.id for entry in guidelines.all()])
    assert len(found) <= 25
    assert len({offer.value for offer in found}) == len(found)
    assert all(0 < len(offer.value) <= 100 for offer in found)


def test_what_is_gone_is_not_offered_again(guidelines: Guidelines, taxonomy: Taxonomy) -> None:
    found = offers(guidelines, taxonomy, "", ["own-retired", "require-sbom"])
    assert [offer.value for offer in found if offer.kind is Kind.READ] == ["require-sbom"]
    assert "require-sbom" not in [offer.value for offer in found if offer.kind is Kind.TITLE]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("camra", "camera-system-hardening"),
        ("shared defualt paswords", "no-shared-default-passwords"),
        ("Ship no shared", "no-shared-default-passwords"),
        ("lorawn", "lorawan-network-security"),
    ],
)
def test_a_mistyped_title_is_offered_first(
    guidelines: Guidelines, taxonomy: Taxonomy, typed: str, first: str
) -> None:
    assert offers(guidelines, taxonomy, typed, [])[0].value == first


@pytest.mark.parametrize(
    ("value", "topic"),
    [
        ("topic:backup", "backup"),
        ("Topic: Backup", "backup"),
        (" TOPIC:access-control ", "access-control"),
        ("topic:unicorns", "unicorns"),
        ("topic", None),
        ("signed-updates", None),
        ("Why: a title", None),
    ],
)
def test_a_topic_is_told_from_a_title(taxonomy: Taxonomy, value: str, topic: str | None) -> None:
    assert topic_in(value, taxonomy) == topic

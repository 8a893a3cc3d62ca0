"""What would tell who wrote a request, however it is spelt."""

from pathlib import Path

import pytest

from bot.matchmaking.anonymity import Author, Why, give_aways
from bot.matchmaking.words import common_words
from bot.taxonomy import Taxonomy

COMMON = common_words(Taxonomy.load(Path(__file__).parents[2] / "data"))
AUTHOR = Author(
    123456789012345678, ("Max Muster", "max.muster_92"), ("Acme Signals GmbH", "City of Springfield")
)


def found(text: str, author: Author = AUTHOR) -> list[tuple[str, Why]]:
    return [(text[one.start : one.end], one.why) for one in give_aways(text, author, COMMON)]


@pytest.mark.parametrize(
    "spelling",
    [
        "Acme",
        "ACME",
        "aCmE",
        "A C M E",
        "A.c.m.e",
        "Ac-me",
        "Acm3",
        "4cme",
        "Аcmе",
        "ＡＣＭＥ",
        "A\u200bcme",
        "Àcmé",
        "Springfield",
        "SPRING-FIELD",
        "Spr1ngfield",
        "springfield",
    ],
)
def test_an_organisation_is_found_however_it_is_spelt(spelling: str) -> None:
    assert found(f"We at {spelling} need help.") == [(spelling, Why.ORGANISATION)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ask max about it", "max"),
        ("Muster, M.", "Muster"),
        ("I am MaxMuster", "MaxMuster"),
        ("m a x m u s t e r", "m a x m u s t e r"),
        ("my id is 123456789012345678", "123456789012345678"),
    ],
)
def test_a_name_is_found(text: str, part: str) -> None:
    assert found(text) == [(part, Why.NAME)]


def test_a_name_within_a_longer_word_is_found_if_it_begins_one_or_is_long() -> None:
    assert found("the AcmeCloud") == [("Acme", Why.ORGANISATION)]
    assert found("springfieldtraffic") == [("springfield", Why.ORGANISATION)]
    assert found("the maximum macmelon") == []


def test_the_initials_of_a_long_name_are_found_in_capitals() -> None:
    assert found("the COS runs it") == [("COS", Why.ORGANISATION)]
    assert found("because cos") == []


@pytest.mark.parametrize(
    "link",
    [
        "https://city.example/plan",
        "hxxps://city.example",
        "www.city.example",
        "somewhere.org",
        "some [.] where (dot) org",
        "discord.gg/abc",
        "office@somewhere.example",
        "host.de/path",
    ],
)
def test_every_link_is_found(link: str) -> None:
    assert found(f"See {link}") == [(link, Why.LINK)]


@pytest.mark.parametrize(
    "mention", ["<@1234>", "<@!1234>", "<@&99>", "<#12>", "@everyone", "@somebody", "</x:1>"]
)
def test_every_mention_is_found(mention: str) -> None:
    assert found(f"ask {mention} please") == [(mention, Why.MENTION)]


@pytest.mark.parametrize(
    "text",
    [
        "Our traffic signals speak NTCIP 1202 over IEC 60870-5-104, version 1.2.3.4.",
        "We run node.js and python.py, e.g. on controllers.It works. Etc. in the city.",
        "The city needs a plan for water, energy and 911 services, i.e. for its utilities.",
        "CVSS 9.8 in firmware 4.10; 24/7 on call, 5V@ 2A",
    ],
)
def test_what_every_author_needs_to_say_is_not_marked(text: str) -> None:
    assert found(text) == []


def test_an_organisation_called_by_an_everyday_word_counts_only_as_written() -> None:
    author = Author(1, ("IT",), ("Traffic",))
    assert found("it is about traffic", author) == []
    assert found("Traffic asks", author) == [("Traffic", Why.ORGANISATION)]


def test_what_overlaps_is_marked_once() -> None:
    assert found("max@acme.example") == [("max@acme.example", Why.LINK)]


def test_a_name_without_letters_marks_nothing() -> None:
    assert found("anything at all", Author(1, ("★", ""), ("…",))) == []

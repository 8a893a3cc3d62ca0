"""The feeds that are known by name."""

from pathlib import Path

import pytest

from bot.advisories.feeds.catalogue import Catalogue
from bot.errors import OperatorError

DATA = Path(__file__).parents[3] / "data"
CATALOGUE = Catalogue.load(DATA)
TEXTS = "[a]\nname='x'\npublisher='x'\ntopic='x'\nlanguage='x'\n"


def test_the_shipped_catalogue_is_sound() -> None:
    assert len({feed.key for feed in CATALOGUE.feeds}) == len({feed.url for feed in CATALOGUE.feeds}) == 28
    assert all(len(feed.label) <= 100 and len(feed.key) <= 100 for feed in CATALOGUE.feeds)
    assert {"cisa-ics", "cert-bund"} <= {feed.key for feed in CATALOGUE.feeds if feed.enabled}


@pytest.mark.parametrize("text", ["cisa-ics", " CISA-ICS ", "ics advisories", "CISA – ICS advisories"])
def test_a_feed_is_found_by_its_key_or_name(text: str) -> None:
    feed = CATALOGUE.find(text)
    assert feed is not None
    assert feed.url == "https://www.cisa.gov/cybersecurity-advisories/ics-advisories.xml"


@pytest.mark.parametrize("text", ["", "cisa", "PSIRT", "https://news.example/"])
def test_what_names_none_or_several_finds_nothing(text: str) -> None:
    assert CATALOGUE.find(text) is None


def test_suggestions_have_every_word_and_the_suggested_first() -> None:
    assert [feed.key for feed in CATALOGUE.suggest("psirt")] == ["abb", "cisco", "fortinet"]
    assert [feed.key for feed in CATALOGUE.suggest("CISA medical")] == ["cisa-medical"]
    assert len(CATALOGUE.suggest("")) == 25
    assert CATALOGUE.suggest("")[0].enabled


@pytest.mark.parametrize(
    ("content", "mistake"),
    [
        ("[a]\nname = 'x'", "[a] needs exactly: name, publisher, url, topic, language, enabled"),
        ("a = 1", "[a] needs exactly: name, publisher, url, topic, language, enabled"),
        (TEXTS + "url='ftp://x'\nenabled=true", "[a] url is not valid"),
        (TEXTS + "url='http://x'\nenabled='no'", "[a] enabled is not valid"),
        ("[", "cannot be read"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_file_and_entry(tmp_path: Path, content: str, mistake: str) -> None:
    (tmp_path / "feeds.toml").write_text(content)
    with pytest.raises(OperatorError, match=r"feeds\.toml") as caught:
        Catalogue.load(tmp_path)
    assert mistake in caught.value.line

"""When two entries are the same advisory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advisories.feeds.identify import identify, is_update
from bot.advisories.feeds.numbers import without_number
from tests.advisories.feeds.reading import entry

FEED = "https://Feeds.example/a/feed.xml"


def key(title: str = "", link: str = "", guid: str = "", feed: str = FEED) -> str:
    return identify(entry(title, link, guid), feed).key


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ("https://www.cisa.gov/news-events/ics-advisories/icsa-23-152-02", "ICSA-23-152-02"),
        ("https://www.cisa.gov/news-events/ics-medical-advisories/icsma-24-001-01", "ICSMA-24-001-01"),
        ("https://www.cisa.gov/news-events/cybersecurity-advisories/aa23-347a", "AA23-347A"),
        ("https://www.cert.ssi.gouv.fr/avis/CERTFR-2026-AVI-0001/", "CERTFR-2026-AVI-0001"),
        ("https://www.cert.ssi.gouv.fr/alerte/CERTFR-2026-ALE-001/", "CERTFR-2026-ALE-001"),
        ("https://wid.cert-bund.de/portal/wid/adv?name=WID-SEC-W-2026-0815", "WID-SEC-2026-0815"),
        ("https://advisories.ncsc.nl/advisory?id=NCSC-2024-0369", "NCSC-2024-0369"),
        ("https://cert-portal.siemens.com/productcert/html/ssa-123456.html", "SSA-123456"),
        ("https://download.se.com/files?p_Doc_Ref=SEVD-2024-317-01", "SEVD-2024-317-01"),
        ("https://certvde.com/en/advisories/VDE-2024-001/", "VDE-2024-001"),
        ("http://www.zerodayinitiative.com/advisories/ZDI-26-123/", "ZDI-26-123"),
        ("https://www.kb.cert.org/vuls/id/123456", "VU#123456"),
        ("https://fortiguard.fortinet.com/psirt/FG-IR-24-423", "FG-IR-24-423"),
        ("https://www.moxa.com/en/support/mpsa-241155-cve-2024-9137,-missing", "MPSA-241155"),
        ("https://cert.europa.eu/publications/security-advisories/2026-013/", "CERT-EU 2026-013"),
        ("https://jvn.jp/en/jp/JVN12345678/", "JVN#12345678"),
        ("https://jvn.jp/en/vu/JVNVU91234567/index.html", "JVNVU#91234567"),
        ("https://jvndb.jvn.jp/en/contents/2026/JVNDB-2026-000012.html", "JVNDB-2026-000012"),
        ("https://sec.cloudapps.cisco.com/security/center/content/CiscoSecurityAdvisory/cisco-sa-iosxe-x-Ab1",
         "cisco-sa-iosxe-x-ab1"),
    ],
)  # fmt: skip
def test_a_page_is_named_after_its_number(link: str, number: str) -> None:
    assert identify(entry("", link, "whatever"), FEED).number == number
    assert key("", link, "1") == key("other", link, "2") == f"number:{number}"


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("SSA-000072: Several flaws", "SSA-000072"),
        ("NCSC-2024-0369 [1.01] [M/H] Flaws fixed", "NCSC-2024-0369"),
        ("Example security advisory (AV26\u2013960)", "AV26-960"),
        ("[Control systems] Example (AV26-961)", "AV26-961"),
        ("[UPDATE] [hoch] WID-SEC-2026-0001 Router", "WID-SEC-2026-0001"),
        ("ICSA-24-030-04_Hitron DVR", "ICSA-24-030-04"),
        ("VU#123456: A flaw", "VU#123456"),
        ("Update: what became of SSA-000072", None),
        ("Analysis of FG-IR-24-423 and friends", None),
        ("CVE-2026-1234 is exploited", None),
    ],
)
def test_a_title_names_its_number_in_front_or_in_brackets(title: str, number: str | None) -> None:
    assert identify(entry(title, "https://news.example/1"), FEED).number == number


def test_the_text_never_names_the_number() -> None:
    cited = entry("News", "https://news.example/1", "", "See ICSA-23-152-02", "(SSA-123456)")
    assert identify(cited, FEED).number is None


def test_the_same_advisory_in_two_feeds_and_after_a_revision_is_one() -> None:
    link = "https://www.cisa.gov/news-events/ics-advisories/icsa-23-152-02"
    first = identify(entry("HID SAFE", link, "/node/1"), FEED)
    later = identify(entry("HID SAFE (Update A)", link + "#x", "/node/2"), "https://other.example/all.xml")
    assert first.key == later.key
    assert (first.is_update, later.is_update) == (False, True)


def test_a_guid_is_unique_on_its_host_or_only_in_its_feed() -> None:
    assert key(guid="/node/25407") == "guid:feeds.example:/node/25407"
    assert key(guid="tag:x,2026:1") == "guid:feeds.example:tag:x,2026:1"
    assert key(guid="a4f0c6d2-8d6c-4c1a") == "guid:feeds.example:a4f0c6d2-8d6c-4c1a"
    assert key(guid="42") == f"guid:{FEED}:42"
    assert key(guid="42", link="https://a.example/1") == key(guid="42", link="https://a.example/2")


def test_links_are_compared_without_what_does_not_matter() -> None:
    same = key(link="HTTP://News.Example/a?id=1&utm_source=rss&UTM_medium=x#top")
    assert same == "link:https://news.example/a?id=1"
    assert key(link="https://news.example/a?id=2") != same
    assert key(link="https://news.example") == key(link="https://news.example/")


def test_what_has_neither_is_known_by_title_and_feed() -> None:
    assert key("One") == key("One")
    assert len({key("One"), key("Two"), key("One", feed="https://other.example/")}) == 3


@given(st.text(), st.text(), st.text())
def test_every_entry_has_a_key_that_fits_its_column(title: str, link: str, guid: str) -> None:
    assert 0 < len(key(title, link * 300, guid * 300)) <= 500


def test_long_keys_that_differ_at_the_end_stay_different() -> None:
    assert key(guid="x" * 900 + "1") != key(guid="x" * 900 + "2")


@pytest.mark.parametrize(
    "title",
    ["A (Update A)", "A (UPDATE B)", "[UPDATE] [hoch] A", "[MàJ] Vulnérabilité", "Updated: A", "Update - A",
     "A (Updated 3 May)", "NCSC-2024-0369 [1.01] [M/H] A", "SSA-123456 V1.2: A", "[Actualización] A"],
)  # fmt: skip
def test_a_title_calls_itself_an_update(title: str) -> None:
    assert is_update(title)


@pytest.mark.parametrize(
    "title",
    ["A", "Microsoft Update Catalog", "Rockwell (Update Manager)", "Updates for Windows",
     "NCSC-2024-0369 [1.00] [M/H] A", "SSA-123456 V1.0: A", "[NEU] [hoch] A"],
)  # fmt: skip
def test_a_title_only_speaks_of_updates(title: str) -> None:
    assert not is_update(title)


def test_titles_lose_the_number_in_front_only() -> None:
    assert without_number("ICSA-24-030-04_Hitron DVR") == "Hitron DVR"
    assert without_number("SSA-000072: Several flaws") == "Several flaws"
    assert without_number("[OT] VDE-2024-001 | A") == "[OT] A"
    assert without_number("SSA-000072") == "SSA-000072"
    assert without_number("Hitron (ICSA-24-030-04)") == "Hitron (ICSA-24-030-04)"

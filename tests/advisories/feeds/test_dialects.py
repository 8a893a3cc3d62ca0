"""What is read from each dialect, and what sloppy feeds are forgiven."""

from datetime import UTC, datetime

import pytest

from bot.advisories.feeds.child.dates import parsed_date
from bot.advisories.feeds.child.flattening import MAX_LINE, MAX_LINES, lines_of
from tests.advisories.feeds.reading import only_entry, read, rss, sample


def test_rss_2_with_a_two_digit_year_and_attributes_on_an_item() -> None:
    document = read(sample("list-layout.xml"))
    (entry,) = document.entries
    assert (document.title, document.link) == ("ICS Advisories", "https://www.cisa.gov/")
    assert document.ttl_seconds == 3600
    assert entry.title == "Lumina Street Light Controller (Update A)"
    assert entry.link == "https://www.cisa.gov/news-events/ics-advisories/icsa-26-101-02"
    assert entry.guid == "/node/25407"
    assert (entry.published, entry.updated) == (datetime(2026, 9, 3, 12, tzinfo=UTC), None)
    assert entry.lines[1:5:2] == (
        "1. EXECUTIVE SUMMARY",
        "ATTENTION: Exploitable remotely/low attack complexity/public exploits are available",
    )


def test_a_table_is_one_line_per_row() -> None:
    lines = only_entry("table-layout.xml").lines
    assert "CVSS\tVendor\tEquipment\tVulnerabilities" in lines
    assert any(line.startswith("v3 9.1\tRiverbend\tPump Station Gateway\tMissing") for line in lines)


def test_atom_with_its_text_in_content() -> None:
    entry = only_entry("atom-content.xml")
    assert entry.lines[0] == "Serial number: AV26-960"
    assert entry.published == datetime(2026, 9, 3, 17, 31, tzinfo=UTC)
    assert entry.updated == datetime(2026, 9, 4, 12, tzinfo=UTC)
    assert entry.guid == entry.link


def test_rdf_with_structured_elements() -> None:
    document = read(sample("structured.rdf"))
    (entry,) = document.entries
    assert document.ttl_seconds == 1800
    assert entry.published == datetime(2026, 2, 3, 5, 19, tzinfo=UTC)
    assert entry.guid == entry.link == "https://jvndb.jvn.jp/en/contents/2026/JVNDB-2026-000012.html"
    assert entry.lines[1:] == (
        "CVSS v3.0 6.1",
        "CVSS v2.0 4.3",
        "Vendor: Example Electric",
        "Product: Example Camera",
        "Reference: CVE-2026-40001",
    )


def test_rss_091_with_a_doctype_and_latin_letters() -> None:
    entry = only_entry("news-091.xml")
    assert (entry.title, entry.link) == (
        "Workshop on city platforms in München",
        "https://feeds.example/2026/workshop",
    )
    assert entry.lines == ("Bring your own lamp.",)


def test_padded_links_and_summer_time() -> None:
    entry = only_entry("padded-links.xml")
    assert entry.link == "https://cert.europa.eu/publications/security-advisories/2026-013/"
    assert entry.published == datetime(2026, 9, 3, 12, 5, tzinfo=UTC)


def test_a_category_becomes_a_line() -> None:
    assert only_entry("german-words.xml").lines[-1] == "Category: hoch"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Thu, 03 Sep 26 12:00:00 +0000", datetime(2026, 9, 3, 12, tzinfo=UTC)),
        ("Thu, 03 Sep 2026 14:00:00 CEST", datetime(2026, 9, 3, 12, tzinfo=UTC)),
        ("Thu, 03 Jan 2026 13:00 CET", datetime(2026, 1, 3, 12, tzinfo=UTC)),
        ("3 Sep 2026 12:00 GMT", datetime(2026, 9, 3, 12, tzinfo=UTC)),
        ("Thu, 03 Sep 2026 08:00:00 EDT", datetime(2026, 9, 3, 12, tzinfo=UTC)),
        ("2026-09-03T12:00Z", datetime(2026, 9, 3, 12, tzinfo=UTC)),
        ("2026-09-03T21:00:00.123+09:00", datetime(2026, 9, 3, 12, tzinfo=UTC)),
        ("2026-09-03 12:00:00", datetime(2026, 9, 3, 12, tzinfo=UTC)),
        ("2026-09", datetime(2026, 9, 1, tzinfo=UTC)),
        ("2026-13-45", None),
        ("Thu, 99 Sep 2026 99:00:00 +0000", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_as_feeds_write_them(text: str, moment: datetime | None) -> None:
    assert parsed_date(text) == moment


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.c", "tag:x,2026:y"])
def test_only_web_addresses_are_links(link: str) -> None:
    (entry,) = read(rss(f"<title>x</title><link>{link}</link><guid>42</guid>")).entries
    assert (entry.link.startswith("http"), entry.guid) == (False, "42")


@pytest.mark.parametrize(
    "body",
    [
        "\n\n  " + rss("<title>Tom & Jerry</title>"),
        '\ufeff<?xml version="1.0" encoding="us-ascii"?>' + rss("<title>Tom &amp; Jerry</title>"),
        rss("<title>Tom &amp; Jerry</title><description>x<br>y</description>"),
        rss("<title>Tom &amp; \x0bJerry</title>"),
        '<?xml version="1.0" encoding="utf-16"?>' + rss("<title>Tom &amp; Jerry</title>"),
        rss("<title><![CDATA[Tom <b>&amp;</b> Jerry]]></title>") + "<script></script>",
        rss("<title>Tom &amp; Jerry</title><description><![CDATA[<!ENTITY x 'y'>]]></description>"),
    ],
)
def test_sloppy_feeds_are_read(body: str) -> None:
    (entry,) = read(body, "text/html").entries
    assert entry.title == "Tom & Jerry"


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252", "iso-2022-jp"])
def test_what_is_declared_counts_where_it_is_no_utf_8(encoding: str) -> None:
    letters = "日本" if encoding == "iso-2022-jp" else "Größe"
    body = f'<?xml version="1.0" encoding="{encoding}"?>{rss(f"<title>{letters}</title>")}'.encode(encoding)
    assert read(body, "application/xml; charset=utf-8").entries[0].title == letters


def test_utf_8_is_seen_whatever_the_server_says() -> None:
    assert read(rss("<title>Größe</title>"), "text/xml; charset=iso-8859-1").entries[0].title == "Größe"


def test_text_is_trimmed_unmarked_and_capped() -> None:
    html = "<p> a\n b </p>c<script>d</script><ul><li>e<li>f</ul>\u202eg<!-- h --><p>&lt;@everyone&gt;</p>"
    assert lines_of(html) == ("a b", "c", "e", "f", "g", "<@everyone>")
    assert lines_of("one\n\n two & three") == ("one", "two & three")
    assert len(lines_of("<p>x</p>" * 3000)) == MAX_LINES
    assert len(lines_of("<p>" + "x" * 9000)[0]) == MAX_LINE


def test_a_table_that_only_frames_is_no_row() -> None:
    frame = "<table><tr><td><h1>a</h1><p>b</p></td></tr></table>"
    data = "<table><tr><td>c<br>d</td><td><ul><li>e<li>f</ul></td></tr></table>"
    assert lines_of(frame + data) == ("a", "b", "c d\te; f")

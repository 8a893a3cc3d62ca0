"""What is understood of each layout."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advisories.severity import Severity
from bot.advisories.understanding import Understanding, understand
from bot.advisories.vocabulary import Vocabulary
from bot.errors import OperatorError
from tests.advisories.feeds.reading import entry, only_entry

DATA = Path(__file__).parents[2] / "data"
VOCABULARY = Vocabulary.load(DATA)


def of_sample(name: str) -> Understanding:
    return understand(only_entry(name), VOCABULARY)


def of(title: str, *lines: str) -> Understanding:
    return understand(entry(title, "", "", *lines), VOCABULARY)


def test_the_list_layout() -> None:
    assert of_sample("list-layout.xml") == Understanding(
        title="Lumina Street Light Controller (Update A)",
        summary="Successful exploitation could let an attacker switch off the street lights of a district.",
        severity=Severity.CRITICAL,
        cvss_score=9.8,
        cvss_version="v3.1",
        vendor="Lumina Works",
        product="SLC-200, SLC-300",
        cves=("CVE-2026-10001", "CVE-2026-10002"),
        cwes=("CWE-798", "CWE-787"),
        sectors=("Commercial Facilities", "Energy", "Water and Wastewater Systems"),
        domains=("lighting", "water", "energy", "metering", "building", "cctv", "kiosk"),
        exploited=False,
    )


def test_the_table_layout() -> None:
    assert of_sample("table-layout.xml") == Understanding(
        title="Riverbend Pump Station Gateway",
        summary="Successful exploitation of these vulnerabilities could let an attacker stop pumps.",
        severity=Severity.CRITICAL,
        cvss_score=9.1,
        cvss_version="v3",
        vendor="Riverbend",
        product="Pump Station Gateway",
        cves=("CVE-2026-20001", "CVE-2026-20002"),
        cwes=("CWE-306", "CWE-319"),
        sectors=("Water and Wastewater Systems",),
        domains=("water",),
        exploited=None,
    )


def test_a_preface_is_not_the_summary() -> None:
    found = of_sample("siemens-preface.xml")
    assert found.summary == "Successful exploitation could stop the controller."
    assert (found.vendor, found.cvss_score, found.cvss_version) == ("Siemens", 7.5, "v3.1")
    assert (found.cwes, found.sectors) == (("CWE-20",), ())


def test_a_severity_word_in_german() -> None:
    found = of_sample("german-words.xml")
    assert found.title == "[UPDATE] Beispiel Router: Mehrere Schwachstellen ermöglichen Codeausführung"
    assert (found.severity, found.cvss_score) == (Severity.HIGH, None)


def test_a_score_in_a_sentence_and_an_exploited_flaw() -> None:
    found = of_sample("padded-links.xml")
    assert found.title == "Critical Vulnerability in Example VPN"
    assert (found.cvss_score, found.cvss_version, found.exploited) == (9.8, None, True)


def test_structured_elements_give_v3_before_v2() -> None:
    found = of_sample("structured.rdf")
    assert (found.cvss_score, found.cvss_version, found.severity) == (6.1, "v3.0", Severity.MEDIUM)
    assert (found.vendor, found.product) == ("Example Electric", "Example Camera")
    assert (found.cves, found.domains) == (("CVE-2026-40001",), ("cctv",))


def test_plain_news_are_a_title_and_a_summary() -> None:
    found = of_sample("news-091.xml")
    assert (found.title, found.summary) == ("Workshop on city platforms in München", "Bring your own lamp.")
    assert (found.severity, found.vendor, found.cves, found.exploited) == (Severity.UNKNOWN, None, (), None)


@pytest.mark.parametrize(
    ("line", "score", "version"),
    [
        ("CVSS v3 9.8", 9.8, "v3"),
        ("CVSS v4 9.3", 9.3, "v4"),
        ("CVSS v4.0 9.3", 9.3, "v4"),
        ("CVSS: 7.5", 7.5, None),
        ("CVSS 3.1 Base Score: 10.0", 10.0, "v3.1"),
        ("CVSSv3.1: 10", 10.0, "v3.1"),
        ("CVSS score of 9.8 (CVSS:3.1/AV:N/AC:L)", 9.8, None),
        ("A CVSS v3.1 base score of 4.3 has been calculated; CVSS:3.1/AV:N", 4.3, "v3.1"),
        ("CVE-2026-1 (v3 7.3)", 7.3, "v3"),
        ("CVSS v2 10.0, CVSS v3 5.0, CVSS v4 9.9", 5.0, "v3"),
        ("CVSS v3 5.0; CVSS v3.1 6.4", 6.4, "v3.1"),
        ("Vector CVSS:3.1/AV:N/AC:L/PR:N", None, None),
        ("Scores are given as CVSS 3.1.", None, None),
        ("Firmware v3 9.8 is affected", None, None),
        ("Version 9.8.1 has a CVSS rating", None, None),
    ],
)
def test_scores_as_they_are_written(line: str, score: float | None, version: str | None) -> None:
    found = of("x", line)
    assert (found.cvss_score, found.cvss_version) == (score, version)


@pytest.mark.parametrize(
    ("title", "line", "severity"),
    [
        ("[NEU] [mittel] Router", "", Severity.MEDIUM),
        ("[kritisch] Router", "", Severity.CRITICAL),
        ("NCSC-2024-0369 [1.01] [M/H] Flaws", "", Severity.HIGH),
        ("NCSC-2024-0370 [1.00] [H/L] Flaws", "", Severity.LOW),
        ("Router", "Severity: Important", Severity.HIGH),
        ("Router", "Category: niedrig", Severity.LOW),
        ("Router", "Risk\tcritique", Severity.CRITICAL),
        ("Critical vulnerabilities in Router", "", Severity.CRITICAL),
        ("A critical look at routers", "", Severity.UNKNOWN),
        ("Critical vulnerability in Router", "CVSS v3 5.0", Severity.MEDIUM),
    ],
)
def test_severity_words_count_where_there_is_no_score(title: str, line: str, severity: Severity) -> None:
    assert of(title, line).severity == severity


@pytest.mark.parametrize(
    ("line", "exploited"),
    [
        ("The flaw is actively exploited.", True),
        ("ATTENTION: Exploitable remotely/known public exploitation", True),
        ("Exploitation in the wild was seen. No known public exploitation of the second flaw.", True),
        ("No known public exploitation specifically targeting it has been reported.", False),
        ("Die Schwachstelle wird aktiv ausgenutzt.", True),
        ("Exploitable remotely/public exploits are available", None),
        ("An attacker could exploit it.", None),
    ],
)
def test_exploitation_is_told_from_its_denial(line: str, exploited: bool | None) -> None:
    assert of("x", line).exploited is exploited


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("Multiple Sectors", ()),
        ("Unknown", ()),
        ("  Energy , and Water and Wastewater Systems", ("Energy", "Water and Wastewater Systems")),
        ("Energy, andWater and Wastewater Systems", ("Energy", "Water and Wastewater Systems")),
        (
            "Critical Manuacturing; Government Facilitates",
            ("Critical Manufacturing", "Government Facilities"),
        ),
        ("Transportation, Healthcare", ("Transportation Systems", "Healthcare and Public Health")),
        ("Energy and Chemical", ("Energy", "Chemical")),
        ("Government Services and Facilities, Energy Sector", ("Government Facilities", "Energy")),
        ("Nuclear Reactors, Materials, and Waste", ("Nuclear Reactors, Materials, and Waste",)),
    ],
)
def test_dirty_sectors_are_understood(text: str, sectors: tuple[str, ...]) -> None:
    assert of("x", f"CRITICAL INFRASTRUCTURE SECTORS: {text}").sectors == sectors


def test_words_tell_the_domains_of_a_sector_apart() -> None:
    sector = "Critical Infrastructure Sectors: Transportation Systems"
    assert of("Some gateway", sector).domains == ("traffic", "transit", "parking", "ev")
    assert of("Econolite EOS", sector).domains == ("traffic",)
    assert of("Water cooled camera").domains == ("water", "cctv")


def test_labels_may_be_headings_and_names_may_hold_commas() -> None:
    names = (
        "Improper Neutralization of Escape, Meta, or Control Sequences, Use After Free, and Something Else"
    )
    found = of("x", "Vendor", "Example ", "1.2 Affected Products", "Gateway: all", "Vulnerabilities", names)
    assert (found.vendor, found.product) == ("Example", "Gateway: all")
    assert found.cwes == ("CWE-150", "CWE-416")


def test_text_that_was_decoded_wrongly_is_mended() -> None:
    assert of("GeutebrÃ¼ck G-Cam", "Vendor: GeutebrÃ¼ck").vendor == "Geutebrück"
    assert of("LeÃ£o and São").title == "LeÃ£o and São"
    assert of("Leão").title == "Leão"


def test_everything_has_a_limit() -> None:
    found = of("word " * 100, "Vendor: " + "v" * 900, "Equipment: " + "part, " * 200, "A sentence. " * 200)
    assert (len(found.title) <= 256, found.title[-5:]) == (True, "word…")
    assert (len(found.vendor or ""), len(found.product or "") <= 300) == (200, True)
    assert (len(found.summary) <= 600, found.summary.endswith("…")) == (True, True)


@given(
    st.text(max_size=200),
    st.lists(st.text(max_size=120) | st.from_regex(r"CVSS[ :v]{0,3}\d?\.?\d?"), max_size=8),
)
def test_any_text_is_understood_somehow(title: str, lines: list[str]) -> None:
    found = understand(entry(title, "", "", *lines), VOCABULARY)
    assert len(found.title) <= 256


def test_a_vocabulary_without_names_is_named(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match=r"weaknesses\.toml"):
        Vocabulary.load(tmp_path)
    (tmp_path / "weaknesses.toml").write_text("a = 1")
    with pytest.raises(OperatorError, match=r"\[names\] is missing"):
        Vocabulary.load(tmp_path)

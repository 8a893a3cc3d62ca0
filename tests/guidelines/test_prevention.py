"""From the weaknesses of an advisory to the guidelines that would have prevented them."""

import tomllib
from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy
from tests.guidelines.conftest import SHIPPED


def prevented(guidelines: Guidelines, *cwes: str, domains: tuple[str, ...] = ()) -> list[str]:
    return [one.entry.id for one in guidelines.for_weaknesses(cwes, domains)]


@pytest.mark.parametrize(
    ("cwe", "entry_id"),
    [
        ("CWE-798", "no-shared-default-passwords"),
        ("CWE-1392", "no-shared-default-passwords"),
        ("CWE-306", "no-internet-facing-controls"),
        ("CWE-284", "segment-control-networks"),
        ("CWE-319", "protect-field-links"),
        ("CWE-494", "signed-updates"),
        ("CWE-787", "secure-development-lifecycle"),
        ("CWE-1395", "require-sbom"),
        ("CWE-1191", "close-debug-ports"),
        ("CWE-639", "secure-platform-apis"),
        ("CWE-226", "secure-decommissioning"),
        ("CWE-400", "segment-control-networks"),
    ],
)
def test_a_weakness_leads_to_what_prevents_it(guidelines: Guidelines, cwe: str, entry_id: str) -> None:
    assert prevented(guidelines, cwe)[0] == entry_id


# The CWE Top 25 of 2024 and of 2025, the ten that lead in CISA's advisories, and others frequent there.
COMMON = (
    "20 22 77 78 79 89 94 119 120 121 122 125 190 200 269 284 287 306 352 400 416 434 476 502 639 770 787 "
    "798 862 863 918 80 193 256 259 276 288 290 294 295 307 311 312 319 321 326 327 330 345 347 362 427 "
    "522 532 601 611 613 665 668 732 754 755 772 824 843 908 1188 1284 1391 1392"
)


@pytest.mark.parametrize("number", COMMON.split())
def test_every_common_weakness_has_an_answer_and_a_reason(guidelines: Guidelines, number: str) -> None:
    found = guidelines.for_weaknesses([f"CWE-{number}"], [])
    assert len(found) == 3
    assert all(one.why for one in found)


def test_each_weakness_belongs_to_one_group_that_names_three_entries() -> None:
    groups = tomllib.loads((SHIPPED / "weaknesses.toml").read_text(encoding="utf-8"))["prevented"]
    weaknesses = [weakness for group in groups for weakness in group["weaknesses"]]
    assert len(set(weaknesses)) == len(weaknesses)
    assert {len(group["entries"]) for group in groups} == {3}
    assert all(len(group["why"]) <= 130 for group in groups)


def test_the_domain_of_an_advisory_decides_between_good_answers(guidelines: Guidelines) -> None:
    assert prevented(guidelines, "CWE-319", domains=("metering",))[0] == "protect-field-links"
    assert "camera-system-hardening" in prevented(guidelines, "CWE-732", domains=("cctv",))
    assert "camera-system-hardening" not in prevented(guidelines, "CWE-732")


def test_several_weaknesses_give_the_best_of_each(guidelines: Guidelines) -> None:
    found = prevented(guidelines, "CWE-798", "CWE-787")
    assert set(found[:2]) == {"no-shared-default-passwords", "secure-development-lifecycle"}


def test_what_is_not_known_to_be_preventable_has_no_answer(guidelines: Guidelines) -> None:
    assert prevented(guidelines) == []
    assert prevented(guidelines, "CWE-99999", domains=("cctv",)) == []


def test_a_group_that_names_no_entry_is_refused(data_dir: Path, taxonomy: Taxonomy) -> None:
    path = data_dir / "weaknesses.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"signed-updates"', '"signed"'), encoding="utf-8"
    )
    with pytest.raises(OperatorError, match="'signed'"):
        Guidelines.load(data_dir, taxonomy)


def test_the_point_of_an_entry_is_shown_by_the_weaknesses_that_it_prevents(guidelines: Guidelines) -> None:
    (closest,) = guidelines.evidence_of(guidelines.get("no-shared-default-passwords"))
    assert "CWE-798" in closest.weaknesses
    assert closest.domains == frozenset()


def test_advisories_on_the_domain_of_an_entry_come_first(guidelines: Guidelines) -> None:
    closest, wider = guidelines.evidence_of(guidelines.get("street-cabinet-protection"))
    assert closest.domains == {"cctv", "lighting", "traffic", "water"}
    assert wider.domains == frozenset()
    assert closest.weaknesses == wider.weaknesses


def test_an_entry_that_prevents_no_weakness_is_shown_by_its_topics_in_its_domains(
    guidelines: Guidelines,
) -> None:
    for entry in guidelines.all():
        for kind in guidelines.evidence_of(entry):
            assert kind.weaknesses or kind.domains
    (closest,) = guidelines.evidence_of(guidelines.get("parking-payments"))
    assert closest.domains == {"parking"}

"""From the weaknesses of an advisory to the guidelines that would have prevented them."""

from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy


def prevented(guidelines: Guidelines, *cwes: str, domains: tuple[str, ...] = ()) -> list[str]:
    return [one.entry.id for one in guidelines.for_weaknesses(cwes, domains)]


@pytest.mark.parametrize(
    ("cwe", "entry_id"),
    [
        ("CWE-798", "no-shared-default-passwords"),
        ("CWE-1392", "no-shared-default-passwords"),
        ("CWE-306", "no-internet-facing-controls"),
        ("CWE-284", "segment-control-networks"),
        ("CWE-787", "signed-updates"),
        ("CWE-1395", "signed-updates"),
        ("CWE-400", "segment-control-networks"),
    ],
)
def test_a_weakness_leads_to_what_prevents_it(guidelines: Guidelines, cwe: str, entry_id: str) -> None:
    assert prevented(guidelines, cwe)[0] == entry_id


# The most frequent weaknesses of the CISA advisories.
COMMON = (
    "20 787 125 121 416 79 284 400 119 287 22 78 89 190 200 306 319 352 434 476 502 522 732 770 798 862 863"
)


@pytest.mark.parametrize("number", COMMON.split())
def test_every_common_weakness_has_an_answer_and_a_reason(guidelines: Guidelines, number: str) -> None:
    found = guidelines.for_weaknesses([f"CWE-{number}"], [])
    assert len(found) == 3
    assert all(one.why for one in found)


def test_the_domain_of_an_advisory_decides_between_good_answers(guidelines: Guidelines) -> None:
    assert prevented(guidelines, "CWE-319")[0] == "segment-control-networks"
    assert "camera-system-hardening" in prevented(guidelines, "CWE-732", domains=("cctv",))
    assert "camera-system-hardening" not in prevented(guidelines, "CWE-732")


def test_several_weaknesses_give_the_best_of_each(guidelines: Guidelines) -> None:
    found = prevented(guidelines, "CWE-798", "CWE-787")
    assert set(found[:2]) == {"no-shared-default-passwords", "signed-updates"}


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

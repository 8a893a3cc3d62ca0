"""What a look-up finds, on both databases."""

from datetime import timedelta

import pytest

from bot.advisories.lookup import Advisories, Filter
from bot.advisories.models import Advisory
from bot.advisories.severity import Severity
from bot.database.engine import Database
from bot.errors import NotFound
from tests.advisories.items import NOW


def row(index: int, vendor: str | None, severity: Severity, *domains: str) -> Advisory:
    number = f"ICSA-26-{index:03}-01"
    return Advisory(
        identity=f"number:{number}",
        number=number,
        title=f"{vendor} controller",
        summary="A fault.",
        severity=severity,
        vendor=vendor,
        cves=["CVE-2026-1000"],
        cwes=[],
        sectors=["Energy"],
        domains=list(domains),
        is_update=False,
        published_at=NOW - timedelta(days=index),
        first_seen_at=NOW,
    )


@pytest.fixture
async def advisories(database: Database) -> Advisories:
    async with database.transaction() as session:
        session.add_all(
            [
                row(1, "Acme", Severity.LOW, "water"),
                row(2, "100% Safe_Works/EU", Severity.HIGH, "street-lighting"),
                row(3, "ACME Meters", Severity.CRITICAL, "water", "energy"),
                row(4, "Acme", Severity.UNKNOWN),
                row(5, None, Severity.MEDIUM, "waste-water"),
            ]
        )
    return Advisories(database)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), [1, 2, 3, 4, 5]),
        (Filter(min_severity=Severity.HIGH), [2, 3, 4]),
        (Filter(vendor="acme"), [1, 3, 4]),
        (Filter(vendor="100%"), [2]),
        (Filter(vendor="%"), [2]),
        (Filter(vendor="e_w"), [2]),
        (Filter(vendor="s/e"), [2]),
        (Filter(vendor="_"), [2]),
        (Filter(domain="water"), [1, 3]),
        (Filter(Severity.LOW, "water", "METERS"), [3]),
        (Filter(vendor="nobody"), []),
    ],
    ids=str,
)
async def test_a_filter_finds_what_it_says_newest_first(
    advisories: Advisories, wanted: Filter, found: list[int]
) -> None:
    assert [one.number for one in await advisories.latest(wanted)] == [f"ICSA-26-{n:03}-01" for n in found]


async def test_no_more_are_found_than_asked_for(advisories: Advisories) -> None:
    assert [one.number for one in await advisories.latest(limit=1)] == ["ICSA-26-001-01"]


async def test_a_record_holds_what_was_stored(advisories: Advisories) -> None:
    [_, _, headline, *_] = await advisories.latest()
    third = await advisories.get(headline.id)
    assert (third.id, third.title, third.severity) == (headline.id, headline.title, headline.severity)
    assert (third.severity, third.domains, third.cves) == (
        Severity.CRITICAL,
        ("water", "energy"),
        ("CVE-2026-1000",),
    )
    assert third.published_at == NOW - timedelta(days=3)


async def test_several_are_found_in_the_order_asked_for_without_the_unknown(advisories: Advisories) -> None:
    first, second, *_ = await advisories.latest()
    found = await advisories.get_all([second.id, 999, first.id])
    assert [one.number for one in found] == ["ICSA-26-002-01", "ICSA-26-001-01"]


async def test_an_unknown_id_is_not_found(advisories: Advisories) -> None:
    with pytest.raises(NotFound):
        await advisories.get(999)


async def test_vendors_are_suggested_the_most_frequent_first(advisories: Advisories) -> None:
    assert await advisories.vendors("ac") == ["Acme", "ACME Meters"]
    assert await advisories.vendors(" % ") == ["100% Safe_Works/EU"]


@pytest.mark.parametrize(
    ("weaknesses", "domains", "found"),
    [
        (["CWE-798"], [], [1, 3]),
        (["CWE-798", "CWE-79"], [], [1, 2]),
        (["CWE-798"], ["energy"], [3]),
        ([], ["energy"], [3, 4]),
        (["CWE-7"], [], []),
    ],
    ids=str,
)
async def test_recent_advisories_are_found_by_weakness_and_domain(
    database: Database, weaknesses: list[str], domains: list[str], found: list[int]
) -> None:
    async with database.transaction() as session:
        for index, cwes, at in (
            (1, ["CWE-798", "CWE-20"], ["water"]),
            (2, ["CWE-79"], ["water"]),
            (3, ["CWE-798"], ["energy", "water"]),
            (4, [], ["energy"]),
        ):
            one = row(index, "Acme", Severity.HIGH, *at)
            one.cwes = cwes
            session.add(one)
    numbers = [one.number for one in await Advisories(database).recent_with(weaknesses, domains, limit=2)]
    assert numbers == [f"ICSA-26-{n:03}-01" for n in found]

"""Looking advisories up."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Integer, Select, Text, bindparam, cast, func, or_, select

from bot.advisories.models import Advisory
from bot.advisories.records import AdvisoryRecord, Headline
from bot.advisories.severity import Severity
from bot.database.engine import Database
from bot.errors import NotFound

PAGE = 5  # full lines that fit one message well
RECENT = 500  # what is looked through for weaknesses: half a year of a busy source
CHOICES = 25  # what Discord shows of an autocomplete

# Statements are built once and take parameters: to build one costs more than to run it.
_ADVISORY = Advisory.__table__.c
_HEADLINES = select(*(_ADVISORY[field.name] for field in fields(Headline)))
_RECORDS = select(*(_ADVISORY[field.name] for field in fields(AdvisoryRecord)))
_BY_IDS = _RECORDS.where(_ADVISORY.id.in_(bindparam("ids", expanding=True)))
_RECENT = (
    select(_ADVISORY.id, _ADVISORY.cwes, _ADVISORY.domains)
    .order_by(_ADVISORY.published_at.desc(), _ADVISORY.id.desc())
    .limit(RECENT)
)
_NARROWED_BY = {
    "min_severity": or_(
        _ADVISORY.severity >= bindparam("min_severity"), _ADVISORY.severity == Severity.UNKNOWN
    ),
    "domain": cast(_ADVISORY.domains, Text).contains(bindparam("domain"), escape="/"),
    "vendor": _ADVISORY.vendor.icontains(bindparam("vendor"), escape="/"),
}
_VENDORS = (
    select(_ADVISORY.vendor)
    .where(_NARROWED_BY["vendor"])
    .group_by(_ADVISORY.vendor)
    .order_by(func.count().desc(), _ADVISORY.vendor)
    .limit(CHOICES)
)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which advisories are wanted; None means any. An unknown severity passes a minimum."""

    min_severity: Severity | None = None
    domain: str | None = None
    vendor: str | None = None

    def values(self) -> dict[str, int | str]:
        """Return what narrows the search, by name."""
        values = {
            "min_severity": self.min_severity,
            "domain": self.domain and f'"{_literal(self.domain)}"',
            "vendor": self.vendor and _literal(self.vendor),
        }
        return {name: value for name, value in values.items() if value is not None}


ANY = Filter()


class Advisories:
    """The advisories that were seen in feeds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest(self, wanted: Filter = ANY, *, limit: int = PAGE) -> list[Headline]:
        """Return the newest advisories, newest first."""
        values = wanted.values()
        rows = await self._database.rows(_latest(*values), **values, most=limit)
        return [Headline.of(row) for row in rows]

    async def recent_with(
        self, weaknesses: Collection[str], domains: Collection[str], *, limit: int
    ) -> list[AdvisoryRecord]:
        """Return recent advisories with one of these weaknesses, in one of these domains, newest first.

        None named stands for any. Lists in a column cannot be searched alike on both databases, so the recent
        ones are looked through here.
        """
        rows = await self._database.rows(_RECENT)
        fitting = (
            row.id
            for row in rows
            if (not weaknesses or not {*weaknesses}.isdisjoint(row.cwes))
            and (not domains or not {*domains}.isdisjoint(row.domains))
        )
        return await self.get_all([*islice(fitting, limit)])

    async def get(self, advisory_id: int) -> AdvisoryRecord:
        """Return one advisory. Raises NotFound."""
        found = await self.get_all([advisory_id])
        if not found:
            raise NotFound("advisory-unknown")
        return found[0]

    async def get_all(self, advisory_ids: Sequence[int]) -> list[AdvisoryRecord]:
        """Return those of these advisories that there are, in the order of the ids."""
        rows = await self._database.rows(_BY_IDS, ids=advisory_ids)
        found = {row.id: AdvisoryRecord.of(row) for row in rows}
        return [found[advisory_id] for advisory_id in advisory_ids if advisory_id in found]

    async def vendors(self, typed: str) -> list[str]:
        """Return vendors whose name contains what was typed, the most frequent first."""
        rows = await self._database.rows(_VENDORS, vendor=_literal(typed.strip()[:100]))
        return [row.vendor for row in rows]


@cache
def _latest(*narrowed_by: str) -> Select[Any]:
    return (
        _HEADLINES.where(*(_NARROWED_BY[name] for name in narrowed_by))
        .order_by(_ADVISORY.published_at.desc(), _ADVISORY.id.desc())
        .limit(bindparam("most", type_=Integer))
    )


def _literal(text: str) -> str:
    """Return `text` without wildcards for LIKE."""
    return text.replace("/", "//").replace("%", "/%").replace("_", "/_")

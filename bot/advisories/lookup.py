"""Looking advisories up."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, Text, cast, func, or_, select

from bot.advisories.models import Advisory
from bot.advisories.records import AdvisoryRecord
from bot.advisories.severity import Severity
from bot.database.engine import Database
from bot.errors import NotFound

PAGE = 5  # full lines that fit one message well
CHOICES = 25  # what Discord shows of an autocomplete


@dataclass(frozen=True, slots=True)
class Filter:
    """Which advisories are wanted; None means any. An unknown severity passes a minimum."""

    min_severity: Severity | None = None
    domain: str | None = None
    vendor: str | None = None

    def apply(self, query: Select[Advisory]) -> Select[Advisory]:
        """Narrow a query."""
        if self.min_severity is not None:
            query = query.where(
                or_(Advisory.severity >= self.min_severity, Advisory.severity == Severity.UNKNOWN)
            )
        if self.domain is not None:
            query = query.where(cast(Advisory.domains, Text).contains(f'"{self.domain}"', autoescape=True))
        if self.vendor is not None:
            query = query.where(Advisory.vendor.icontains(self.vendor, autoescape=True))
        return query


ANY = Filter()


class Advisories:
    """The advisories that were seen in feeds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest(self, wanted: Filter = ANY, *, limit: int = PAGE) -> list[AdvisoryRecord]:
        """Return the newest advisories, newest first."""
        query = (
            wanted.apply(select(Advisory))
            .order_by(Advisory.published_at.desc(), Advisory.id.desc())
            .limit(limit)
        )
        async with self._database.reading() as session:
            return [AdvisoryRecord.of(row) for row in await session.scalars(query)]

    async def get(self, advisory_id: int) -> AdvisoryRecord:
        """Return one advisory. Raises NotFound."""
        async with self._database.reading() as session:
            row = await session.get(Advisory, advisory_id)
        if row is None:
            raise NotFound("advisory-unknown")
        return AdvisoryRecord.of(row)

    async def get_all(self, advisory_ids: Sequence[int]) -> list[AdvisoryRecord]:
        """Return those of these advisories that there are, in the order of the ids."""
        async with self._database.reading() as session:
            found = {
                row.id: row
                for row in await session.scalars(select(Advisory).where(Advisory.id.in_(advisory_ids)))
            }
        return [AdvisoryRecord.of(found[advisory_id]) for advisory_id in advisory_ids if advisory_id in found]

    async def vendors(self, typed: str) -> list[str]:
        """Return vendors whose name contains what was typed, the most frequent first."""
        query = (
            select(Advisory.vendor)
            .where(Advisory.vendor.icontains(typed.strip()[:100], autoescape=True))
            .group_by(Advisory.vendor)
            .order_by(func.count().desc(), Advisory.vendor)
            .limit(CHOICES)
        )
        async with self._database.reading() as session:
            return [vendor for vendor in await session.scalars(query) if vendor is not None]

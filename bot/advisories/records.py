"""What the advisories answer with: frozen values for cards and command lines."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.advisories.models import Advisory
from bot.advisories.routing import Rule
from bot.advisories.severity import Severity


@dataclass(frozen=True, slots=True)
class Headline:
    """What one line of a list says of an advisory."""

    id: int
    number: str | None
    title: str
    link: str | None
    severity: Severity
    cvss_score: float | None
    cvss_version: str | None
    is_update: bool
    published_at: datetime

    @classmethod
    def of(cls, row: Row[Any]) -> "Headline":
        """Copy a row."""
        return cls(
            id=row.id,
            number=row.number,
            title=row.title,
            link=row.link,
            severity=Severity(row.severity),
            cvss_score=row.cvss_score,
            cvss_version=row.cvss_version,
            is_update=row.is_update,
            published_at=row.published_at,
        )


@dataclass(frozen=True, slots=True)
class AdvisoryRecord(Headline):
    """One advisory as it was last seen."""

    summary: str
    vendor: str | None
    product: str | None
    cves: tuple[str, ...]
    cwes: tuple[str, ...]
    sectors: tuple[str, ...]
    domains: tuple[str, ...]
    revision: int

    @classmethod
    def of(cls, row: Advisory | Row[Any]) -> "AdvisoryRecord":
        """Copy a row, or a model of it."""
        return cls(
            id=row.id,
            number=row.number,
            title=row.title,
            link=row.link,
            severity=Severity(row.severity),
            cvss_score=row.cvss_score,
            cvss_version=row.cvss_version,
            is_update=row.is_update,
            published_at=row.published_at,
            summary=row.summary,
            vendor=row.vendor,
            product=row.product,
            cves=tuple(row.cves),
            cwes=tuple(row.cwes),
            sectors=tuple(row.sectors),
            domains=tuple(row.domains),
            revision=row.revision,
        )


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """One rule of a server with the state of its feed. `problem` is a message id and its arguments."""

    rule_id: int
    channel_id: int
    title: str
    url: str
    rule: Rule
    ping_role_id: int | None
    polled_at: datetime | None
    next_poll_at: datetime
    problem: dict[str, Any] | None
    broken: str | None
    waiting: int  # deliveries to the channel that are still to be said
    held: bool  # the bot may not write there


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed was added: how many items it held, and how many of them its rule would have selected."""

    title: str
    url: str
    channel_id: int
    held_items: int
    selected_items: int


@dataclass(frozen=True, slots=True)
class Polled:
    """One poll's result."""

    title: str
    new: int = 0
    revised: int = 0
    unchanged: bool = False
    problem: dict[str, Any] | None = None

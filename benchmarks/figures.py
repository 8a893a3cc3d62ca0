"""The arithmetic and the table: samples in, Markdown out."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median


def percentile(samples: Sequence[float], share: float) -> float:
    """Return the smallest sample that at least `share` (0 to 1) of all samples do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


@dataclass
class Figures:
    """What was measured of one contender: seconds, except memory in MiB."""

    starts: list[float] = field(default_factory=list)
    memory: float = math.nan
    trips: dict[str, list[float]] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)

    @property
    def start(self) -> float:
        """Return the median start."""
        return median(self.starts) if self.starts else math.nan

    def add(self, request: str, seconds: Iterable[float], processor: float) -> None:
        """Add one round of a request."""
        self.trips.setdefault(request, []).extend(seconds)
        self.processor[request] = self.processor.get(request, 0.0) + processor

    def per_thousand(self, request: str) -> float:
        """Return the processor seconds for 1,000 of a request."""
        return 1000 * self.processor[request] / len(self.trips[request])


@dataclass(frozen=True)
class Row:
    """One line of the table: the product against a reference. `aim` is the ratio to stay below."""

    what: str
    unit: str
    product: float
    reference: float
    against: str
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """Return how many times the reference the product needs."""
        return self.product / self.reference

    @property
    def verdict(self) -> str:
        """Return the aim and whether it is met."""
        if self.aim is None:
            return ""
        return f"≤ {self.aim:g}: {'met' if self.ratio <= self.aim else 'missed'}"


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| what | product | reference | reference is | ratio | aim |",
        "|---|---:|---:|---|---:|---|",
    ]
    lines += [
        f"| {row.what} | {row.product:.3g} {row.unit} | {row.reference:.3g} {row.unit} | {row.against} "
        f"| {row.ratio:.2f} | {row.verdict} |"
        for row in rows
    ]
    return "\n".join(lines)

"""From figures to the page that keeps them."""

import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psutil

from benchmarks.figures import Figures, Row, percentile, table

ROUND_TRIP, MEMORY, START = 1.5, 2.5, 2.0  # what we aim to stay below, as ratios

PAGE = """\
# Figures

Written by `make bench` on {day}; do not edit by hand. {machine}.

The product is the real process, `python -m bot run`, on a simulated Discord over real HTTP and
WebSocket, with {count} advisories in SQLite. It is measured in one run with its references, in turns. How:
[benchmarks/README.md](../benchmarks/README.md).

{table}
"""


def rows(product: Figures, bare: Figures, importing: Figures, one_file: Figures) -> Iterator[Row]:
    """Yield the lines of the table."""
    yield Row(
        "start to the first answer",
        "s",
        product.start,
        importing.start,
        "bare, same libraries imported",
        START,
    )
    yield Row("start to the first answer", "s", product.start, bare.start, "bare")
    yield Row("idle memory", "MiB", product.memory, bare.memory, "bare", MEMORY)
    yield Row("idle memory", "MiB", product.memory, importing.memory, "bare, same libraries imported")
    yield Row("idle memory", "MiB", product.memory, one_file.memory, "one file")
    for request, trips in one_file.trips.items():
        for name, share in (("p50", 0.5), ("p99", 0.99)):
            ours, theirs = (1000 * percentile(each, share) for each in (product.trips[request], trips))
            yield Row(f"{request}: round trip {name}", "ms", ours, theirs, "one file", ROUND_TRIP)
        processor = product.per_thousand(request), one_file.per_thousand(request)
        yield Row(f"{request}: processor for 1,000", "s", *processor, "one file")


def machine() -> str:
    """Describe what it ran on, without names of machines or paths."""
    gibibytes = round(psutil.virtual_memory().total / 2**30)
    system = f"{platform.system()} on {platform.machine()}"
    python = f"Python {platform.python_version()}"
    return f"{python}, {system}, {psutil.cpu_count()} processors, {gibibytes} GiB of memory"


def write(path: Path, lines: list[Row], count: int) -> None:
    """Write the page."""
    day = datetime.now(UTC).date().isoformat()
    path.write_text(PAGE.format(day=day, machine=machine(), count=f"{count:,}", table=table(lines)))

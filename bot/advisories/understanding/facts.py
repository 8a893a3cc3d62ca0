"""The labelled facts of a text: "Vendor: X", a heading above its value, or cells of a table."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from bot.advisories.feeds.document import CELL

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "vendor": ("vendor", "vendors", "manufacturer", "supplier", "affected vendor", "affected vendors"),
    "product": (
        *("equipment", "affected equipment", "product", "products", "affected product", "affected products"),
    ),
    "sectors": ("critical infrastructure sectors", "critical infrastructure sector", "sectors", "sector"),
    "weaknesses": ("vulnerability", "vulnerabilities", "weakness", "weaknesses", "cwe", "vulnerability type"),
    "cvss": ("cvss", "cvss score", "base score", "cvss base score", "cvss v3", "cvss v3.1", "cvss v4"),
    "cvss version": ("cvss version",),
    "severity": (
        *("severity", "severity level", "base severity", "risk", "risk level", "category", "schweregrad"),
    ),
    "attention": ("attention",),
    "other": (
        *("countries/areas deployed", "company headquarters location", "date", "serial number", "reference"),
        *("vector string", "cvss vector", "cve", "cves", "release date", "alert code"),
    ),
}  # fmt: skip
_LABELS = {synonym: label for label, synonyms in _SYNONYMS.items() for synonym in synonyms}
_LABELLED = re.compile(r"([^:\t]{2,40}?)\s*:\s*(\S.*)")
_NUMBERING = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_MIN_HEADER = 2

Facts = Mapping[str, tuple[str, ...]]


def facts_of(lines: tuple[str, ...]) -> Facts:
    """Return for each known label its values, in the order of the text."""
    found: dict[str, list[str]] = {}
    for label, value in _pairs(lines):
        found.setdefault(label, []).append(value)
    return {label: tuple(values) for label, values in found.items()}


def is_label(line: str) -> bool:
    """Tell whether a line begins with a known label, or is a row of a table."""
    match = _LABELLED.fullmatch(line)
    return CELL in line or _label(line) is not None or (match is not None and _label(match[1]) is not None)


def _pairs(lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    header: list[str | None] = []
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if CELL not in line:
            header = []
            yield from _of_line(line, following)
            continue
        cells = line.split(CELL)
        labels = [_label(cell) for cell in cells]
        if sum(label is not None for label in labels) >= _MIN_HEADER:
            header = labels
        elif header:
            yield from _of_row(header, cells)
        else:
            yield from _of_line(f"{cells[0].rstrip(':')}: {cells[1]}", "")


def _of_line(line: str, following: str) -> Iterator[tuple[str, str]]:
    alone = _label(line)
    match = _LABELLED.fullmatch(line)
    label = _label(match[1]) if match else None
    if match and label:
        yield label, match[2]
    elif alone and following and not is_label(following):
        yield alone, following


def _of_row(header: list[str | None], cells: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the cells under known labels; a score stands beside the version that it is meant in."""
    row = {label: cell for label, cell in zip(header, cells, strict=False) if label and cell}
    version = row.pop("cvss version", None)
    if version and "cvss" in row:
        row["cvss"] = f"v{version.removeprefix('CVSS').strip().lstrip('v')} {row['cvss']}"
    yield from row.items()


def _label(text: str) -> str | None:
    return _LABELS.get(_NUMBERING.sub("", text).strip(" :").casefold())

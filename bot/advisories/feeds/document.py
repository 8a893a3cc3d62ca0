"""What a feed says, whatever its dialect. All text is other people's: never trusted, never markup."""

from dataclasses import dataclass
from datetime import datetime

CELL = "\t"  # between the cells of a table row; other white space is collapsed, so nothing else holds a tab


@dataclass(frozen=True, slots=True)
class Entry:
    """One item. `lines` are its text, one per block, list item or table row; `link` is http(s) or empty."""

    title: str
    link: str
    guid: str
    published: datetime | None
    updated: datetime | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One feed as it was served."""

    title: str
    link: str
    ttl_seconds: int | None
    entries: tuple[Entry, ...]

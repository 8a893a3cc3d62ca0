"""The publications that entries may cite, and the clauses of each that were checked: `data/standards`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from bot.guidelines.entry import Clause, Source, Standing
from bot.guidelines.faults import Fault, LibraryBroken, read_toml
from bot.guidelines.links import SAID, Link, LinkFault, fault_of

FILE = "standards/sources.toml"
_STANDINGS = {"clauses": Standing.CHECKED, "unverified": Standing.UNVERIFIED, "later": Standing.LATER}
_FIELDS = frozenset({"title", "publisher", "version", "url", "names", *_STANDINGS})


@dataclass(frozen=True, slots=True)
class Publication:
    """A standard, law or guide. A clause that stands in no list of it may not be cited."""

    key: str
    title: str
    publisher: str
    version: str
    url: str | None
    clauses: Mapping[str, Standing]
    names: Mapping[str, str]

    def cited(self, clauses: tuple[str, ...], note: str | None) -> Source:
        """Return this publication as the source of an entry. The clauses must be known."""
        places = tuple(Clause(name, self.names.get(name), self.clauses[name]) for name in clauses)
        return Source(self.key, self.title, self.publisher, self.version, self.url, places, note)


def load_publications(data_dir: Path) -> Mapping[str, Publication]:
    """Read the list of sources. Raises LibraryBroken with every fault of it."""
    tables, lines = read_toml(data_dir, FILE)
    faults = [fault for key, table in tables.items() for fault in _faults(key, table, lines)]
    if faults:
        raise LibraryBroken(faults)
    return {key: _publication(key, table) for key, table in tables.items()}


def _faults(key: str, table: object, lines: Sequence[str]) -> Iterator[Fault]:
    line = next((number for number, text in enumerate(lines, 1) if text.strip() == f"[{key}]"), 1)
    if not isinstance(table, dict):
        yield Fault(FILE, line, f"{key} is no source", f"write it below [{key}]")
        return
    fields = cast("dict[str, object]", table)
    for name in ("title", "publisher", "version"):
        if not isinstance(fields.get(name), str):
            yield Fault(FILE, line, f"{key} has no {name}", "add it as a text in quotes")
    for name in sorted(fields.keys() - _FIELDS):
        yield Fault(FILE, line, f"{name} of {key} is not a known field", "remove it")
    yield from _faults_of_address(key, fields.get("url"), line)
    clauses = [clause for name in _STANDINGS for clause in cast("list[object]", fields.get(name, []))]
    for name in sorted(cast("dict[str, str]", fields.get("names", {})).keys() - set(map(str, clauses))):
        yield Fault(
            FILE, line, f"{key} names the clause {name}, which it does not list", "list it, or drop the name"
        )


def _faults_of_address(key: str, url: object, line: int) -> Iterator[Fault]:
    if url is None:
        return
    wrong = fault_of(Link(url)) if isinstance(url, str) else LinkFault.MALFORMED
    if wrong is not None:
        yield Fault(
            FILE, line, f"the url of {key} is {SAID[wrong]}", "give the whole https address of the page"
        )


def _publication(key: str, table: dict[str, Any]) -> Publication:
    clauses = {clause: standing for name, standing in _STANDINGS.items() for clause in table.get(name, ())}
    return Publication(
        key,
        table["title"],
        table["publisher"],
        table["version"],
        table.get("url"),
        clauses,
        table.get("names", {}),
    )

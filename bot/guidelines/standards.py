"""The publications that entries may cite, and the clauses of each that were checked: `data/standards`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from bot.errors import OperatorError
from bot.guidelines.entry import Clause, Source, Standing


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
    """Read `standards/sources.toml`. Raises OperatorError naming the source that is wrong."""
    path = data_dir / "standards" / "sources.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OperatorError(f"{path} cannot be read: {error}") from error
    return {key: _publication(path, key, table) for key, table in tables.items()}


def _publication(path: Path, key: str, table: dict[str, Any]) -> Publication:
    missing = [name for name in ("title", "publisher", "version") if not isinstance(table.get(name), str)]
    if missing:
        raise OperatorError(f"{path}: {key} has no {missing[0]}; add it as text")
    names = cast("dict[str, str]", table.get("names", {}))
    clauses = {
        **dict.fromkeys(cast("list[str]", table.get("clauses", [])), Standing.CHECKED),
        **dict.fromkeys(cast("list[str]", table.get("unverified", [])), Standing.UNVERIFIED),
        **dict.fromkeys(cast("list[str]", table.get("later", [])), Standing.LATER),
    }
    unknown = names.keys() - clauses.keys()
    if unknown:
        raise OperatorError(f"{path}: {key} names the clause {min(unknown)}, which it does not list")
    return Publication(
        key, table["title"], table["publisher"], table["version"], table.get("url"), clauses, names
    )

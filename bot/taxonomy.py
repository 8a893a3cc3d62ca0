"""The one list of personas, domains, phases, topics, skills and the like: `data/taxonomy.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from bot.errors import OperatorError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LISTS = ("personas", "phases", "topics", "skills", "product-types", "languages")


@dataclass(frozen=True, slots=True)
class Domain:
    """A part of the city: what advisories about it say, and the sectors CISA would name."""

    id: str
    label: str
    words: tuple[str, ...]
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Ids and their English labels, in the order of the file (phases in the order of a project)."""

    personas: Mapping[str, str]
    phases: Mapping[str, str]
    topics: Mapping[str, str]
    skills: Mapping[str, str]
    product_types: Mapping[str, str]
    languages: Mapping[str, str]
    sectors: tuple[str, ...]
    domains: Mapping[str, Domain]

    @classmethod
    def load(cls, data_dir: Path) -> "Taxonomy":
        """Read `taxonomy.toml` below `data_dir`. Raises OperatorError naming the entry that is wrong."""
        path = data_dir / "taxonomy.toml"
        try:
            return _taxonomy(tomllib.loads(path.read_text(encoding="utf-8")))
        except _Mistake as mistake:
            raise OperatorError(f"{path}: {mistake}") from mistake
        except (OSError, ValueError) as error:
            raise OperatorError(f"{path} cannot be read: {error}") from error


class _Mistake(Exception):
    """What is wrong with which entry."""


def _taxonomy(content: dict[str, Any]) -> Taxonomy:
    unknown = set(content) - {*_LISTS, "sectors", "domains"}
    if unknown:
        raise _Mistake(f"unknown part: {', '.join(sorted(unknown))}")
    lists = {name.replace("-", "_"): _labels(name, content.get(name)) for name in _LISTS}
    sectors = _texts("sectors", content.get("sectors"))
    domains = {domain.id: domain for domain in _domains(content.get("domains"), sectors)}
    return Taxonomy(**lists, sectors=sectors, domains=domains)


def _labels(name: str, table: object) -> dict[str, str]:
    for key, label in _table(name, table).items():
        if not _ID.fullmatch(key) or not isinstance(label, str) or not label:
            raise _Mistake(f"{name}.{key} is not an id with a label")
    return cast("dict[str, str]", table)


def _domains(table: object, sectors: tuple[str, ...]) -> Iterator[Domain]:
    for key, entry in _table("domains", table).items():
        name = f"domains.{key}"
        fields = _table(name, entry)
        label = fields.get("label")
        if (
            not _ID.fullmatch(key)
            or not isinstance(label, str)
            or set(fields) - {"label", "words", "sectors"}
        ):
            raise _Mistake(f"{name} needs a label, and may have words and sectors")
        named = _texts(f"{name}.sectors", fields.get("sectors", []))
        if not set(named) <= set(sectors):
            raise _Mistake(f"{name}.sectors names one that is not in sectors")
        yield Domain(key, label, _texts(f"{name}.words", fields.get("words", [])), named)


def _table(name: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict) or not value:
        raise _Mistake(f"{name} is missing or not a table")
    return cast("dict[str, object]", value)


def _texts(name: str, value: object) -> tuple[str, ...]:
    items = cast("list[object]", value) if isinstance(value, list) else [None]
    if not all(isinstance(item, str) and item.strip() for item in items):
        raise _Mistake(f"{name} is missing or not a list of texts")
    return tuple(cast("list[str]", items))

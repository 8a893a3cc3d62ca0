"""Which guidelines would have prevented a weakness: our own judgement, in `data/weaknesses.toml`."""

import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from bot.errors import OperatorError
from bot.guidelines.entry import WHOLE_CITY, Entry
from bot.guidelines.library import Library

NAMED = 10.0  # an entry named for a weakness comes before any that only shares a topic with it
LATER = 1.0  # less for each place further down
SHARED_TOPIC = 1.0
OWN_DOMAIN = 7.5  # an entry on the very domain with a topic in common comes before the third that is named


@dataclass(frozen=True, slots=True)
class Group:
    """Weaknesses (CWE ids) that the same guidelines prevent, and one line why."""

    weaknesses: frozenset[str]
    entries: tuple[str, ...]
    topics: frozenset[str]
    why: str


@dataclass(frozen=True, slots=True)
class Prevention:
    """A guideline that would have helped against weaknesses, and why."""

    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Advisories that show the point of a guideline: with one of the weaknesses, in one of the domains.

    None named stands for any.
    """

    weaknesses: frozenset[str]
    domains: frozenset[str]


def load_groups(data_dir: Path, library: Library, topics: Collection[str]) -> tuple[Group, ...]:
    """Read the groups. Raises OperatorError if one is malformed or names an unknown entry or topic."""
    path = data_dir / "weaknesses.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("prevented", [])
        groups = tuple(_group(table) for table in cast("list[dict[str, Any]]", tables))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OperatorError(f"{path} cannot be read: {error}") from error
    for group in groups:
        unknown = {*group.entries} - library.keys() | group.topics - {*topics}
        if unknown:
            raise OperatorError(f"{path}: [[prevented]] names {min(unknown)!r}, which is no entry or topic")
    return groups


def _group(table: dict[str, Any]) -> Group:
    return Group(
        frozenset(table["weaknesses"]), tuple(table["entries"]), frozenset(table["topics"]), str(table["why"])
    )


def preventions(
    groups: Sequence[Group], library: Library, cwes: Collection[str], domains: Collection[str], limit: int
) -> tuple[Prevention, ...]:
    """Return at most `limit` guidelines against these weaknesses, best first; its domains put one earlier."""
    touched = [group for group in groups if group.weaknesses & {*cwes}]
    rated: dict[str, tuple[float, str]] = {}
    for group in touched:
        for entry in library.values():
            worth = _worth(entry, group, domains)
            if worth > rated.get(entry.id, (0.0, ""))[0]:
                rated[entry.id] = worth, group.why
    best = sorted(rated, key=lambda entry_id: (-rated[entry_id][0], entry_id))[:limit]
    return tuple(Prevention(library[entry_id], rated[entry_id][1]) for entry_id in best)


def evidence(groups: Sequence[Group], entry: Entry) -> tuple[Evidence, ...]:
    """Return by what advisories show the point of an entry, the closest kind first.

    An entry that no group names is shown by the weaknesses that touch its topics, in its domains.
    """
    named = _weaknesses(group for group in groups if entry.id in group.entries)
    near = named or _weaknesses(group for group in groups if not group.topics.isdisjoint(entry.topics))
    domains = frozenset(entry.domains) - {WHOLE_CITY}
    kinds = (Evidence(near, domains), Evidence(named, frozenset()))
    return tuple(dict.fromkeys(kind for kind in kinds if kind.weaknesses or kind.domains))


def _weaknesses(groups: Iterable[Group]) -> frozenset[str]:
    return frozenset(weakness for group in groups for weakness in group.weaknesses)


def _worth(entry: Entry, group: Group, domains: Collection[str]) -> float:
    """Return how well an entry answers a group, 0 for not at all."""
    if entry.id in group.entries:
        worth = NAMED - LATER * group.entries.index(entry.id)
    else:
        worth = SHARED_TOPIC * len(group.topics.intersection(entry.topics))
    return worth + OWN_DOMAIN if worth and not {*domains}.isdisjoint(entry.domains) else worth

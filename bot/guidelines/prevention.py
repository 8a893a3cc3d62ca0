"""Which guidelines would have prevented a weakness: our own judgement, in `data/weaknesses.toml`."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from bot.guidelines.entry import WHOLE_CITY, Entry
from bot.guidelines.faults import Fault, LibraryBroken, read_toml
from bot.guidelines.library import Library

FILE = "weaknesses.toml"

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


def load_groups(data_dir: Path, ids: Collection[str], topics: Collection[str]) -> tuple[Group, ...]:
    """Read the groups. Raises LibraryBroken with each that is malformed or names what there is not."""
    content, lines = read_toml(data_dir, FILE)
    places = [number for number, line in enumerate(lines, 1) if line.strip() == "[[prevented]]"]
    groups: list[Group] = []
    faults: list[Fault] = []
    for nth, table in enumerate(cast("list[dict[str, Any]]", content.get("prevented", []))):
        line = places[nth] if nth < len(places) else 1
        try:
            groups.append(_group(table))
        except (KeyError, TypeError) as error:
            fix = "give it weaknesses, entries, topics and why"
            faults.append(Fault(FILE, line, f"a group is malformed ({error!r})", fix))
            continue
        unknown = {*groups[-1].entries} - {*ids} | groups[-1].topics - {*topics}
        fix = "use the id of a guideline, or of a topic in data/taxonomy.toml"
        faults += [Fault(FILE, line, f"names {one!r}, which is no entry or topic", fix) for one in unknown]
    if faults:
        raise LibraryBroken(faults)
    return tuple(groups)


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

"""In which order entries come, one a day: every entry before any comes again, and neighbours differ. Pure.

The order is a circle. What ships stands in it by a hash of each entry, moved on only as far as its neighbours
demand; a server's own entries are put in between, so that a new one leaves all others where they are. Who was
at some entry (the `Mark`) goes on from there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from bot.guidelines.entry import Entry

AHEAD = 12  # how far one looks for an entry that differs in phase too


@dataclass(frozen=True, slots=True)
class Mark:
    """Which entry it was on a day."""

    day: date
    entry_id: str


def entry_of_day(entries: Sequence[Entry], seed: int, day: date, mark: Mark | None = None) -> Entry:
    """Return the entry of a day, for a server or a person (`seed`). There must be entries.

    As long as the library stays the same, the mark does not matter.
    """
    circle = order(entries, seed)
    place = day.toordinal() if mark is None else _place(circle, seed, mark) + (day - mark.day).days
    return circle[place % len(circle)]


def order(entries: Sequence[Entry], seed: int) -> list[Entry]:
    """Return every entry once, so that neighbours share no topic and, where that can be, no phase."""
    ranked = sorted(entries, key=lambda entry: _rank(seed, entry.id))
    circle = _spread(entry for entry in ranked if not entry.is_own)
    for entry in ranked:
        if entry.is_own:
            _put_in(circle, entry, int.from_bytes(_rank(seed, entry.id)))
    return circle


def _rank(seed: int, entry_id: str) -> bytes:
    return blake2b(f"{seed}:{entry_id}".encode(), digest_size=8).digest()


def _spread(entries: Iterable[Entry]) -> list[Entry]:
    waiting, circle = list(entries), list[Entry]()
    while waiting:
        circle.append(waiting.pop(_next(circle[-1], waiting) if circle else 0))
    for entry in circle[::-1]:  # the last ones had little choice
        at = circle.index(entry)
        if not _has_room([*circle[:at], *circle[at + 1 :]], at, entry):
            _put_in(circle, circle.pop(at), 0)
    return circle


def _next(last: Entry, waiting: Sequence[Entry]) -> int:
    """Return which of those that wait comes after the last: the first that differs, else simply the first."""
    differing = [index for index, entry in enumerate(waiting) if _differ(last, entry)]
    ahead = (index for index in differing if index < AHEAD)
    best = next((index for index in ahead if {*last.phases}.isdisjoint(waiting[index].phases)), None)
    return best if best is not None else next(iter(differing), 0)


def _put_in(circle: list[Entry], entry: Entry, wish: int) -> None:
    """Put an entry in the first place, from the wished one on, where it differs from both neighbours."""
    places = [(wish + step) % (len(circle) + 1) for step in range(len(circle) + 1)]
    circle.insert(next((place for place in places if _has_room(circle, place, entry)), places[0]), entry)


def _has_room(circle: Sequence[Entry], place: int, entry: Entry) -> bool:
    if not circle:
        return True
    return _differ(circle[place - 1], entry) and _differ(entry, circle[place % len(circle)])


def _differ(one: Entry, other: Entry) -> bool:
    return {*one.topics}.isdisjoint(other.topics)


def _place(circle: Sequence[Entry], seed: int, mark: Mark) -> int:
    """Return where the mark stands; if its entry is gone, before the one that would have followed."""
    ids = [entry.id for entry in circle]
    if mark.entry_id in ids:
        return ids.index(mark.entry_id)
    rank = _rank(seed, mark.entry_id)
    later = (place for place, entry_id in enumerate(ids) if _rank(seed, entry_id) > rank)
    return next(later, 0) - 1

"""Which guidelines a list begins with, and in which order they are worked through."""

from collections.abc import Collection, Iterable, Sequence

from bot.guidelines.checklists.records import Wish
from bot.guidelines.entry import Entry

FIRST_ENTRIES = 8
"""About seventy steps: what a planner can take on. The next best are offered, one click away."""


def fitting(entries: Iterable[Entry], wish: Wish) -> list[Entry]:
    """Return the guidelines with steps that fit a wish, the most relevant first."""
    fits = [
        entry
        for entry in entries
        if any(section.steps for section in entry.sections)
        and entry.concerns(
            audience=wish.audience or None, phase=wish.phase or None, domain=wish.domain or None
        )
    ]
    return sorted(fits, key=lambda entry: (-relevance(entry, wish), entry.id))


def relevance(entry: Entry, wish: Wish) -> int:
    """Return how closely a guideline fits: its own domain, the phase it begins in, whom it names first."""
    own_domain = bool(wish.domain) and wish.domain in entry.domains
    begins = entry.phases[:1] == (wish.phase,)
    addressed = entry.personas[:1] == (wish.audience,)
    return 4 * own_domain + 2 * begins + addressed


def chosen(entries: Iterable[Entry], wish: Wish, phases: Sequence[str]) -> list[Entry]:
    """Return what a new list begins with; nothing for one that is picked by hand.

    The best are chosen. They stand in the order of a project: what begins in an earlier phase comes first.
    """
    if not wish.phase:
        return []
    best = fitting(entries, wish)[:FIRST_ENTRIES]
    return sorted(best, key=lambda entry: min(phases.index(phase) for phase in entry.phases))


def offered(entries: Iterable[Entry], wish: Wish, held: Collection[str], limit: int) -> list[Entry]:
    """Return what could be added to a list that holds these, the most relevant first."""
    return [entry for entry in fitting(entries, wish) if entry.id not in held][:limit]

"""What one process remembers of a server's directory: the words of everybody in it. No input, no output."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from bot.community.finding import Vocabulary, Words, fits_of, folded, score
from bot.community.people import Persona
from bot.community.visibility import Part, ProfileView


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in the directory, with nothing but what they made visible."""

    person_id: int
    user_id: int
    edition: int
    name: str
    visible: frozenset[Part]
    profile: ProfileView
    words: Words


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: words, and filters."""

    query: str = ""
    persona: Persona | None = None
    domain: str | None = None


class ServerIndex:
    """The entries of one server."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._vocabulary = Vocabulary()

    def outdated(self, editions: Mapping[int, int]) -> list[int]:
        """Forget whoever is listed no more, and return whose words are unknown or have changed."""
        for person_id in self._entries.keys() - editions.keys():
            self._forget(person_id)
        known = self._entries
        return [one for one, edition in editions.items() if one not in known or known[one].edition != edition]

    def put(self, entry: Entry) -> None:
        """Remember somebody, in place of what was remembered of them."""
        self._forget(entry.person_id)
        self._entries[entry.person_id] = entry
        self._vocabulary.add(entry.words)

    def find(self, wanted: Wanted, among: Iterable[int]) -> list[Entry]:
        """Return who fits, the best first; by name where there are no words to fit."""
        entries = [self._entries[one] for one in among if one in self._entries]
        entries = [entry for entry in entries if _passes(entry, wanted)]
        by_name = sorted(entries, key=lambda entry: folded(entry.name))
        fits = fits_of(wanted.query, self._vocabulary.words)
        if not fits:
            return by_name
        scores = {entry.person_id: score(entry.words, fits, all_of_it=True) for entry in by_name}
        if not any(scores.values()):
            scores = {entry.person_id: score(entry.words, fits, all_of_it=False) for entry in by_name}
        found = [entry for entry in by_name if scores[entry.person_id]]
        return sorted(found, key=lambda entry: -scores[entry.person_id])

    def _forget(self, person_id: int) -> None:
        known = self._entries.pop(person_id, None)
        if known is not None:
            self._vocabulary.remove(known.words)


def organisations(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return the organisations of people, each with its people; names that differ in case are one."""
    shown = [(folded(entry.profile.organisation), entry) for entry in entries if entry.profile.organisation]
    shown.sort(key=lambda one: one[0])
    groups = [[entry for _, entry in group] for _, group in groupby(shown, key=lambda one: one[0])]
    return [(group[0].profile.organisation or "", group) for group in groups]


def _passes(entry: Entry, wanted: Wanted) -> bool:
    if wanted.persona is not None and Part.PERSONAS not in entry.visible:
        return False
    return wanted.domain is None or wanted.domain in entry.profile.domains

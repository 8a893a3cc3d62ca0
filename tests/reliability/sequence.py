"""What is replayed: one feed's documents in order, and what a channel must hear of because of each."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.wire.advisories import feed, item, number

SHARED = Path(__file__).parents[3] / "shared" / "feeds" / "cisa-ics"
NUMBER = re.compile(r"ICSA-\d\d-\d{3}-\d\d")
UPDATE_MARK = "update of an earlier advisory"


@dataclass(frozen=True)
class Document:
    """One state of the feed; `expected`: the numbers that are posted because of it."""

    body: bytes | str
    expected: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()  # of those, the ones marked as an update of an earlier advisory


def recorded() -> list[Document] | None:
    """Return the shared sample of CISA's feed, None where it is not there."""
    if not (SHARED / "truth.json").is_file():
        return None
    truth = json.loads((SHARED / "truth.json").read_text(encoding="utf-8"))
    documents: list[Document] = []
    held: set[str] = set()
    for snapshot in truth["snapshots"]:
        if not snapshot["changed"]:
            continue
        body = (SHARED / snapshot["file"]).read_bytes()
        returned = [known for known, _ in snapshot.get("returned", ()) if known not in held]
        documents.append(Document(body, (*snapshot.get("new", ()), *returned), tuple(returned)))
        held |= {known for known, _ in snapshot.get("baseline", ())} | set(snapshot.get("items", ()))
    return documents


def invented(seed: int) -> list[Document]:
    """Return a feed of our own in CISA's shape: new items, revisions in place, old ones that return."""
    chance = random.Random(seed)
    newest, items = 20, [(index, "") for index in range(20, 10, -1)]
    documents = [Document(_body(items))]
    for step, letter in enumerate("ABCDEF"):
        fresh = [(newest + count, "") for count in range(chance.randint(1, 4), 0, -1)]
        returned = [(step, letter)] if chance.random() < 0.5 else []
        newest, items = fresh[0][0], [*fresh, *returned, *items][:14]
        revised = chance.randrange(len(fresh) + len(returned), len(items))
        items[revised] = items[revised][0], letter
        expected = tuple(number(index) for index, _ in (*fresh, *returned))
        documents.append(Document(_body(items), expected, tuple(number(index) for index, _ in returned)))
    return documents


def mistakes(documents: Sequence[Document], texts: Sequence[str]) -> list[str]:
    """Return what is wrong with the texts of all messages after the documents: empty when all is well."""
    told = [one for text in texts for one in _told(text)]
    times = Counter(advisory for advisory, _ in told)
    expected = {advisory for document in documents for advisory in document.expected}
    updates = {advisory for document in documents for advisory in document.updates}
    wrong = [f"{one}: posted {times[one]} times, not once" for one in sorted(expected) if times[one] != 1]
    wrong += [f"{one}: posted, but not new" for one in sorted(times.keys() - expected)]
    marked = {advisory for advisory, words in told if UPDATE_MARK in words.lower()}
    wrong += [f"{one}: not marked as an update" for one in sorted(updates - marked)]
    return wrong + [f"{one}: marked as an update" for one in sorted(marked - updates)]


def _told(text: str) -> Iterator[tuple[str, str]]:
    """Yield each advisory of a message with the words on it: a card has one, a digest one in each line."""
    several = len(set(NUMBER.findall(text))) > 1
    for part in text.splitlines() if several else [text]:
        for advisory in dict.fromkeys(NUMBER.findall(part)):
            yield advisory, part


def _body(items: Sequence[tuple[int, str]]) -> str:
    return feed(*(item(index, update=letter) for index, letter in items))

"""What is replayed: one feed's documents in order, and what a channel must hear of because of each."""

import json
import random
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).parents[3] / "shared" / "feeds" / "cisa-ics"


@dataclass(frozen=True)
class Document:
    """One state of the feed; `expected`: the numbers that are posted because of it."""

    body: bytes
    expected: tuple[str, ...]
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
        items = {number for number, _ in snapshot.get("baseline", ())} | set(snapshot.get("items", ()))
        returned = [number for number, _ in snapshot.get("returned", ()) if number not in held]
        documents.append(Document(body, (*snapshot.get("new", ()), *returned), tuple(returned)))
        held |= items
    return documents


def invented(seed: int, steps: int = 6) -> list[Document]:
    """Return a feed of our own in CISA's shape: new items, revisions in place, old ones that return."""
    chance = random.Random(seed)
    items = [_Item(f"ICSA-26-{day:03}-01") for day in range(10, 0, -1)]
    documents = [Document(_rss(items), ())]
    for step in range(steps):
        fresh = [_Item(f"ICSA-26-{100 + step:03}-{count:02}") for count in range(chance.randint(1, 4), 0, -1)]
        returned = [_Item(f"ICSA-25-{step:03}-01", " (Update A)")] if chance.random() < 0.5 else []
        items = [*fresh, *returned, *items][:14]
        revised = chance.choice(items[len(fresh) + len(returned) :])
        revised.suffix = f" (Update {chr(ord('A') + step)})"
        numbers = tuple(item.number for item in (*fresh, *returned))
        documents.append(Document(_rss(items), numbers, tuple(item.number for item in returned)))
    return documents


@dataclass
class _Item:
    number: str
    suffix: str = ""


def _rss(items: list[_Item]) -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>ICS Advisories</title><link>https://advisories.example/</link>
{"".join(_entry(item) for item in items)}</channel></rss>""".encode()


def _entry(item: _Item) -> str:
    return f"""<item><title>Acme Controller {item.number[8:]}{item.suffix}</title>
<link>https://advisories.example/ics-advisories/{item.number.lower()}</link>
<description>&lt;ul&gt;&lt;li&gt;CVSS v3 8.1&lt;/li&gt;&lt;li&gt;Vendor: Acme&lt;/li&gt;
&lt;li&gt;Equipment: Controller&lt;/li&gt;&lt;/ul&gt;</description>
<pubDate>Mon, 05 Jan 26 12:00:00 +0000</pubDate>
<guid isPermaLink="false">/node/{item.number}</guid></item>
"""

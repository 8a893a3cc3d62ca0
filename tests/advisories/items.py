"""Feed items built by hand, for tests of what is recorded."""

from datetime import UTC, datetime
from pathlib import Path

from bot.advisories.feeds.document import Entry
from bot.advisories.feeds.identify import identify
from bot.advisories.revision import Item, item_of
from bot.advisories.understanding import understand
from bot.advisories.vocabulary import Vocabulary

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
VOCABULARY = Vocabulary.load(Path(__file__).parents[2] / "data")
FEED_URL = "https://feeds.example/ics.xml"


def item(
    number: str, *, title: str = "Acme Signal Controller", cvss: str | None = "7.3", vendor: str = "Acme"
) -> Item:
    """Return what is understood of an advisory in CISA's shape."""
    lines = [f"CVSS v3 {cvss}"] if cvss else []
    lines += ["Vendor: Acme", "Equipment: Signal Controller", "CVE-2026-1000"]
    entry = Entry(
        title=title,
        link=f"https://feeds.example/ics-advisories/{number.lower()}",
        guid=f"/node/{number}",
        published=NOW,
        updated=None,
        lines=tuple(lines),
    )
    return item_of(entry, identify(entry, FEED_URL), understand(entry, VOCABULARY))

"""Advisories in the shape of an ICS feed, and which messages tell of them."""

from collections.abc import Iterable
from html import escape

from tests.wire.discord.components import visible_text
from tests.wire.discord.encoding import Json


def number(index: int) -> str:
    """Return an advisory number."""
    return f"ICSA-24-{100 + index // 100:03}-{index % 100 + 1:02}"


def item(index: int, *, update: str = "", cvss: float = 7.5, title: str = "Pump controller") -> str:
    """Return one RSS item; `update` is "A", "B", … for a revision."""
    told = number(index) + (f" (Update {update})" if update else "")
    description = (
        f"<ul><li><strong>CVSS v3 {cvss}</strong></li><li><strong>Vendor</strong>: Example Works</li>"
        f"<li><strong>Equipment</strong>: {title}</li></ul><p>{told}: sample CVE-2024-{1000 + index}.</p>"
    )
    return (
        f"<item><title>Example Works {escape(title)}{f' (Update {update})' if update else ''}</title>"
        f"<link>https://www.example.com/ics-advisories/{number(index).lower()}</link>"
        f"<description>{escape(description)}</description>"
        f"<pubDate>Mon, 01 Apr 24 12:00:00 +0000</pubDate>"
        f'<guid isPermaLink="false">/node/{30000 + index}</guid></item>'
    )


def feed(*items: str) -> str:
    """Return an RSS document, newest first as given."""
    head = "<title>Sample ICS advisories</title><link>https://www.example.com/</link><description/>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'


def telling(messages: Iterable[Json], advisory: str) -> list[Json]:
    """Return the messages that tell of an advisory, alone or in a digest."""
    return [message for message in messages if advisory in visible_text(message)]


def counts(messages: list[Json], advisories: Iterable[str]) -> dict[str, int]:
    """Return how many messages tell of each advisory."""
    return {advisory: len(telling(messages, advisory)) for advisory in advisories}

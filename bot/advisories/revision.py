"""When a known advisory counts as changed: pure rules over what was understood."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.advisories.feeds.document import Entry
from bot.advisories.feeds.identify import Identity
from bot.advisories.severity import Severity
from bot.advisories.understanding import Understanding

# What a card shows. A change elsewhere (wording, layout) is no revision that a reader could see.
SHOWN = (
    "title",
    "severity",
    "cvss_score",
    "cvss_version",
    "vendor",
    "product",
    "cves",
    "cwes",
    "sectors",
    "is_update",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, identified and understood."""

    identity: Identity
    link: str | None
    published: datetime | None
    facts: Mapping[str, Any]  # columns of Advisory
    fingerprint: str

    @property
    def key(self) -> str:
        """The identity across feeds."""
        return self.identity.key


def item_of(entry: Entry, identity: Identity, understood: Understanding) -> Item:
    """Combine what one entry says."""
    facts = {
        "number": identity.number,
        "title": understood.title,
        "link": entry.link or None,
        "summary": understood.summary,
        "severity": int(understood.severity),
        "cvss_score": understood.cvss_score,
        "cvss_version": understood.cvss_version,
        "vendor": understood.vendor,
        "product": understood.product,
        "cves": list(understood.cves),
        "cwes": list(understood.cwes),
        "sectors": list(understood.sectors),
        "domains": list(understood.domains),
        "is_update": identity.is_update,
    }
    words = {name: facts[name] for name in SHOWN} | {"updated": str(entry.updated or entry.published)}
    digest = hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()
    return Item(identity, entry.link or None, entry.published, facts, digest)


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Tell whether a reader of the card would see a difference."""
    return any(before[name] != after[name] for name in SHOWN)


def escalated(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Tell whether the severity rose to a worse band. What was unknown before has not risen."""
    old, new = Severity(before["severity"]), Severity(after["severity"])
    return Severity.UNKNOWN not in (old, new) and new > old

"""What makes two entries the same advisory (DESIGN.md, section 6)."""

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.advisories.feeds.document import Entry
from bot.advisories.feeds.numbers import number_in_link, number_in_title

_MAX_KEY = 500
_UNIQUE_LENGTH = 16
_WORDS = r"m[àa]j|mise à jour|actuali[sz]ad[oa]|actualización|aktualisierung|aktualisiert"
_UPDATE = re.compile(
    rf"[\[(]\s*(?:update(?:\s+(?:[a-z]{{1,2}}|\d+))?|updated\b[^\])]*|{_WORDS})\s*[\])]"
    rf"|^\s*(?:updated?|{_WORDS})\s*[:–-]",
    re.IGNORECASE,
)
# Siemens and NCSC-NL write the version of the advisory behind its number.
_VERSION = re.compile(r"^(?:SSA-\d{6}|NCSC-\d{4}-\d{4})[\s:]*[\[(]?V?(\d+)\.(\d+)\b", re.IGNORECASE)
_FIRST = (1, 0)


@dataclass(frozen=True, slots=True)
class Identity:
    """`key` is the same in every feed and revision; `is_update` is what the title says of itself."""

    key: str
    number: str | None
    is_update: bool


def identify(entry: Entry, feed_url: str) -> Identity:
    """Return who an entry is: by its advisory number, else its guid, else its link.

    What has none of them is known by the digest of its title and date in this feed. The title alone never
    makes an identity: it changes with each revision.
    """
    number = number_in_link(entry.link) or number_in_link(entry.guid) or number_in_title(entry.title)
    return Identity(_short(_key(entry, number, feed_url)), number, is_update(entry.title))


def is_update(title: str) -> bool:
    """Tell whether a title says that this is a later version of an advisory."""
    version = _VERSION.match(title)
    later = version is not None and (int(version[1]), int(version[2])) > _FIRST
    return later or _UPDATE.search(title) is not None


def normalised(link: str) -> str:
    """Return a link as it identifies a page: no fragment, no tracking, host in lower case, https."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    kept = [pair for pair in parts.query.split("&") if not pair.lower().startswith("utm_")]
    query = "&".join(kept)
    return f"https://{parts.netloc.lower()}{parts.path or '/'}" + (f"?{query}" if query else "")


def _key(entry: Entry, number: str | None, feed_url: str) -> str:
    if number:
        return f"number:{number}"
    if entry.guid:
        is_unique = "/" in entry.guid or ":" in entry.guid or len(entry.guid) >= _UNIQUE_LENGTH
        scope = urlsplit(feed_url).hostname if is_unique else feed_url
        return f"guid:{scope}:{entry.guid}"
    if entry.link:
        return f"link:{normalised(entry.link)}"
    date = entry.published.isoformat() if entry.published else ""
    return "digest:" + _digest(f"{feed_url}\n{entry.title}\n{date}")


def _short(key: str) -> str:
    if len(key) <= _MAX_KEY:
        return key
    digest = _digest(key)
    return f"{key[: _MAX_KEY - len(digest) - 1]}:{digest}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()

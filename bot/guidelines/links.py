"""The web addresses in a guideline's text: whole, encrypted, following nobody, and what they seem to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, urlsplit

# An address ends where Discord ends it; what closes a Markdown link or a sentence does not belong to it.
_ADDRESS = re.compile(r"(?i)\b[a-z][a-z0-9+.-]{1,15}://[^\s<>\"`]*")
_MASKED = re.compile(r"\[(?P<shown>[^\]\n]*)\]\(\s*<?(?P<url>[^\s)>]*)")
_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_LOOKS_LIKE_HOST = re.compile(r"(?i)\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b")
_TRACKING = re.compile(r"(?i)(?:utm_\w+|[gm]clid|fbclid|msclkid|igshid|mc_[ce]id|_hsenc|_hsmi|yclid|wt_mc)")


class LinkFault(StrEnum):
    """What is wrong with a link."""

    MALFORMED = "malformed"
    NOT_HTTPS = "not-https"
    TRACKING = "tracking"
    DISGUISED = "disguised"


SAID = {
    LinkFault.MALFORMED: "no whole address",
    LinkFault.NOT_HTTPS: "not https",
    LinkFault.TRACKING: "one that follows its readers",
    LinkFault.DISGUISED: "not where its words seem to lead",
}


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text, and the words it stands behind, if it does not show itself."""

    url: str
    shown: str | None = None

    @property
    def host(self) -> str:
        """Return the host, "" if there is none to be read."""
        parts = _parts(self.url)
        return "" if parts is None else (parts.hostname or "")


def links_in(text: str) -> Iterator[Link]:
    """Yield each address of a text, once for each place."""
    masked = list(_MASKED.finditer(text))
    for found in masked:
        yield Link(found["url"], found["shown"])
    inside = [found.span("url") for found in masked]
    for found in _ADDRESS.finditer(text):
        if not any(start <= found.start() < end for start, end in inside):
            yield Link(_trimmed(found[0]))


def fault_of(link: Link) -> LinkFault | None:
    """Return what is wrong with a link, None for a good one."""
    parts = _parts(link.url)
    if parts is None or not parts.scheme:
        return LinkFault.MALFORMED
    if parts.scheme != "https":
        return LinkFault.NOT_HTTPS
    if parts.username is not None or not _HOST.fullmatch((parts.hostname or "").lower()):
        return LinkFault.MALFORMED
    if any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True)):
        return LinkFault.TRACKING
    return LinkFault.DISGUISED if _is_disguised(link, parts) else None


def _is_disguised(link: Link, parts: SplitResult) -> bool:
    """Tell whether the words of a link name another host than it leads to."""
    host = (parts.hostname or "").lower()
    named = (found[0].lower() for found in _LOOKS_LIKE_HOST.finditer(link.shown or ""))
    return any(name != host and not host.endswith(f".{name}") for name in named)


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _trimmed(url: str) -> str:
    """Return an address without what closes the sentence it stands in."""
    while url:
        kept = url.rstrip(".,;:!?'*_~|”’")
        if kept.endswith(")") and kept.count("(") < kept.count(")"):
            kept = kept[:-1]
        if kept == url:
            break
        url = kept
    return url

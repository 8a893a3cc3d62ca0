"""What is let through to the feed parser: whole RSS or Atom documents that declare no entities."""

import re
from typing import Never
from urllib.parse import urljoin
from xml.parsers import expat

from selectolax.lexbor import LexborHTMLParser

from bot.advisories.feeds.child.flattening import text_of
from bot.errors import BadInput

_ROOTS = frozenset(("rss", "rdf", "feed"))
_PAGES = frozenset(("html", "head", "body"))
_PROLOG = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_FIRST_TAG = re.compile(r"<([A-Za-z_][\w.:-]*)")
_JSON = ("{", "[")
_PROLOG_LENGTH = 20_000
_PAGE_HEAD = 100_000
_FEED_LINKS = ", ".join(f'link[rel~="alternate"][type="application/{kind}+xml"]' for kind in ("rss", "atom"))


def check_is_feed(text: str, url: str) -> None:
    """Let a whole RSS or Atom document pass. Raises BadInput with the reason otherwise."""
    if not text.strip():
        raise BadInput("feed-empty")
    root = "" if text.startswith(_JSON) else _root(text)
    if root.rpartition(":")[2].lower() not in _ROOTS:
        _refuse(root, text, url)
    _check_entities(text)
    if not _is_whole(text, root):
        raise BadInput("feed-incomplete")


def _root(text: str) -> str:
    match = _FIRST_TAG.search(_PROLOG.sub("", text[:_PROLOG_LENGTH]))
    return match[1] if match else ""


def _refuse(root: str, text: str, url: str) -> Never:
    if root.lower() not in _PAGES and "<!doctype html" not in text[:_PROLOG_LENGTH].lower():
        raise BadInput("feed-not-a-feed")
    link = _announced(text, url)
    if link:
        raise BadInput("feed-web-page-with-feed", link=link)
    raise BadInput("feed-web-page")


def _announced(page: str, url: str) -> str:
    """Return the feed that a web page names, or nothing."""
    for node in LexborHTMLParser(page[:_PAGE_HEAD]).css(_FEED_LINKS):
        try:
            link = urljoin(url, text_of(node.attributes.get("href") or ""))
        except ValueError:
            continue
        if re.fullmatch(r"https?://[!-~]{1,300}", link):
            return link
    return ""


def _check_entities(text: str) -> None:
    """Refuse entity declarations, also where a document is too broken for the strict parser to see them."""
    start = _FIRST_TAG.search(text)
    if "<!ENTITY" in text[: start.start() if start else None]:
        raise BadInput("feed-declares-entities")


def _is_whole(text: str, root: str) -> bool:
    """Tell a document that was cut off from one that is only sloppy: that one still closes its root."""
    try:
        _parse_strictly(text)
    except expat.ExpatError:
        return re.search(rf"</{re.escape(root)}\s*>", text) is not None
    return True


def _parse_strictly(text: str) -> None:
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entity
    parser.Parse(text.encode("utf-8", "replace"), True)


def _refuse_entity(*_: object) -> Never:
    raise BadInput("feed-declares-entities")

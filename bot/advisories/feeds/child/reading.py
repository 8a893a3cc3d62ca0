"""From the bytes of a feed to its document, through feedparser."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

import feedparser
from feedparser.mixin import _FeedParserMixin  # pyright: ignore[reportPrivateUsage] - see below

from bot.advisories.feeds.child.dates import parsed_date
from bot.advisories.feeds.child.decoding import decoded
from bot.advisories.feeds.child.flattening import lines_of, text_of
from bot.advisories.feeds.child.guarding import check_is_feed
from bot.advisories.feeds.child.labels import labelled
from bot.advisories.feeds.document import Document, Entry
from bot.errors import BadInput

MAX_ENTRIES = 2_000
# What feedparser lets escape when it meets text that it was not made for.
_STUMBLES = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
_MAX_TITLE = 500
_MAX_ADDRESS = 2_000
_PERIODS = {
    "hourly": 3600,
    "daily": 86_400,
    "weekly": 7 * 86_400,
    "monthly": 30 * 86_400,
    "yearly": 365 * 86_400,
}

# A guid that is not an address would be resolved as if it were one; it is an identity and must stay as it is.
_FeedParserMixin.can_be_relative_uri = _FeedParserMixin.can_be_relative_uri - {"id"}


def read_document(body: bytes, *, url: str, content_type: str) -> Document:
    """Return what the feed says. Raises BadInput when it is none, not whole, or dangerous."""
    text = decoded(body, content_type)
    check_is_feed(text, url)
    parsed = _parsed(text, url)
    if not parsed["version"]:
        raise BadInput("feed-not-a-feed")
    if len(parsed["entries"]) > MAX_ENTRIES:
        raise BadInput("feed-too-complex")
    channel = _plain(parsed["feed"])
    return Document(
        title=text_of(str(channel.get("title", "")))[:_MAX_TITLE],
        link=_link(channel),
        ttl_seconds=_ttl(channel),
        entries=tuple(_entry(_plain(entry)) for entry in parsed["entries"]),
    )


def _parsed(text: str, url: str) -> Mapping[str, Any]:
    # In a stream, because feedparser takes plain bytes for the name of a file first.
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        return cast(
            "Mapping[str, Any]",
            feedparser.parse(  # pyright: ignore[reportUnknownMemberType] - feedparser is not typed
                stream, response_headers=headers, resolve_relative_uris=False, sanitize_html=False
            ),
        )
    except _STUMBLES as error:
        raise BadInput("feed-damaged") from error


def _plain(parsed: object) -> dict[str, Any]:
    """Return a true dict: feedparser's own answers "updated" with "published" and warns about it."""
    return dict(cast("dict[str, Any]", parsed).items())


def _entry(raw: dict[str, Any]) -> Entry:
    published = _date(raw, "published") or _date(raw, "created")
    updated = _date(raw, "updated")
    return Entry(
        title=text_of(str(raw.get("title", "")))[:_MAX_TITLE],
        link=_link(raw),
        guid=" ".join(str(raw.get("id", "")).split())[:_MAX_ADDRESS],
        published=published or updated,
        updated=updated,
        lines=lines_of(_html(raw)) + labelled(raw),
    )


def _date(raw: dict[str, Any], name: str) -> datetime | None:
    return parsed_date(str(raw.get(name, "")))


def _html(raw: dict[str, Any]) -> str:
    """Return the fullest of the texts: some feeds add an excerpt or an empty summary to the content."""
    texts = [
        str(raw.get("summary", "")),
        *(str(content.get("value", "")) for content in raw.get("content", ())),
    ]
    return max(texts, key=len)


def _link(raw: dict[str, Any]) -> str:
    link = "".join(str(raw.get("link", "")).split())
    return link if link.lower().startswith(("http://", "https://")) and len(link) <= _MAX_ADDRESS else ""


def _ttl(channel: dict[str, Any]) -> int | None:
    """Return how long the feed asks to be left alone: `ttl` in minutes, or a syndication period."""
    minutes = str(channel.get("ttl", "")).strip()
    if minutes.isdecimal() and len(minutes) < len("1000000"):
        return int(minutes) * 60 or None
    period = _PERIODS.get(str(channel.get("sy_updateperiod", "")).strip().lower())
    times = str(channel.get("sy_updatefrequency", "1")).strip()
    return (
        period // max(1, int(times)) if period and times.isdecimal() and len(times) < len("100000") else None
    )

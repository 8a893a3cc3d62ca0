"""The samples in each dialect, read in this process."""

from pathlib import Path

from bot.advisories.feeds.child.reading import read_document
from bot.advisories.feeds.document import Document, Entry

SAMPLES = Path(__file__).parent / "samples"
URL = "https://feeds.example/feed.xml"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def read(body: bytes | str, content_type: str = "application/xml") -> Document:
    return read_document(body.encode() if isinstance(body, str) else body, url=URL, content_type=content_type)


def only_entry(name: str) -> Entry:
    (entry,) = read(sample(name)).entries
    return entry


def rss(*items: str, channel: str = "<title>News</title>") -> str:
    inner = channel + "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel>{inner}</channel></rss>'


def entry(title: str = "", link: str = "", guid: str = "", *lines: str) -> Entry:
    return Entry(title=title, link=link, guid=guid, published=None, updated=None, lines=lines)

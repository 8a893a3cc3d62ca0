"""The feeds that are known by name: `data/feeds.toml`."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, cast

from bot.errors import OperatorError

MAX_SUGGESTIONS = 25


@dataclass(frozen=True, slots=True)
class CatalogueFeed:
    """One feed of the catalogue; `language` is an ISO 639-1 code, `enabled` that set-up suggests it."""

    key: str
    name: str
    publisher: str
    url: str
    topic: str
    language: str
    enabled: bool

    @property
    def label(self) -> str:
        """What a list shows."""
        return self.name if self.publisher in self.name else f"{self.publisher} – {self.name}"

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called, in any case."""
        return tuple(name.casefold() for name in (self.key, self.label, self.name, self.url))


class Catalogue:
    """All feeds of the catalogue, in its order."""

    def __init__(self, feeds: tuple[CatalogueFeed, ...]) -> None:
        self.feeds = feeds

    @classmethod
    def load(cls, data_dir: Path) -> "Catalogue":
        """Read `feeds.toml` below `data_dir`. Raises OperatorError naming the entry that is wrong."""
        path = data_dir / "feeds.toml"
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise OperatorError(f"{path} cannot be read: {error}") from error
        return cls(tuple(_feed(path, key, entry) for key, entry in entries.items()))

    def find(self, text: str) -> CatalogueFeed | None:
        """Return the feed of this key, label, name or address; of a name that two publishers use, none."""
        wanted = " ".join(text.split()).casefold()
        found = [feed for feed in self.feeds if wanted in feed.names]
        return found[0] if len(found) == 1 else None

    def suggest(self, text: str, limit: int = MAX_SUGGESTIONS) -> tuple[CatalogueFeed, ...]:
        """Return the feeds in which every word of the text occurs, those suggested by set-up first."""
        words = text.casefold().split()
        found = [feed for feed in self.feeds if all(word in _haystack(feed) for word in words)]
        return tuple(sorted(found, key=lambda feed: not feed.enabled)[:limit])


def _haystack(feed: CatalogueFeed) -> str:
    return " ".join((*feed.names, feed.topic.casefold(), feed.language))


def _feed(path: Path, key: str, entry: object) -> CatalogueFeed:
    given = cast("dict[str, Any]", entry) if isinstance(entry, dict) else {}
    wanted = [field.name for field in fields(CatalogueFeed) if field.name != "key"]
    if set(given) != set(wanted):
        raise OperatorError(f"{path}: [{key}] needs exactly: {', '.join(wanted)}")
    wrong = [name for name in wanted if not isinstance(given[name], bool if name == "enabled" else str)]
    if not str(given["url"]).startswith(("https://", "http://")):
        wrong.append("url")
    if wrong:
        raise OperatorError(f"{path}: [{key}] {wrong[0]} is not valid")
    return CatalogueFeed(key=key, **given)

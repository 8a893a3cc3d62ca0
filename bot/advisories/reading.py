"""Fetches a feed, parses it and understands its entries: everything before the database."""

from dataclasses import dataclass

from bot.advisories.feeds.document import Document
from bot.advisories.feeds.identify import identify
from bot.advisories.feeds.parse import Parser
from bot.advisories.revision import Item, item_of
from bot.advisories.understanding import understand
from bot.advisories.vocabulary import Vocabulary
from bot.fetching import Fetched, Fetcher, Validators

UNKNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a feed held. `items` is None when it has not changed."""

    fetched: Fetched
    title: str = ""
    ttl_seconds: int | None = None
    items: tuple[Item, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads feeds through the guarded fetcher and the parser's child process."""

    fetcher: Fetcher
    parser: Parser
    vocabulary: Vocabulary

    async def read(self, url: str, validators: Validators = UNKNOWN) -> Reading:
        """Return what the feed holds now. Raises MemberFacingError that says why it could not be read."""
        fetched = await self.fetcher.get(url, validators=validators)
        if fetched.not_modified:
            return Reading(fetched)
        document = await self.parser.parse(fetched.body, url=fetched.url, content_type=fetched.content_type)
        return Reading(fetched, document.title, document.ttl_seconds, self.items_of(document, url))

    def items_of(self, document: Document, url: str) -> tuple[Item, ...]:
        """Identify and understand every entry of a document."""
        return tuple(
            item_of(entry, identify(entry, url), understand(entry, self.vocabulary))
            for entry in document.entries
        )

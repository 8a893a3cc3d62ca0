"""One run: replay the documents to a real process on the wire bed, break things, look at what was posted."""

import asyncio
import random
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.reliability import chaos
from tests.reliability.sequence import Document
from tests.wire.city import City
from tests.wire.discord.encoding import Json
from tests.wire.discord.openapi import Description
from tests.wire.discord.server import DiscordServer
from tests.wire.feeds import FeedServer
from tests.wire.process import BotProcess

PATH = "/ics-advisories.xml"
NUMBER = re.compile(r"ICSA-\d\d-\d{3}-\d\d")
INTERVAL = "0.25"
QUIET_WITHIN = 120.0


@dataclass(frozen=True)
class Verdict:
    """What a run showed. `posts`: how often each number was posted; `wrong` is empty when all is well."""

    seed: int
    posts: Counter[str]
    kills: int
    faults: int
    wrong: tuple[str, ...]


class Run:
    """One replay. Seed None: nothing goes wrong."""

    def __init__(self, folder: Path, documents: Sequence[Document], seed: int | None) -> None:
        self.folder = folder
        self.documents = documents
        self.seed = seed
        self.chance = random.Random(seed)
        self.kills = 0

    async def play(self) -> Verdict:
        """Play the documents one by one, then judge."""
        async with DiscordServer(Description.load()).running() as server, FeedServer().running() as feeds:
            self.server, self.feeds, self.city = server, feeds, City(server)
            self.bot = BotProcess(
                server, self.folder, FEED_MIN_INTERVAL=INTERVAL, CHANNEL_BUDGET=self._budget()
            )
            try:
                await self._play()
                return self._judged()
            finally:
                await self.bot.kill()

    def _budget(self) -> str:
        return "10000/600" if self.seed is None else self.chance.choice(["10000/600", "5/600"])

    async def _play(self) -> None:
        self.feeds.publish(PATH, self.documents[0].body)
        await self.bot.start_to_ready()
        options = {"source": self.feeds.url(PATH), "channel": self.city.advisories}
        added = await self.city.says(self.city.moderator, "feed add", options)
        assert "follows" in added.text, added.text
        expected = sum(len(document.expected) for document in self.documents)
        breaking = asyncio.create_task(self._break(expected))
        try:
            for document in self.documents[1:]:
                await self._show(document)
            if self.seed is not None:
                await breaking
            await self._quiet()
        finally:
            breaking.cancel()
            with suppress(asyncio.CancelledError):
                await breaking

    async def _show(self, document: Document) -> None:
        """Publish one document and wait until the bot has taken it in: then it asks with its ETag."""
        published = self.feeds.publish(PATH, document.body)
        if self.seed is not None:
            await chaos.upset_feed(self.chance, self.feeds, PATH)
        async with asyncio.timeout(QUIET_WITHIN):
            while not any(
                request.if_none_match == published.etag for request in self.feeds.requests_of(PATH)
            ):
                await asyncio.sleep(0.02)

    async def _break(self, expected: int) -> None:
        if self.seed is None:
            return
        chaos.plan_faults(self.chance, self.server.faults, expected)
        for moment in chaos.moments(self.chance, expected):
            # A digest may leave fewer posts than planned: then the kill comes when all is quiet.
            held = None
            with suppress(TimeoutError):
                async with asyncio.timeout(20):
                    held = await chaos.reach(moment, self.server)
            await self.bot.kill()
            self.kills += 1
            if held is not None:
                held.release()
            await asyncio.sleep(self.chance.uniform(0.0, 0.3))
            await self.bot.restart()

    async def _quiet(self) -> None:
        """Wait until nothing is left to be said."""
        async with asyncio.timeout(QUIET_WITHIN):
            while self._open_deliveries():
                await asyncio.sleep(0.1)

    def _open_deliveries(self) -> int:
        with closing(sqlite3.connect(f"file:{self.folder / 'bot.db'}?mode=ro", uri=True)) as connection:
            query = "SELECT count(*) FROM delivery WHERE state IN ('waiting', 'held')"
            return int(connection.execute(query).fetchone()[0])

    def _judged(self) -> Verdict:
        posts = Counter(
            number for message in self.city.posts for number in set(NUMBER.findall(text_of(message)))
        )
        expected = Counter(number for document in self.documents for number in document.expected)
        wrong = [
            f"{number}: posted {posts[number]} times, not once" for number in expected if posts[number] != 1
        ]
        wrong += [f"{number}: posted, but not new" for number in posts if number not in expected]
        wrong += [f"{number}: not marked as an update" for number in self._unmarked()]
        wrong += self.server.unknown_routes + self.server.violations + self.server.crashes
        hits = sum(fault.hits for fault in self.server.faults._planned)
        return Verdict(self.seed or 0, posts, self.kills, hits, tuple(wrong))

    def _unmarked(self) -> list[str]:
        updates = {number for document in self.documents for number in document.updates}
        marked = {
            number
            for message in self.city.posts
            for number in NUMBER.findall(text_of(message))
            if re.search(r"update", text_of(message), re.IGNORECASE)
        }
        return sorted(updates - marked)


def text_of(message: Json) -> str:
    """Return all text of a message, components included."""
    found: list[str] = [message.get("content", "")]
    stack = list(message.get("components", ()))
    while stack:
        component = stack.pop(0)
        found.append(component.get("content", ""))
        stack += component.get("components", ())
    return "\n".join(found)

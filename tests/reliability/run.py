"""One run: replay the documents to a real process on the wire bed, break things, look at what was posted."""

import asyncio
import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.reliability import chaos
from tests.reliability.sequence import Document, mistakes
from tests.wire.city import City
from tests.wire.discord.components import visible_text
from tests.wire.discord.faults import Fault
from tests.wire.discord.openapi import Description
from tests.wire.discord.server import DiscordServer
from tests.wire.feeds import FeedServer
from tests.wire.process import BotProcess

PATH = "/ics-advisories.xml"
INTERVAL = "0.25"
QUIET_WITHIN = 120.0


@dataclass(frozen=True)
class Verdict:
    """What a run showed; `wrong` is empty when all is well."""

    messages: int
    kills: int
    faults: int
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        did = f"{self.kills} kills, {self.faults} faults, {self.messages} messages"
        return f"{did}: {'; '.join(self.wrong) or 'each advisory once'}"


class Run:
    """One replay. Seed None: nothing goes wrong."""

    def __init__(self, folder: Path, documents: Sequence[Document], seed: int | None) -> None:
        self.folder = folder
        self.documents = documents
        self.seed = seed
        self.chance = random.Random(seed)
        self.expected = sum(len(document.expected) for document in documents)
        self.kills = 0
        self.faults: list[Fault] = []
        self.all_shown = asyncio.Event()

    async def play(self) -> Verdict:
        """Play the documents one by one, then judge."""
        async with DiscordServer(Description.load()).running() as server, FeedServer().running() as feeds:
            self.server, self.feeds, self.city = server, feeds, City(server)
            budget = "10000/600" if self.seed is None else self.chance.choice(["10000/600", "5/600"])
            self.bot = BotProcess(server, self.folder, FEED_MIN_INTERVAL=INTERVAL, CHANNEL_BUDGET=budget)
            try:
                await self._follow()
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(self._show())
                    tasks.create_task(self._break())
                await self._quiet()
                return self._judged(await self.bot.stop())
            finally:
                await self.bot.kill()

    async def _follow(self) -> None:
        self.feeds.publish(PATH, self.documents[0].body)
        await self.bot.start_to_ready()
        options = {"source": self.feeds.url(PATH), "channel": self.city.advisories}
        added = await self.city.says(self.city.moderator, "feed add", options)
        assert "follows" in added.text, added.text

    async def _show(self) -> None:
        for document in self.documents[1:]:
            self.feeds.publish(PATH, document.body)
            if self.seed is not None:
                await chaos.upset_feed(self.chance, self.feeds, PATH)
            await self.feeds.until_known(PATH, QUIET_WITHIN)
        self.all_shown.set()

    async def _break(self) -> None:
        if self.seed is None:
            return
        self.faults = chaos.plan_faults(self.chance, self.server.faults, self.expected)
        for moment in chaos.moments(self.chance, self.expected):
            held = await self._reached(moment)
            await self._kill()
            if held is not None:
                held.release()
            if moment.forgets_nonces:
                self.server.nonces.forget()
            if moment.again_after is not None:
                await self.bot.start()
                await asyncio.sleep(moment.again_after)
                await self._kill()
            await self.bot.restart()

    async def _reached(self, moment: chaos.Moment) -> Fault | None:
        """Wait for a moment, or for the end: a digest may leave fewer posts than were counted on."""
        reaching = asyncio.create_task(chaos.reach(moment, self.server))
        ending = asyncio.create_task(self._end())
        await asyncio.wait({reaching, ending}, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        if reaching.done():
            return reaching.result()
        reaching.cancel()
        return None

    async def _end(self) -> None:
        await self.all_shown.wait()
        await self._quiet()

    async def _quiet(self) -> None:
        """Wait until nothing is left to be said."""
        async with asyncio.timeout(QUIET_WITHIN):
            while self._open_deliveries():
                await asyncio.sleep(0.05)

    def _open_deliveries(self) -> int:
        with closing(sqlite3.connect(f"file:{self.folder / 'bot.db'}?mode=ro", uri=True)) as connection:
            query = "SELECT count(*) FROM delivery WHERE state IN ('waiting', 'held')"
            return int(connection.execute(query).fetchone()[0])

    async def _kill(self) -> None:
        await self.bot.kill()
        self.kills += 1

    def _judged(self, exit_code: int) -> Verdict:
        posts = self.city.posts
        wrong = mistakes(self.documents, [visible_text(post) for post in posts])
        wrong += [f"SIGTERM ended with {exit_code}"] if exit_code else []
        wrong += self.server.unknown_routes + self.server.violations + self.server.crashes
        return Verdict(len(posts), self.kills, sum(fault.hits for fault in self.faults), tuple(wrong))

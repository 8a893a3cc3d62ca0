"""The servers' own guidelines in memory, beside the shipped ones, as the database has them.

So a click is answered without the database. Whoever changes a server's guidelines reads them again at once.
What another process changed is seen by `look`, which asks for one row: cheap enough for every few seconds.
"""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.clock import Clock
from bot.database.engine import Database
from bot.errors import NotFound
from bot.guidelines.entry import Entry
from bot.guidelines.own.models import OwnGuideline
from bot.guidelines.own.reading import entry_of, head_of, own_of, published, version_of
from bot.guidelines.own.records import Volume
from bot.guidelines.own.text import Words
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy

LOOK_EVERY = timedelta(seconds=5)

Mark = tuple[int | None, ...]


class OwnLibraries:
    """Keeps the library of each server."""

    def __init__(self, database: Database, clock: Clock, guidelines: Guidelines, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._database = database
        self._clock = clock
        self._guidelines = guidelines
        self._seen: Mark | None = None

    async def look(self) -> datetime:
        """Read what was changed anywhere since the last look; return when to look again."""
        seen = await self._mark()
        if seen != self._seen:
            async with self._database.reading() as session:
                guilds = (await session.scalars(select(OwnGuideline.guild_id).distinct())).all()
            for guild_id in guilds:
                await self.read(guild_id)
            self._seen = seen
        return self._clock.now() + LOOK_EVERY

    async def read(self, guild_id: int) -> None:
        """Have a server's guidelines as the database has them now."""
        async with self._database.reading() as session:
            self._guidelines.keep(guild_id, await own_of(session, guild_id))

    async def changed(self, guild_id: int) -> None:
        """Have a server's guidelines as they are after a change, ready for the next search."""
        await self.read(guild_id)
        await asyncio.to_thread(self._guidelines.of(guild_id).prepare)

    def guess(self, guild_id: int, text: str) -> Words:
        """Return for whom, when and where a text may help: what the nearest guideline says of itself."""
        hits = self._guidelines.of(guild_id).search(text, limit=1).hits
        if not hits:
            return Words()
        near = hits[0].entry
        return Words(near.personas, near.phases, near.domains, near.topics)

    async def entry(self, guild_id: int, key: str) -> Entry | None:
        """Return a guideline of a server as the database has it, None where it was retired."""
        async with self._database.reading() as session:
            own = await own_of(session, guild_id)
        return next((entry for entry in own.entries if entry.id == key), None)

    async def volume(self, guild_id: int, key: str) -> Volume:
        """Return a guideline of a server with its versions. Raises NotFound."""
        async with self._database.reading() as session:
            head = await head_of(session, guild_id, key)
            rows = await published(session, {head.id: head})
            if not rows:
                raise NotFound("library-not-own")
            versions = [await version_of(session, row, head) for row in reversed(rows)]
        return Volume(entry_of(head, rows), tuple(versions))

    async def _mark(self) -> Mark:
        """Return what differs after every change that readers can see."""
        counted = map(func.count, (OwnGuideline.id, OwnGuideline.retired_at, OwnGuideline.credit))
        async with self._database.reading() as session:
            row = await session.execute(select(func.sum(OwnGuideline.version), *counted))
            return tuple(row.one())

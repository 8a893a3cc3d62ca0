"""The transactions on lists: whose they are, what today's library asks for, and what is told afterwards."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.engine import Database
from bot.errors import NotAllowed
from bot.guidelines.checklists.models import ChecklistRow
from bot.guidelines.checklists.reading import owned, seen
from bot.guidelines.checklists.records import Caller, Checklist, Shelf
from bot.guidelines.checklists.sharing import changed
from bot.guidelines.entry import Entry
from bot.guidelines.service import Guidelines


def shelf_of(guidelines: Guidelines) -> Shelf:
    """Return what a library holds for each server."""

    def shelf(guild_id: int) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in guidelines.of(guild_id).all()}

    return shelf


@dataclass(frozen=True, slots=True)
class Change:
    """A transaction on a list of the caller's own."""

    session: AsyncSession
    row: ChecklistRow
    shelf: Mapping[str, Entry]
    now: datetime


@dataclass(frozen=True, slots=True)
class Store:
    """Where lists are kept. `shelf` gives the guidelines of a server; `wake` rouses the workers."""

    database: Database
    clock: Clock
    shelf: Shelf
    wake: Callable[[], None]

    async def get(self, caller: Caller, checklist_id: int) -> Checklist:
        """Return a list that the caller may see. Raises NotFound, NotAllowed."""
        shelf = self.shelf(caller.guild_id)
        async with self.database.reading() as session:
            return await seen(session, caller, checklist_id, shelf)

    @asynccontextmanager
    async def changing(
        self, caller: Caller, checklist_id: int, *, shows: bool = True
    ) -> AsyncGenerator[Change]:
        """Yield a list of the caller's own, drawn again where it is shared if it `shows`. Raises NotFound."""
        shelf, now = self.shelf(caller.guild_id), self.clock.now()
        async with self.database.transaction() as session:
            row = await owned(session, caller, checklist_id)
            yield Change(session, row, shelf, now)
            if shows:
                await changed(session, checklist_id, now=now)
        self.wake()

    @asynccontextmanager
    async def ticking(self, caller: Caller, checklist_id: int) -> AsyncGenerator[AsyncSession]:
        """Yield a transaction on a list that the caller may tick. Raises NotFound, NotAllowed."""
        shelf = self.shelf(caller.guild_id)
        async with self.database.transaction() as session:
            checklist = await seen(session, caller, checklist_id, shelf)
            if not checklist.may_tick(caller.user_id):
                raise NotAllowed("checklist-owner-ticks")
            yield session
            await changed(session, checklist_id, now=self.clock.now())
        self.wake()

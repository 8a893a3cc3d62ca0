"""The verbs of a member's own checklists. What there is to tick stands in today's library."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Person
from bot.community.people import person_of
from bot.community.statements import Limit, statement
from bot.database.insertion import insert_new
from bot.errors import Conflict, NotFound
from bot.guidelines.checklists import sharing
from bot.guidelines.checklists.choosing import chosen, offered
from bot.guidelines.checklists.models import ChecklistEntry, ChecklistRow, ChecklistTick
from bot.guidelines.checklists.reading import read, row_with, rows_of
from bot.guidelines.checklists.records import (
    MOST_ENTRIES,
    MOST_LISTS,
    NAME_LIMIT,
    Caller,
    Checklist,
    Wish,
)
from bot.guidelines.checklists.steps import keyed
from bot.guidelines.checklists.store import Store
from bot.guidelines.entry import Entry

BY_HAND = Wish()


class Checklists:
    """A member's lists; `phases` are those of a project, in order."""

    def __init__(self, store: Store, phases: Sequence[str]) -> None:
        self._store = store
        self._phases = phases

    async def open(self, caller: Caller, wish: Wish) -> Checklist:
        """Return the member's list for this wish, a new one where there is none.

        Raises NotFound where no guideline fits, Conflict where it would be one list too many.
        """
        shelf, now = self._store.shelf(caller.guild_id), self._store.clock.now()
        async with self._store.database.transaction() as session:
            row = await _known(session, caller, wish) or await self._begun(session, caller, wish, shelf)
            row.opened_at = now
            (checklist,) = await read(session, [row], shelf)
            return checklist

    async def mine(self, caller: Caller) -> tuple[Checklist, ...]:
        """Return the member's lists in this server, the one opened last first."""
        shelf = self._store.shelf(caller.guild_id)
        async with self._store.database.reading() as session:
            return await read(session, await rows_of(session, caller.guild_id, caller.user_id), shelf)

    async def holding(self, caller: Caller, entry_id: str) -> Checklist | None:
        """Return the member's list with this guideline, of several the one that was opened last."""
        shelf = self._store.shelf(caller.guild_id)
        async with self._store.database.reading() as session:
            row = await row_with(session, caller.guild_id, caller.user_id, entry_id)
            return None if row is None else (await read(session, [row], shelf))[0]

    async def get(self, caller: Caller, checklist_id: int) -> Checklist:
        """Return a list that the caller may see. Raises NotFound, NotAllowed."""
        return await self._store.get(caller, checklist_id)

    def offers(self, checklist: Checklist) -> list[Entry]:
        """Return the guidelines that could be added, the most relevant first; none where the list is full."""
        if len(checklist.parts) >= MOST_ENTRIES:
            return []
        held = {part.entry_id for part in checklist.parts}
        shelf = self._store.shelf(checklist.guild_id)
        return offered(shelf.values(), checklist.wish, held, MOST_ENTRIES)

    async def tick(
        self, caller: Caller, checklist_id: int, entry_id: str, keys: Collection[str]
    ) -> Checklist:
        """Mark steps as done; what is done stays as it is. Raises NotFound, NotAllowed."""
        entry, now = self._store.shelf(caller.guild_id).get(entry_id), self._store.clock.now()
        texts = {} if entry is None else keyed(entry)
        async with self._store.ticking(caller, checklist_id) as session:
            person_id = await person_of(session, caller.user_id)
            for key in (key for key in texts if key in keys):
                place = {"checklist_id": checklist_id, "entry_id": entry_id, "key": key}
                tick = {**place, "text": texts[key], "done_at": now, "done_by": person_id}
                await insert_new(session, ChecklistTick, tick, unique=tuple(place))
        return await self.get(caller, checklist_id)

    async def untick(
        self, caller: Caller, checklist_id: int, entry_id: str, keys: Collection[str]
    ) -> Checklist:
        """Mark steps as not done. Raises NotFound, NotAllowed."""
        async with self._store.ticking(caller, checklist_id) as session:
            await session.execute(
                delete(ChecklistTick).where(
                    ChecklistTick.checklist_id == checklist_id,
                    ChecklistTick.entry_id == entry_id,
                    ChecklistTick.key.in_(keys),
                )
            )
        return await self.get(caller, checklist_id)

    async def add(self, caller: Caller, entry_id: str, checklist_id: int | None = None) -> Checklist:
        """Put a guideline into a list, into the one picked by hand where none is named.

        Raises NotFound for either, Conflict where the list holds it or is full.
        """
        if checklist_id is None:
            checklist_id = (await self.open(caller, BY_HAND)).id
        async with self._store.changing(caller, checklist_id) as change:
            entry = change.shelf.get(entry_id)
            if entry is None:
                raise NotFound("guideline-unknown")
            await _put_in(change.session, change.row, [entry])
        return await self.get(caller, checklist_id)

    async def remove(self, caller: Caller, checklist_id: int, entry_id: str) -> Checklist:
        """Take a guideline out of a list; its ticks are there again if it is added again. Raises NotFound."""
        async with self._store.changing(caller, checklist_id) as change:
            await change.session.execute(
                delete(ChecklistEntry).where(
                    ChecklistEntry.checklist_id == checklist_id, ChecklistEntry.entry_id == entry_id
                )
            )
        return await self.get(caller, checklist_id)

    async def rename(self, caller: Caller, checklist_id: int, name: str) -> Checklist:
        """Give a list a name; without one it is called after its purpose. Raises NotFound, BadInput."""
        said = statement(" ".join(name.split()), Limit(NAME_LIMIT))
        async with self._store.changing(caller, checklist_id) as change:
            change.row.name = said or None
        return await self.get(caller, checklist_id)

    async def reset(self, caller: Caller, checklist_id: int) -> Checklist:
        """Forget every tick. Raises NotFound."""
        async with self._store.changing(caller, checklist_id) as change:
            ticks = ChecklistTick.checklist_id == checklist_id
            await change.session.execute(delete(ChecklistTick).where(ticks))
        return await self.get(caller, checklist_id)

    async def delete(self, caller: Caller, checklist_id: int) -> None:
        """Forget a list. Raises NotFound."""
        async with self._store.changing(caller, checklist_id, shows=False) as change:
            await sharing.end(change.session, checklist_id, now=change.now)
            await change.session.delete(change.row)
            await change.session.flush()

    async def _begun(
        self, session: AsyncSession, caller: Caller, wish: Wish, shelf: Mapping[str, Entry]
    ) -> ChecklistRow:
        """Make a list. Raises NotFound where no guideline fits, Conflict for one list too many."""
        entries = chosen(shelf.values(), wish, self._phases)
        if wish != BY_HAND and not entries:
            raise NotFound("checklist-nothing-fits")
        whose = {"guild_id": caller.guild_id, "person_id": await person_of(session, caller.user_id)}
        held = await session.scalar(select(func.count()).select_from(ChecklistRow).filter_by(**whose))
        if (held or 0) >= MOST_LISTS:
            raise Conflict("checklist-most-lists", most=MOST_LISTS)
        row = ChecklistRow(**whose, **asdict(wish), name=None, opened_at=self._store.clock.now())
        session.add(row)
        await session.flush()
        await _put_in(session, row, entries)
        return row


async def _known(session: AsyncSession, caller: Caller, wish: Wish) -> ChecklistRow | None:
    """Return the member's list for a wish.

    One at a time for each person, so that two devices make neither the same list twice nor one too many.
    """
    person_id = await person_of(session, caller.user_id)
    await session.execute(select(Person.id).where(Person.id == person_id).with_for_update())
    mine = select(ChecklistRow).filter_by(guild_id=caller.guild_id, person_id=person_id, **asdict(wish))
    return await session.scalar(mine)


async def _put_in(session: AsyncSession, row: ChecklistRow, entries: Sequence[Entry]) -> None:
    """Put guidelines at the end of a list. Raises Conflict where one is in it, or it is full."""
    held = (await session.scalars(select(ChecklistEntry).where(ChecklistEntry.checklist_id == row.id))).all()
    if {kept.entry_id for kept in held} & {entry.id for entry in entries}:
        raise Conflict("checklist-has-it")
    if len(held) + len(entries) > MOST_ENTRIES:
        raise Conflict("checklist-full", most=MOST_ENTRIES)
    first = 1 + max((kept.position for kept in held), default=0)
    session.add_all(
        ChecklistEntry(
            checklist_id=row.id,
            entry_id=entry.id,
            position=position,
            title=entry.title,
            version=entry.version,
            known=[*keyed(entry)],
        )
        for position, entry in enumerate(entries, first)
    )
    await session.flush()

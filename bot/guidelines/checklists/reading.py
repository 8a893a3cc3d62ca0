"""From rows to checklists: what was kept, held against the library of today."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Person
from bot.delivery import outbox
from bot.errors import NotAllowed, NotFound
from bot.guidelines.checklists.models import ChecklistEntry, ChecklistRow, ChecklistShare, ChecklistTick
from bot.guidelines.checklists.records import Caller, Checklist, Part, Sharing, Tick, Wish
from bot.guidelines.checklists.steps import keyed, matched
from bot.guidelines.entry import Entry

Ticks = Mapping[tuple[int, str], Sequence[Tick]]  # by list and guideline


async def owned(session: AsyncSession, caller: Caller, checklist_id: int) -> ChecklistRow:
    """Return a list of the caller's own, locked where rows can be. Raises NotFound."""
    row = await session.scalar(
        select(ChecklistRow)
        .join(Person, Person.id == ChecklistRow.person_id)
        .where(
            ChecklistRow.id == checklist_id,
            ChecklistRow.guild_id == caller.guild_id,
            Person.user_id == caller.user_id,
        )
        .with_for_update(of=ChecklistRow)
    )
    if row is None:
        raise NotFound("checklist-unknown")
    return row


async def seen(
    session: AsyncSession, caller: Caller, checklist_id: int, shelf: Mapping[str, Entry]
) -> Checklist:
    """Return a list that is the caller's or shared where the caller is. Raises NotFound, NotAllowed."""
    row = await session.get(ChecklistRow, checklist_id)
    if row is None or row.guild_id != caller.guild_id:
        raise NotFound("checklist-unknown")
    (checklist,) = await read(session, [row], shelf)
    sharing = checklist.sharing
    is_here = sharing is not None and sharing.channel_id == caller.channel_id
    if caller.user_id != checklist.owner_id and not is_here:
        raise NotAllowed("checklist-not-shared")
    return checklist


async def rows_of(session: AsyncSession, guild_id: int, user_id: int) -> Sequence[ChecklistRow]:
    """Return the lists of a member, the one that was opened last first."""
    rows = await session.scalars(
        select(ChecklistRow)
        .join(Person, Person.id == ChecklistRow.person_id)
        .where(ChecklistRow.guild_id == guild_id, Person.user_id == user_id)
        .order_by(ChecklistRow.opened_at.desc(), ChecklistRow.id)
    )
    return rows.all()


async def row_with(session: AsyncSession, guild_id: int, user_id: int, entry_id: str) -> ChecklistRow | None:
    """Return the member's list with this guideline, of several the one that was opened last."""
    return await session.scalar(
        select(ChecklistRow)
        .join(Person, Person.id == ChecklistRow.person_id)
        .join(ChecklistEntry, ChecklistEntry.checklist_id == ChecklistRow.id)
        .where(
            ChecklistRow.guild_id == guild_id,
            Person.user_id == user_id,
            ChecklistEntry.entry_id == entry_id,
        )
        .order_by(ChecklistRow.opened_at.desc(), ChecklistRow.id)
        .limit(1)
    )


async def read(
    session: AsyncSession, rows: Sequence[ChecklistRow], shelf: Mapping[str, Entry]
) -> tuple[Checklist, ...]:
    """Return these lists as they stand now: four queries, however many they are, and one a shared list."""
    ids = [row.id for row in rows]
    owners = await _owners(session, rows)
    ticks = await _ticks(session, ids)
    parts: defaultdict[int, list[Part]] = defaultdict(list)
    entries = select(ChecklistEntry).where(ChecklistEntry.checklist_id.in_(ids))
    for kept in await session.scalars(entries.order_by(ChecklistEntry.position, ChecklistEntry.entry_id)):
        parts[kept.checklist_id].append(_part(kept, shelf.get(kept.entry_id), ticks))
    shared = await _sharings(session, ids)
    return tuple(
        Checklist(
            id=row.id,
            guild_id=row.guild_id,
            owner_id=owners.get(row.person_id, 0),
            wish=Wish(row.phase, row.domain, row.audience),
            name=row.name,
            parts=tuple(parts[row.id]),
            sharing=shared.get(row.id),
        )
        for row in rows
    )


def subject(checklist_id: int, number: int) -> str:
    """Return the outbox's subject of the message a list is shared with."""
    return f"checklist:{checklist_id}:{number}"


def _part(kept: ChecklistEntry, entry: Entry | None, ticks: Ticks) -> Part:
    own = ticks.get((kept.checklist_id, kept.entry_id), ())
    return Part(
        entry_id=kept.entry_id,
        title=kept.title if entry is None else entry.title,
        added_version=kept.version,
        entry=entry,
        steps=matched({} if entry is None else keyed(entry), kept.known, own),
    )


async def _owners(session: AsyncSession, rows: Sequence[ChecklistRow]) -> dict[int, int]:
    people = {row.person_id for row in rows}
    found = await session.execute(select(Person.id, Person.user_id).where(Person.id.in_(people)))
    return {person_id: user_id for person_id, user_id in found if user_id is not None}


async def _ticks(session: AsyncSession, ids: Sequence[int]) -> Ticks:
    found = await session.execute(
        select(ChecklistTick, Person.user_id)
        .outerjoin(Person, Person.id == ChecklistTick.done_by)
        .where(ChecklistTick.checklist_id.in_(ids))
    )
    ticks: defaultdict[tuple[int, str], list[Tick]] = defaultdict(list)
    for row, user_id in found:
        ticks[row.checklist_id, row.entry_id].append(Tick(row.key, row.text, row.done_at, user_id))
    return ticks


async def _sharings(session: AsyncSession, ids: Sequence[int]) -> dict[int, Sharing]:
    found = await session.scalars(
        select(ChecklistShare).where(ChecklistShare.checklist_id.in_(ids), ChecklistShare.ended_at.is_(None))
    )
    return {
        share.checklist_id: Sharing(
            share.number,
            share.is_open,
            await outbox.place_of(session, subject(share.checklist_id, share.number)),
        )
        for share in found.all()
    }

"""A list shown in a thread: said once through the outbox, drawn again as it fills, at a sane pace."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.due_work import plan
from bot.delivery import outbox
from bot.delivery.ledger import Trouble
from bot.delivery.parcel import Fault
from bot.guidelines.checklists.models import ChecklistShare
from bot.guidelines.checklists.reading import subject

CARD = "checklist"
REDRAW = "checklist-redraw"  # due work; its subject is the list
PACE = timedelta(seconds=15)  # between two drawings, however fast people tick
NAME_OF_THREAD = 70
_SUBJECT = re.compile(r"checklist:(\d+):(\d+)(?::|$)")


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a list is to be shown: in this thread, or in a new one of this name below this channel."""

    place: outbox.Place
    thread: str | None
    is_open: bool


async def show(session: AsyncSession, checklist_id: int, shown: Shown, *, now: datetime) -> None:
    """Show a list from now on, and no longer where it was shown before."""
    await end(session, checklist_id, now=now)
    share = await session.get(ChecklistShare, checklist_id)
    if share is None:
        share = ChecklistShare(checklist_id=checklist_id, number=0, drawings=0)
        session.add(share)
    share.number, share.is_open = share.number + 1, shown.is_open
    share.ended_at = share.drawn_at = None
    await _say(session, share, shown, now)


async def let_tick(session: AsyncSession, checklist_id: int, *, is_open: bool) -> None:
    """Let others tick, or no longer."""
    share = await session.get(ChecklistShare, checklist_id)
    if share is not None:
        share.is_open = is_open


async def end(session: AsyncSession, checklist_id: int, *, now: datetime) -> None:
    """Show a list no longer; its message says so and is never drawn again."""
    share = await session.get(ChecklistShare, checklist_id)
    if share is not None and share.ended_at is None:
        share.ended_at = now
        await session.flush()
        await outbox.edit(session, subject(checklist_id, share.number), "ended", now=now)


async def end_where_thread_is_gone(session: AsyncSession, trouble: Trouble, now: datetime) -> None:
    """End the sharing of a list whose thread was deleted. A hook of the deliverer."""
    said = _SUBJECT.match(trouble.subject)
    if said is None or trouble.fault is not Fault.CHANNEL_GONE:
        return
    share = await session.get(ChecklistShare, int(said[1]))
    if share is not None and share.number == int(said[2]) and share.ended_at is None:
        share.ended_at = now


async def changed(session: AsyncSession, checklist_id: int, *, now: datetime) -> None:
    """Plan to draw the shared message again: now, or when the pace allows it."""
    share = await session.get(ChecklistShare, checklist_id)
    if share is not None and share.ended_at is None:
        due_at = now if share.drawn_at is None else max(now, share.drawn_at + PACE)
        await plan(session, REDRAW, str(checklist_id), due_at)


async def draw_again(session: AsyncSession, checklist_id: int, *, now: datetime) -> None:
    """Let the outbox draw the shared message from today's data."""
    share = await session.get(ChecklistShare, checklist_id)
    if share is None or share.ended_at is not None:
        return
    share.drawings, share.drawn_at = share.drawings + 1, now
    await outbox.edit(session, subject(checklist_id, share.number), str(share.drawings), now=now)


async def _say(session: AsyncSession, share: ChecklistShare, shown: Shown, now: datetime) -> None:
    what, place = subject(share.checklist_id, share.number), shown.place
    arguments = {"guild": place.guild_id, "checklist": share.checklist_id, "number": share.number}
    if shown.thread is None:
        await outbox.post(session, what, place, outbox.Words(CARD, arguments), now=now)
        return
    thread: dict[str, Any] = {"people": [], "name": shown.thread[:NAME_OF_THREAD], "is_public": True}
    lane = outbox.Place(place.guild_id, what, channel_id=place.channel_id)  # holds up nothing else
    await outbox.open_thread(session, what, lane, outbox.Words(CARD, {**arguments, **thread}), now=now)

"""What somebody typed and did not publish or send yet: kept for a week, so that no refusal loses a word."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Person
from bot.database import due_work
from bot.errors import NotFound
from bot.guidelines.own.models import GuidelineDraft

ENTRY, SUGGESTION = "entry", "suggestion"
DRAFT_DAYS = 7
FORGET = "guideline-forget-draft"  # due work; the subject is the draft's id


async def find_draft(
    session: AsyncSession, guild_id: int, person_id: int, kind: str
) -> GuidelineDraft | None:
    """Return what somebody typed last."""
    return await session.scalar(
        select(GuidelineDraft).where(
            GuidelineDraft.guild_id == guild_id,
            GuidelineDraft.person_id == person_id,
            GuidelineDraft.kind == kind,
        )
    )


async def known_person(session: AsyncSession, user_id: int) -> int:
    """Return the key of a person for a look-up, 0 for somebody new."""
    return await session.scalar(select(Person.id).where(Person.user_id == user_id)) or 0


async def own_draft(session: AsyncSession, guild_id: int, person_id: int, draft_id: int) -> GuidelineDraft:
    """Return somebody's draft by its id. Raises NotFound where it was published, replaced or forgotten."""
    row = await session.get(GuidelineDraft, draft_id)
    if row is None or (row.guild_id, row.person_id) != (guild_id, person_id):
        raise NotFound("library-draft-gone")
    return row


async def keep_draft(
    session: AsyncSession,
    guild_id: int,
    person_id: int,
    kind: str,
    values: Mapping[str, Any],
    now: datetime,
) -> GuidelineDraft:
    """Keep what was typed: in the same draft if it is about the same, else in place of an earlier one."""
    row = await find_draft(session, guild_id, person_id, kind)
    about = {name: values[name] for name in ("key", "suggestion_id")}
    if row is not None and any(getattr(row, name) != value for name, value in about.items()):
        await drop_draft(session, row)
        row = None
    if row is None:
        row = GuidelineDraft(guild_id=guild_id, person_id=person_id, kind=kind)
        session.add(row)
    for name, value in values.items():
        setattr(row, name, value)
    await session.flush()
    await due_work.plan(session, FORGET, str(row.id), now + timedelta(days=DRAFT_DAYS))
    return row


async def drop_draft(session: AsyncSession, row: GuidelineDraft) -> bool:
    """Forget a draft; False where somebody else did meanwhile."""
    await due_work.cancel(session, FORGET, str(row.id))
    gone = await session.scalars(
        delete(GuidelineDraft).where(GuidelineDraft.id == row.id).returning(GuidelineDraft.id)
    )
    return gone.first() is not None


async def forget_draft(session: AsyncSession, draft_id: int) -> None:
    """Forget a draft whose time is over."""
    await session.execute(delete(GuidelineDraft).where(GuidelineDraft.id == draft_id))

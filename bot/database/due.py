"""Rows with a due time: claimed with a lease, so that a crash in the middle gives them back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.types import UtcDateTime


class Due:
    """The columns of whatever is done later. `attempts` counts claims, so that a crash counts as one too."""

    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    leased_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0)


Row = TypeVar("Row", bound=Due)


async def claim(
    session: AsyncSession,
    model: type[Row],
    *,
    now: datetime,
    lease: timedelta,
    limit: int,
    where: Sequence[ColumnElement[bool]] = (),
) -> list[Row]:
    """Return at most `limit` due rows that nobody holds, oldest due first, and hold them for `lease`."""
    is_free = or_(model.leased_until.is_(None), model.leased_until <= now)
    query = (
        select(model)
        .where(model.due_at <= now, is_free, *where)
        .order_by(model.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True, of=model)  # PostgreSQL only; SQLite's writers are alone anyway
        .execution_options(populate_existing=True)
    )
    rows = list(await session.scalars(query))
    for row in rows:
        row.leased_until = now + lease
        row.attempts += 1
    await session.flush()
    return rows


async def next_due(
    session: AsyncSession, model: type[Due], *, where: Sequence[ColumnElement[bool]] = ()
) -> datetime | None:
    """Return when the next row can be claimed (a held row: when its lease ends), or None."""
    claimable_at = case((model.leased_until > model.due_at, model.leased_until), else_=model.due_at)
    return await session.scalar(select(func.min(claimable_at)).where(*where))


async def release_leases(session: AsyncSession, model: type[Due]) -> None:
    """Free all rows at once. Only at the start of a process that is known to be the only worker."""
    await session.execute(update(model).where(model.leased_until.is_not(None)).values(leased_until=None))

"""What must happen later, one row each: the kind of work, what it is about, and when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.base import Base
from bot.database.due import Due
from bot.database.insertion import put


class DueWork(Due, Base):
    """One planned deed. There is at most one plan for a kind and a subject."""

    __tablename__ = "due_work"
    __table_args__ = (UniqueConstraint("kind", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(200))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)


async def plan(
    session: AsyncSession, kind: str, subject: str, due_at: datetime, payload: Mapping[str, Any] | None = None
) -> None:
    """Plan a deed, in the caller's transaction. The latest plan for a kind and a subject wins."""
    latest = {"due_at": due_at, "payload": dict(payload or {}), "leased_until": None, "attempts": 0}
    await put(session, DueWork, {"kind": kind, "subject": subject}, latest)


async def cancel(session: AsyncSession, kind: str, subject: str) -> None:
    """Forget a plan, if there is one."""
    await session.execute(delete(DueWork).where(DueWork.kind == kind, DueWork.subject == subject))


async def due_at(session: AsyncSession, kind: str, subject: str) -> datetime | None:
    """Return when a deed is due, None if it is not planned."""
    return await session.scalar(
        select(DueWork.due_at).where(DueWork.kind == kind, DueWork.subject == subject)
    )

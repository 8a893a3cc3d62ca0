"""Keeping questions that found nothing: counted, bounded in number and in time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.audit import note
from bot.community.people import person_of
from bot.database.due_work import plan
from bot.database.engine import Database
from bot.database.insertion import insert_new
from bot.errors import Conflict
from bot.guidelines.misses.models import SearchMiss
from bot.guidelines.misses.wording import normalised

MOST = 500  # of a server; beyond that, what was asked least and longest ago goes
PAGE = 8
FORGET = "forget-search-misses"
DISMISSED = "search-miss-dismissed"  # in the audit


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that found nothing."""

    id: int
    question: str
    times: int
    last_asked_at: datetime


@dataclass(frozen=True, slots=True)
class MissPage:
    """Some of a server's misses, the most asked first. `number` counts from 0."""

    misses: tuple[Miss, ...]
    number: int
    pages: int
    total: int


class Misses:
    """The questions that found nothing, by server. `wake` rouses who does what is due."""

    def __init__(
        self, database: Database, clock: Clock, retention: timedelta, *, wake: Callable[[], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._retention = retention
        self._wake = wake

    async def keep(self, guild_id: int, question: str) -> None:
        """Count a question that found nothing; one without a word in it is not kept."""
        asked = normalised(question)
        if asked is None:
            return
        now = self._clock.now()
        async with self._database.transaction() as session:
            await session.execute(delete(SearchMiss).where(self._is_old(guild_id, now)))
            await _count(session, guild_id, asked, now)
            await session.execute(delete(SearchMiss).where(SearchMiss.id.in_(_beyond(guild_id))))
            await plan(session, FORGET, str(guild_id), now + self._retention)
        self._wake()

    async def page(self, guild_id: int, number: int) -> MissPage:
        """Return a page of those that no moderator dismissed, the last one if there are not so many."""
        shown = (SearchMiss.guild_id == guild_id, SearchMiss.is_dismissed.is_(False))
        async with self._database.reading() as session:
            total = (await session.scalars(select(func.count()).select_from(SearchMiss).where(*shown))).one()
            pages = max(1, -(-total // PAGE))
            number = min(number, pages - 1)
            query = select(SearchMiss).where(*shown).order_by(*_MOST_ASKED_FIRST)
            rows = await session.scalars(query.offset(number * PAGE).limit(PAGE))
            misses = tuple(Miss(row.id, row.question, row.times, row.last_asked_at) for row in rows)
        total = max(total, number * PAGE + len(misses))  # one may have come between the two queries
        return MissPage(misses, number, pages, total)

    async def dismiss(self, guild_id: int, miss_id: int, user_id: int) -> None:
        """Show a question no more, however often it is asked. Raises Conflict."""
        mine = (SearchMiss.id == miss_id, SearchMiss.guild_id == guild_id, SearchMiss.is_dismissed.is_(False))
        async with self._database.transaction() as session:
            query = update(SearchMiss).where(*mine).values(is_dismissed=True).returning(SearchMiss.id)
            if (await session.scalars(query)).first() is None:
                raise Conflict("miss-gone")
            person_id = await person_of(session, user_id)
            now = self._clock.now()
            await note(session, guild_id, DISMISSED, now=now, actor_id=person_id, miss=miss_id)

    async def forget(self, guild_id: int) -> datetime | None:
        """Delete what was last asked too long ago; return when the next one will be."""
        async with self._database.transaction() as session:
            await session.execute(delete(SearchMiss).where(self._is_old(guild_id, self._clock.now())))
            oldest = select(func.min(SearchMiss.last_asked_at)).where(SearchMiss.guild_id == guild_id)
            last_asked_at = await session.scalar(oldest)
        return last_asked_at and last_asked_at + self._retention

    def _is_old(self, guild_id: int, now: datetime) -> ColumnElement[bool]:
        return (SearchMiss.guild_id == guild_id) & (SearchMiss.last_asked_at <= now - self._retention)


_MOST_ASKED_FIRST = (SearchMiss.times.desc(), SearchMiss.last_asked_at.desc(), SearchMiss.id.desc())


async def _count(session: AsyncSession, guild_id: int, question: str, now: datetime) -> None:
    key = {"guild_id": guild_id, "question": question}
    first = {"times": 1, "first_asked_at": now, "last_asked_at": now, "is_dismissed": False}
    if not await insert_new(session, SearchMiss, {**key, **first}, unique=tuple(key)):
        again = update(SearchMiss).filter_by(**key)
        await session.execute(again.values(times=SearchMiss.times + 1, last_asked_at=now))


def _beyond(guild_id: int) -> Select[int]:
    """Return the misses that are too many."""
    held = select(SearchMiss.id).where(SearchMiss.guild_id == guild_id)
    kept = held.order_by(*_MOST_ASKED_FIRST).limit(MOST)
    return held.where(SearchMiss.id.not_in(kept))

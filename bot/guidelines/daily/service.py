"""The verbs of the guideline of the day: look at it, and post it once a day where a server wants that."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.models import GuildChannel
from bot.community.rules import OFF, Rules, rules_of
from bot.community.settings import Purpose
from bot.database import due_work
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database
from bot.database.insertion import put
from bot.delivery import outbox
from bot.delivery.models import Action
from bot.delivery.outbox import Place, Words
from bot.guidelines.daily.hours import first_post, hour_of, next_post
from bot.guidelines.daily.models import GuidelineDay
from bot.guidelines.daily.order import Mark, entry_of_day
from bot.guidelines.entry import Entry
from bot.guidelines.service import Guidelines

CARD = "guideline-of-the-day"
POST = "guideline-of-the-day"  # the kind of due work; its subject is the server


class Daily:
    """One entry a day, for a server or for a person outside of any."""

    def __init__(
        self, database: Database, clock: Clock, guidelines: Guidelines, *, wake: Callable[[], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._guidelines = guidelines
        self._wake = wake

    async def of_person(self, user_id: int) -> Entry:
        """Return today's entry of a person who asks outside of a server."""
        return entry_of_day(self._guidelines.all(), user_id, self._clock.now().date())

    async def of_guild(self, guild_id: int, day: date | None = None) -> Entry:
        """Return the entry of a day (today's) of a server, which stays the same however the library grows."""
        async with self._database.transaction() as session:
            return await self._chosen(session, guild_id, day or self._clock.now().date())

    def handlers(self) -> Mapping[str, Handler]:
        """Return what is done when it is due."""
        return {POST: self._post}

    async def plan(self, session: AsyncSession, guild_id: int, rules: Rules) -> None:
        """Plan the next post of a server whose rules were decided, or none any more."""
        planned = await due_work.due_at(session, POST, str(guild_id))
        due_at = first_post(self._clock.now(), rules.daily_hour, planned)
        if due_at is None:
            await due_work.cancel(session, POST, str(guild_id))
        elif due_at != planned:
            await due_work.plan(session, POST, str(guild_id), due_at)

    async def _post(self, item: DueItem) -> datetime | None:
        """Post today's entry if its hour has come; what was missed on an earlier day stays missed."""
        guild_id, now = int(item.subject), self._clock.now()
        async with self._database.transaction() as session:
            hour = (await rules_of(session, guild_id)).daily_hour
            if hour == OFF:
                return None
            if now >= hour_of(now, hour):
                await self._announce(session, guild_id, now)
        self._wake()
        return next_post(now, hour)

    async def _announce(self, session: AsyncSession, guild_id: int, now: datetime) -> None:
        channel_id = await session.scalar(
            select(GuildChannel.channel_id).where(
                GuildChannel.guild_id == guild_id, GuildChannel.purpose == Purpose.ANNOUNCEMENTS
            )
        )
        if channel_id is None:
            return
        subject, day = f"{CARD}:{guild_id}:{now.date()}", now.date()
        if await outbox.subjects(session, prefix=subject):
            return
        # A lane of its own, from which what could not be said on earlier days is taken: no heap later on.
        place = Place(guild_id, f"daily:{guild_id}", channel_id=channel_id)
        await outbox.withdraw(session, place, Action.POST, now=now)
        await self._chosen(session, guild_id, day)
        words = Words(CARD, {"guild": guild_id, "day": day.isoformat()})
        await outbox.post(session, subject, place, words, now=now)

    async def _chosen(self, session: AsyncSession, guild_id: int, day: date) -> Entry:
        """Return the entry of a day, and remember where the server is in its order."""
        row = await session.get(GuidelineDay, guild_id)
        mark = None if row is None else Mark(row.day, row.entry_id)
        entry = entry_of_day(self._guidelines.of(guild_id).all(), guild_id, day, mark)
        if mark is None or (mark.day <= day and mark != Mark(day, entry.id)):
            values = {"day": day, "entry_id": entry.id}
            await put(session, GuidelineDay, {"guild_id": guild_id}, values)
        return entry

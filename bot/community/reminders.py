"""Gentle reminders for members who were welcomed and never accepted the code of conduct: two at most."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.models import Membership
from bot.community.people import person_of, user_of
from bot.community.roll_models import Reminded
from bot.community.rules import Rules, rules_of
from bot.database.due_work import cancel, plan
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database
from bot.database.insertion import insert_new
from bot.delivery import outbox

CARD = "reminder"
REMIND = "reminder"  # the kind of due work


def reminder_days(rules: Rules) -> list[int]:
    """Return after how many days a server reminds, in order; 0 means never."""
    return sorted({days for days in (rules.first_reminder_days, rules.second_reminder_days) if days > 0})


def reminder_at(welcomed_at: datetime, times: int, rules: Rules) -> datetime | None:
    """Return when somebody who was reminded so many times is to be reminded again. Pure."""
    days = reminder_days(rules)
    return welcomed_at + timedelta(days=days[times]) if times < len(days) else None


def reminder_after(now: datetime, welcomed_at: datetime, times: int, rules: Rules) -> datetime | None:
    """Return when the reminder after this one follows: late ones keep their distance. Pure."""
    planned = reminder_at(welcomed_at, times, rules)
    if planned is None:
        return None
    days = reminder_days(rules)
    return max(planned, now + timedelta(days=days[times] - days[times - 1]))


class Reminders:
    """Reminds when it is due. `wake` rouses the deliverer."""

    def __init__(self, database: Database, clock: Clock, *, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake

    def handlers(self) -> dict[str, Handler]:
        """Return what does each kind of due work."""
        return {REMIND: self._remind}

    async def stop(self, guild_id: int, user_id: int) -> None:
        """Remind somebody no more, whatever a server's rules say."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            person_id = await person_of(session, user_id)
            (await _reminded(session, guild_id, person_id)).stopped_at = now
            await cancel_reminders(session, guild_id, person_id)

    async def _remind(self, item: DueItem) -> datetime | None:
        """Plan a reminder, unless there is no reason for one any more; returns when the next is due."""
        guild_id, person_id = (int(part) for part in item.subject.split(":"))
        async with self._database.transaction() as session:
            again_at = await _remind(session, guild_id, person_id, self._clock.now())
        self._wake()
        return again_at


async def plan_reminders(session: AsyncSession, row: Membership) -> None:
    """Plan the first reminder of somebody who was just welcomed."""
    due_at = row.welcomed_at and reminder_at(row.welcomed_at, 0, await rules_of(session, row.guild_id))
    if due_at is not None and row.code_accepted_at is None:
        await plan(session, REMIND, f"{row.guild_id}:{row.person_id}", due_at)


async def cancel_reminders(session: AsyncSession, guild_id: int, person_id: int) -> None:
    """Remind somebody no more in this stay."""
    await cancel(session, REMIND, f"{guild_id}:{person_id}")


async def _remind(session: AsyncSession, guild_id: int, person_id: int, now: datetime) -> datetime | None:
    row, rules = await session.get(Membership, (guild_id, person_id)), await rules_of(session, guild_id)
    user_id, told = await user_of(session, person_id), await _reminded(session, guild_id, person_id)
    if row is None or row.welcomed_at is None or user_id is None or told.stopped_at or not _is_open(row):
        return None
    due_at = reminder_at(row.welcomed_at, told.times, rules)
    if due_at is None or due_at > now:
        return due_at  # the rules of the server have changed meanwhile
    told.times += 1
    words = outbox.Words(CARD, {"guild": guild_id, "person": person_id})
    place = outbox.Place.person(guild_id, user_id)
    await outbox.tell(session, f"reminder:{guild_id}:{person_id}:{told.times}", place, words, now=now)
    return reminder_after(now, row.welcomed_at, told.times, rules)


async def _reminded(session: AsyncSession, guild_id: int, person_id: int) -> Reminded:
    key = {"guild_id": guild_id, "person_id": person_id}
    await insert_new(session, Reminded, {**key, "times": 0}, unique=tuple(key))
    return await session.get_one(Reminded, (guild_id, person_id))


def _is_open(row: Membership) -> bool:
    return row.left_at is None and row.code_accepted_at is None

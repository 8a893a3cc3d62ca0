"""What is kept of somebody who left a server, for a while, and forgotten after it."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.audit import note
from bot.community.interest_models import Interest
from bot.community.models import Application, Membership, PersonaHeld, Profile
from bot.community.reminders import cancel_reminders
from bot.community.roll_models import Reminded, RoleDrift, RoleWithheld, WelcomeWaiting
from bot.community.telling_models import FormDraft, Listing
from bot.community.welcoming import subject_of, take_back
from bot.database.base import Base
from bot.database.due_work import cancel, plan
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database
from bot.delivery import outbox

FORGET = "forget-member"  # the kind of due work
_OF_A_MEMBER: tuple[type[Base], ...] = (
    Profile,
    PersonaHeld,
    Application,
    Interest,
    Listing,
    FormDraft,
    Reminded,
    RoleDrift,
    RoleWithheld,
    WelcomeWaiting,
    Membership,
)


class Departures:
    """Keeps what is known of whoever left, for as long as `retention`."""

    def __init__(self, database: Database, clock: Clock, retention: timedelta) -> None:
        self._database = database
        self._clock = clock
        self._retention = retention

    def handlers(self) -> dict[str, Handler]:
        """Return what does each kind of due work."""
        return {FORGET: self._forget}

    async def begin(self, session: AsyncSession, row: Membership, now: datetime) -> None:
        """Record that somebody has left."""
        row.left_at = now
        await take_back(session, row)
        await cancel_reminders(session, row.guild_id, row.person_id)
        await plan(session, FORGET, f"{row.guild_id}:{row.person_id}", now + self._retention)

    async def _forget(self, item: DueItem) -> datetime | None:
        """Forget somebody who is away for long enough; the record of decisions stays."""
        guild_id, person_id = (int(part) for part in item.subject.split(":"))
        now = self._clock.now()
        async with self._database.transaction() as session:
            row = await session.get(Membership, (guild_id, person_id), with_for_update=True)
            if row is None or row.left_at is None:
                return None
            if row.left_at + self._retention > now:
                return row.left_at + self._retention  # the setting has changed, or they left once more
            await _forget(session, guild_id, person_id)
            await note(session, guild_id, "member-forgotten", now=now, target_id=person_id)
        return None


async def is_back(session: AsyncSession, row: Membership) -> None:
    """Keep everything of somebody who returned."""
    row.left_at = None
    mine = (RoleDrift.guild_id == row.guild_id, RoleDrift.person_id == row.person_id)
    await session.execute(delete(RoleDrift).where(*mine))  # who leaves loses every role: nobody wiped them
    await cancel(session, FORGET, f"{row.guild_id}:{row.person_id}")


async def _forget(session: AsyncSession, guild_id: int, person_id: int) -> None:
    for model in _OF_A_MEMBER:
        columns = model.__table__.c
        mine = (columns.guild_id == guild_id, columns.person_id == person_id)
        await session.execute(delete(model).where(*mine).execution_options(synchronize_session=False))
    # The same things may be said again to somebody who starts anew.
    await outbox.forget(session, subject_of(guild_id, person_id))
    for about in ("role", "reminder"):
        await outbox.forget(session, f"{about}:{guild_id}:{person_id}:", is_prefix=True)

"""The verbs of reading: remember it, look it up, judge it."""

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.models import Person
from bot.community.people import person_of
from bot.database.engine import Database
from bot.database.insertion import put
from bot.guidelines.entry import Entry
from bot.guidelines.readers.models import GuidelineRead, GuidelineVerdict

KEPT = 200  # reads of one person, the newest; more than twice the library

_READS = (
    select(GuidelineRead.entry_id, GuidelineRead.version)
    .join(Person, Person.id == GuidelineRead.person_id)
    .where(Person.user_id == bindparam("user"))
)
_RECENT = _READS.order_by(GuidelineRead.at.desc(), GuidelineRead.entry_id).limit(bindparam("most"))
_OF_ENTRY = _READS.where(GuidelineRead.entry_id == bindparam("entry"))
_VERDICT = (
    select(GuidelineVerdict.is_useful)
    .join(Person, Person.id == GuidelineVerdict.person_id)
    .where(
        Person.user_id == bindparam("user"),
        GuidelineVerdict.entry_id == bindparam("entry"),
        GuidelineVerdict.version == bindparam("version"),
    )
)


class Readers:
    """Who has read what. A person is known from the first entry that they open."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def has_read(self, user_id: int, entry: Entry) -> None:
        """Remember that a person has this version of an entry before them."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            person_id = await person_of(session, user_id)
            key = {"person_id": person_id, "entry_id": entry.id}
            await put(session, GuidelineRead, key, {"version": entry.version, "at": now})
            await _forget_old(session, person_id)

    async def recent(self, user_id: int, limit: int) -> list[str]:
        """Return the ids of the entries that a person has read, the last one first."""
        return [row.entry_id for row in await self._database.rows(_RECENT, user=user_id, most=limit)]

    async def version_read(self, user_id: int, entry_id: str) -> int | None:
        """Return the version of an entry that a person has read last, None if they never did."""
        rows = await self._database.rows(_OF_ENTRY, user=user_id, entry=entry_id)
        return rows[0].version if rows else None

    async def judge(
        self, user_id: int, guild_id: int | None, entry_id: str, version: int, *, is_useful: bool
    ) -> None:
        """Keep whether a person found this version of an entry useful, in place of an earlier answer."""
        values = {"guild_id": guild_id, "is_useful": is_useful, "at": self._clock.now()}
        async with self._database.transaction() as session:
            person_id = await person_of(session, user_id)
            key = {"person_id": person_id, "entry_id": entry_id, "version": version}
            await put(session, GuidelineVerdict, key, values)

    async def verdict(self, user_id: int, entry: Entry) -> bool | None:
        """Return whether a person found this version of an entry useful, None if they did not say."""
        rows = await self._database.rows(_VERDICT, user=user_id, entry=entry.id, version=entry.version)
        return bool(rows[0].is_useful) if rows else None


async def _forget_old(session: AsyncSession, person_id: int) -> None:
    mine = GuidelineRead.person_id == person_id
    old = select(GuidelineRead.entry_id).where(mine).order_by(GuidelineRead.at.desc()).offset(KEPT)
    await session.execute(delete(GuidelineRead).where(mine, GuidelineRead.entry_id.in_(old)))

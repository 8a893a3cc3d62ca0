"""What is heard of servers and members, and the looks at Discord that it makes due."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.models import Person
from bot.community.people import person_of
from bot.community.reconciling.standing import persona_roles, wanted_by
from bot.community.roll import begin_roll, plan_roll_call
from bot.community.roll_models import GuildRoll, RoleDrift, RoleWithheld
from bot.database.due_work import plan
from bot.database.engine import Database

CHECK_MEMBER, CHECK_ROLES = "check-member", "check-roles"  # kinds of due work
SETTLING = timedelta(seconds=3)  # until the audit log has what an event tells of
LATE = timedelta(minutes=1)  # until it has it however late


class Roll:
    """The servers that the bot is in. `wake` rouses the workers."""

    def __init__(self, database: Database, clock: Clock, *, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake
        self._roles_due_at: dict[int, datetime] = {}

    async def server_seen(self, guild_id: int, name: str) -> None:
        """Hear that the bot is in a server: after a downtime all of it is looked through."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            await begin_roll(session, guild_id, name, now)
            await plan_roll_call(session, guild_id, now)
        self._wake()

    async def roles_changed(self, guild_id: int) -> None:
        """Hear that something about the roles of a server has changed, or about the bot's own."""
        now = self._clock.now()
        if self._roles_due_at.get(guild_id, now) > now:
            return  # one role that moves makes an event of every other: the look to come sees them all
        self._roles_due_at[guild_id] = now + SETTLING
        async with self._database.transaction() as session:
            await plan(session, CHECK_ROLES, str(guild_id), now + SETTLING)
        self._wake()

    async def roles_seen(self, guild_id: int, user_id: int, role_ids: Collection[int]) -> None:
        """Hear which roles a member has now; if they are not as decided, Discord is asked in a moment."""
        async with self._database.reading() as session:
            if not await suspects(session, guild_id, {user_id: role_ids}):
                return
        async with self._database.transaction() as session:
            subject = f"{guild_id}:{await person_of(session, user_id)}"
            await plan(session, CHECK_MEMBER, subject, self._clock.now() + SETTLING)
        self._wake()

    async def look(self, guild_id: int) -> None:
        """Look through all of a server now."""
        async with self._database.transaction() as session:
            await plan_roll_call(session, guild_id, self._clock.now())
        self._wake()

    async def drifted(self, guild_id: int, role_id: int, kind: str, day: date) -> list[int]:
        """Return of whom moderators were told on that day, by Discord's ids."""
        async with self._database.reading() as session:
            found = await session.scalars(
                select(Person.user_id)
                .join(RoleDrift, RoleDrift.person_id == Person.id)
                .filter(
                    RoleDrift.guild_id == guild_id,
                    RoleDrift.role_id == role_id,
                    RoleDrift.kind == kind,
                    RoleDrift.told_on == day,
                )
                .order_by(Person.id)
            )
            return [user_id for user_id in found if user_id is not None]

    async def name(self, guild_id: int) -> str | None:
        """Return the name of a server as it was last heard."""
        async with self._database.reading() as session:
            return await session.scalar(select(GuildRoll.name).where(GuildRoll.guild_id == guild_id))


async def suspects(
    session: AsyncSession, guild_id: int, roles_of: Mapping[int, Collection[int]]
) -> list[int]:
    """Return whose roles are not as decided, of these people with these roles; all by Discord's ids."""
    personas = frozenset((await persona_roles(session, guild_id)).values())
    people = await _people(session, list(roles_of))
    wanted = await wanted_by(session, guild_id, list(people.values()))
    withheld = set(
        await session.scalars(
            select(RoleWithheld.person_id).where(
                RoleWithheld.guild_id == guild_id, RoleWithheld.person_id.in_(people.values())
            )
        )
    )
    found: list[int] = []
    for user_id, role_ids in roles_of.items():
        person_id = people.get(user_id)
        due = {one.role_id for one in wanted.get(person_id or 0, ())}
        has = frozenset(role_ids)
        if due - has or (personas & has) - due or person_id in withheld:
            found.append(user_id)
    return found


async def _people(session: AsyncSession, user_ids: Sequence[int]) -> dict[int, int]:
    rows = await session.execute(select(Person.user_id, Person.id).where(Person.user_id.in_(user_ids)))
    return {user_id: person_id for user_id, person_id in rows if user_id is not None}

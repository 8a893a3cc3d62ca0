"""Building up a server: whose turn it is, what is about to be made, and what was.

The row of an intent is written before Discord is asked, with a mark for Discord's audit log; it goes when
what was made is kept in the settings. Who finds such a row looks for its mark before making a second one.
"""

import secrets
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community.interests import Interests
from bot.community.ping_roles import roles_of
from bot.community.server.blueprint import Kind, Part
from bot.community.server.models import ServerIntent, ServerTurn
from bot.community.server.problems import Circumstances
from bot.community.settings import Change, Holder, choose_channel, choose_role, note_change, settings_of
from bot.database.engine import Database
from bot.database.insertion import insert_new
from bot.delivery import outbox
from bot.errors import Conflict

LEASE = timedelta(seconds=90)  # longer than any one request to Discord may take

Key = tuple[Kind, str]


@dataclass(slots=True)
class Turn:
    """The right to build in a server, for an administrator, until the lease ends."""

    guild_id: int
    actor_id: int
    leased_until: datetime


class Building:
    """What the building of servers needs to remember. `wake` rouses the deliverer."""

    def __init__(
        self, database: Database, clock: Clock, interests: Interests, *, wake: Callable[[], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._interests = interests
        self._wake = wake

    async def known(self, guild_id: int) -> Mapping[Key, int]:
        """Return the Discord ids of everything that is set in a server."""
        async with self._database.reading() as session:
            settings, pings = await settings_of(session, guild_id), await roles_of(session, guild_id)
        return {
            **{(Kind.CHANNEL, str(purpose)): each for purpose, each in settings.channels.items()},
            **{(Kind.ROLE, str(holder)): each for holder, each in settings.roles.items()},
            **{(Kind.PING, domain): each for domain, each in pings.items()},
        }

    async def circumstances(self, guild_id: int) -> Circumstances:
        """Return what bears on a server besides what Discord says of it."""
        async with self._database.reading() as session:
            settings, pings = await settings_of(session, guild_id), await roles_of(session, guild_id)
            waiting = await outbox.waiting(session, guild_id)
        held = {each: one.count for each, one in waiting.items() if one.held}
        return Circumstances(settings, pings, held)

    @asynccontextmanager
    async def turn(self, guild_id: int, actor_id: int) -> AsyncGenerator[Turn]:
        """Hold the turn to build in a server. Raises Conflict while somebody else has it."""
        turn = Turn(guild_id, actor_id, self._clock.now())
        async with self._database.transaction() as session:
            await self._take(session, turn)
        try:
            yield turn
        finally:
            async with self._database.transaction() as session:
                await session.execute(
                    delete(ServerTurn).where(
                        ServerTurn.guild_id == guild_id, ServerTurn.leased_until == turn.leased_until
                    )
                )
            self._wake()

    async def unfinished(self, guild_id: int) -> Mapping[Key, str]:
        """Return the marks of what may have been made without our knowing of it."""
        async with self._database.reading() as session:
            rows = await session.scalars(select(ServerIntent).where(ServerIntent.guild_id == guild_id))
            return {(Kind(row.kind), row.key): row.mark for row in rows}

    async def intend(self, turn: Turn, part: Part) -> str:
        """Say that a part will be made now; returns its mark. Raises Conflict if the turn is over."""
        key = {"guild_id": turn.guild_id, "kind": part.kind, "key": part.key}
        async with self._database.transaction() as session:
            await self._keep(session, turn)
            await insert_new(session, ServerIntent, {**key, "mark": new_mark()}, unique=tuple(key))
            return (await session.get_one(ServerIntent, tuple(key.values()))).mark

    async def record(self, turn: Turn, part: Part, discord_id: int) -> None:
        """Use what was made or found from now on. Raises Conflict if the turn is over."""
        async with self._database.transaction() as session:
            await self._keep(session, turn)
            await self._choose(session, turn, part, discord_id)
        if part.kind is Kind.PING:  # by itself, as it may concern many members
            await self._interests.set_role(turn.guild_id, part.key, discord_id)
        async with self._database.transaction() as session:
            await session.execute(
                delete(ServerIntent).where(
                    ServerIntent.guild_id == turn.guild_id,
                    ServerIntent.kind == part.kind,
                    ServerIntent.key == part.key,
                )
            )

    async def _choose(self, session: AsyncSession, turn: Turn, part: Part, discord_id: int) -> None:
        guild_id, now = turn.guild_id, self._clock.now()
        match part.kind:
            case Kind.CHANNEL:
                await choose_channel(session, guild_id, part.purpose, discord_id, turn.actor_id, now=now)
            case Kind.ROLE:
                await choose_role(session, guild_id, Holder(part.key), discord_id, turn.actor_id, now=now)
            case Kind.PING:
                before = (await roles_of(session, guild_id)).get(part.key)
                change = Change("role", part.key, before, discord_id)
                await note_change(session, guild_id, change, turn.actor_id, now=now)

    async def _take(self, session: AsyncSession, turn: Turn) -> None:
        now = self._clock.now()
        turn.leased_until = now + LEASE
        row = {"guild_id": turn.guild_id, "leased_until": turn.leased_until}
        if await insert_new(session, ServerTurn, row, unique=("guild_id",)):
            return
        over = (ServerTurn.guild_id == turn.guild_id, ServerTurn.leased_until <= now)
        if not await _changed(
            session, update(ServerTurn).where(*over).values(leased_until=turn.leased_until)
        ):
            raise Conflict("setup-under-way")

    async def _keep(self, session: AsyncSession, turn: Turn) -> None:
        mine = (ServerTurn.guild_id == turn.guild_id, ServerTurn.leased_until == turn.leased_until)
        until = self._clock.now() + LEASE
        if not await _changed(session, update(ServerTurn).where(*mine).values(leased_until=until)):
            raise Conflict("setup-under-way")
        turn.leased_until = until


def new_mark() -> str:
    """Return what tells one attempt from all others in Discord's audit log."""
    return secrets.token_hex(5)


async def _changed(session: AsyncSession, statement: Any) -> bool:  # noqa: ANN401 - SQLAlchemy's statements share no type
    return cast("CursorResult[Any]", await session.execute(statement)).rowcount > 0

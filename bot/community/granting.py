"""Personas granted and revoked by moderators without an application, and those whose days are over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community import applications, reach
from bot.community.audit import note
from bot.community.memberships import begin_membership, locked_membership
from bot.community.models import Membership, PersonaHeld
from bot.community.panel import needs_decision
from bot.community.people import Persona, person_of
from bot.community.personas import EXPIRY, Ending, Grant, begin_persona, end_persona
from bot.community.statements import REASON, statement
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database
from bot.delivery import outbox
from bot.errors import BadInput, Conflict, NotAllowed, NotFound

NEWS_CARD = "persona-news"
REVOKED, EXPIRED = "persona-revoked", "persona-expired"  # in the audit
MOST_DAYS = 3650


def news_of(held_id: int, *, is_end: bool) -> str:
    """Return the outbox subject of what a member is told when a persona begins, or when it ends."""
    return f"persona:{held_id}:{'ended' if is_end else 'granted'}"


@dataclass(frozen=True, slots=True)
class Held:
    """A persona of a member: why and until when, and why it ended."""

    held_id: int
    guild_id: int
    persona: Persona
    reason: str | None
    expires_at: datetime | None
    is_ended: bool
    is_revoked: bool
    end_reason: str | None


class Granting:
    """What moderators do about personas directly. `wake` rouses the deliverer."""

    def __init__(self, database: Database, clock: Clock, *, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake

    def handlers(self) -> dict[str, Handler]:
        """Return what does each kind of due work."""
        return {EXPIRY: self._expire}

    async def held(self, held_id: int) -> Held:
        """Return a persona that is or was held. Raises NotFound."""
        async with self._database.reading() as session:
            row = await session.get(PersonaHeld, held_id)
        if row is None:
            raise NotFound("persona-not-held")
        return _held(row)

    async def typed_reason(self, held_id: int, *, is_end: bool) -> str | None:
        """Return what a moderator typed when a persona was granted, or was ended."""
        async with self._database.reading() as session:
            row = await session.get(PersonaHeld, held_id)
        return None if row is None else row.end_reason if is_end else row.reason

    async def grant(
        self,
        guild_id: int,
        user_id: int,
        persona: Persona,
        by: int,
        *,
        reason: str,
        days: int | None = None,
        server: str = "",
    ) -> Held:
        """Let a member hold a persona that moderators grant, for good or for some days.

        Raises BadInput, NotAllowed for the moderator themselves, Conflict.
        """
        if not needs_decision(persona):
            raise BadInput("grant-open-persona")
        if user_id == by:
            raise NotAllowed("grant-own")
        told, now = statement(reason, REASON), self._clock.now()
        expires_at = None if days is None else now + timedelta(days=days)
        async with self._database.transaction() as session:
            if await applications.open_of(session, guild_id, user_id, persona):
                raise Conflict("grant-application-open", member=f"<@{user_id}>")
            membership = await _member(session, guild_id, user_id, now)
            approver = await person_of(session, by)
            why = f"{persona}: granted by a moderator"
            grant = Grant(persona, approver, why, told, expires_at=expires_at)
            row = await begin_persona(session, membership, grant, now=now)
            if row is None:
                raise Conflict("grant-held-already", member=f"<@{user_id}>")
            await _note_grant(session, row, now)
            await _tell(session, row, "granted", server, now)
        self._wake()
        return _held(row)

    async def revoke(
        self, guild_id: int, user_id: int, persona: Persona, by: int, *, reason: str, server: str = ""
    ) -> Held:
        """Let a member no longer hold a persona. Raises BadInput, NotFound where they do not."""
        told, now = statement(reason, REASON), self._clock.now()
        async with self._database.transaction() as session:
            membership = await _member(session, guild_id, user_id, now)
            ending = Ending(REVOKED, await person_of(session, by), f"{persona}: revoked by a moderator", told)
            row = await end_persona(session, membership, persona, ending, now=now)
            if row is None:
                raise NotFound("persona-not-held")
            await _tell(session, row, "ended", server, now)
        self._wake()
        return _held(row)

    async def _expire(self, item: DueItem) -> datetime | None:
        """End a persona whose last day has come, and tell its holder."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            row = await session.get(PersonaHeld, int(item.subject))
            if row is None or row.ended_at is not None or row.expires_at is None:
                return None
            if row.expires_at > now:
                return row.expires_at
            membership = await locked_membership(session, row.guild_id, row.person_id)
            persona = Persona(row.persona)
            ending = Ending(EXPIRED, None, f"{persona}: granted until {row.expires_at.date()}")
            await end_persona(session, membership, persona, ending, now=now)
            await _tell(session, row, "ended", "", now)
        self._wake()
        return None


async def _member(session: AsyncSession, guild_id: int, user_id: int, now: datetime) -> Membership:
    person_id = await person_of(session, user_id)
    is_new = await begin_membership(session, guild_id, person_id, now)
    membership = await locked_membership(session, guild_id, person_id)
    if is_new:
        membership.welcomed_at = now  # was here before the bot
    return membership


async def _note_grant(session: AsyncSession, row: PersonaHeld, now: datetime) -> None:
    expiry = None if row.expires_at is None else row.expires_at.date().isoformat()
    await note(
        session,
        row.guild_id,
        "persona-granted",
        now=now,
        actor_id=row.approver_id,
        target_id=row.person_id,
        reason=row.reason,
        before={"persona": None},
        after={"persona": row.persona, "until": expiry},
        held=row.id,
    )


async def _tell(session: AsyncSession, row: PersonaHeld, what: str, server: str, now: datetime) -> None:
    words = outbox.Words(NEWS_CARD, {"held": row.id, "what": what, "server": server})
    subject = news_of(row.id, is_end=what == "ended")
    await reach.tell(session, row.guild_id, row.person_id, subject, words, now=now)


def _held(row: PersonaHeld) -> Held:
    return Held(
        held_id=row.id,
        guild_id=row.guild_id,
        persona=Persona(row.persona),
        reason=row.reason,
        expires_at=row.expires_at,
        is_ended=row.ended_at is not None,
        is_revoked=row.ended_by is not None,
        end_reason=row.end_reason,
    )

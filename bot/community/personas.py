"""Personas that begin and end, each with its role and its entry in the audit. In the caller's transaction.

Whoever decides (a moderator, an expiry, a role taken by hand) comes through here, so that the row, the role
and the audit always say the same.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.audit import note
from bot.community.models import Membership, PersonaHeld
from bot.community.people import Persona
from bot.community.roles import give_role, take_role
from bot.community.settings import Holder
from bot.database import due_work

EXPIRY = "persona-expiry"  # the kind of due work; the subject is the row's id


@dataclass(frozen=True, slots=True)
class Grant:
    """A decision that somebody holds a persona. `reason` is what the approver typed."""

    persona: Persona
    approver_id: int
    why: str  # stands in Discord's audit log, before the reason
    reason: str | None = None
    application_id: int | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """A decision that somebody no longer holds a persona; `by` None is the bot itself."""

    action: str  # of the audit
    by: int | None
    why: str
    reason: str | None = None
    takes_role: bool = True  # False where it is gone already


async def held_persona(session: AsyncSession, membership: Membership, persona: Persona) -> PersonaHeld | None:
    """Return what makes a member hold a persona now."""
    return await session.scalar(
        select(PersonaHeld).where(
            PersonaHeld.guild_id == membership.guild_id,
            PersonaHeld.person_id == membership.person_id,
            PersonaHeld.persona == persona,
            PersonaHeld.ended_at.is_(None),
        )
    )


async def begin_persona(
    session: AsyncSession, membership: Membership, grant: Grant, *, now: datetime
) -> PersonaHeld | None:
    """Let a locked member hold a persona; None if they do already. The caller notes what it decided."""
    if await held_persona(session, membership, grant.persona) is not None:
        return None
    row = PersonaHeld(
        guild_id=membership.guild_id,
        person_id=membership.person_id,
        persona=grant.persona,
        granted_at=now,
        approver_id=grant.approver_id,
        application_id=grant.application_id,
        reason=grant.reason,
        expires_at=grant.expires_at,
    )
    session.add(row)
    await session.flush()
    if grant.expires_at is not None:
        await due_work.plan(session, EXPIRY, str(row.id), grant.expires_at)
    holder, occasion = Holder(str(grant.persona)), f"held-{row.id}"
    await give_role(
        session, membership, holder, occasion=occasion, reason=grant.why, now=now, persona_held=row.id
    )
    return row


async def end_persona(
    session: AsyncSession, membership: Membership, persona: Persona, ending: Ending, *, now: datetime
) -> PersonaHeld | None:
    """Let a locked member no longer hold a persona, and note it; None if they do not hold it."""
    row = await held_persona(session, membership, persona)
    if row is None:
        return None
    row.ended_at, row.ended_by, row.end_reason = now, ending.by, ending.reason
    await session.flush()
    await due_work.cancel(session, EXPIRY, str(row.id))
    if ending.takes_role:
        holder, occasion = Holder(str(persona)), f"ended-{row.id}"
        await take_role(
            session, membership, holder, occasion=occasion, reason=ending.why, now=now, persona_held=row.id
        )
    await note(
        session,
        membership.guild_id,
        ending.action,
        now=now,
        actor_id=ending.by,
        target_id=membership.person_id,
        reason=ending.reason,
        before={"persona": persona},
        after={"persona": None},
        held=row.id,
    )
    return row

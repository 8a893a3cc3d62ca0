"""Applications for privileged personas: filed by a member, decided once by somebody else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community import reach
from bot.community.audit import note
from bot.community.docket import lay_out
from bot.community.models import Application, GuildChannel, Membership
from bot.community.panel import Applied, Outcome
from bot.community.people import Persona, user_of
from bot.community.settings import Purpose
from bot.delivery.ways import Standing
from bot.errors import NotFound, Unavailable

DECISION = "decision:"  # begins the outbox subject of what the applicant is told


@dataclass(frozen=True, slots=True)
class Paper:
    """An application as moderators see it; an erased person has no Discord id."""

    application_id: int
    guild_id: int
    applicant: int | None  # Discord ids
    decider: int | None
    persona: Persona
    organisation: str
    evidence: str
    outcome: Outcome
    applied_at: datetime
    decided_at: datetime | None
    reason: str | None
    told: Standing | None  # how the outcome came to the applicant


def decision_on(application_id: int) -> str:
    """Return the outbox subject of what an applicant is told."""
    return f"{DECISION}{application_id}"


async def moderation_channel(session: AsyncSession, guild_id: int) -> int:
    """Return where moderators decide. Raises Unavailable where no such channel is set."""
    channel_id = await session.scalar(
        select(GuildChannel.channel_id).where(
            GuildChannel.guild_id == guild_id, GuildChannel.purpose == Purpose.MODERATION
        )
    )
    if channel_id is None:
        raise Unavailable("application-without-moderators")
    return channel_id


async def file(
    session: AsyncSession,
    membership: Membership,
    persona: Persona,
    *,
    organisation: str,
    evidence: str,
    now: datetime,
) -> None:
    """Record an application and lay it before the moderators. Raises Unavailable."""
    guild_id, person_id = membership.guild_id, membership.person_id
    channel_id = await moderation_channel(session, guild_id)
    filed = Application(
        guild_id=guild_id,
        person_id=person_id,
        persona=persona,
        organisation=organisation,
        evidence=evidence,
        state=Outcome.OPEN,
        applied_at=now,
    )
    session.add(filed)
    await session.flush()
    await lay_out(session, guild_id, filed.id, channel_id, now=now)
    await note(
        session,
        guild_id,
        "persona-applied",
        now=now,
        actor_id=person_id,
        target_id=person_id,
        persona=persona,
    )


async def newest_of(session: AsyncSession, guild_id: int, person_id: int) -> tuple[Applied, ...]:
    """Return a person's newest application for each persona."""
    rows = await session.scalars(
        select(Application)
        .where(Application.guild_id == guild_id, Application.person_id == person_id)
        .order_by(Application.id)
    )
    newest = {row.persona: row for row in rows if row.state in set(Outcome)}
    return tuple(Applied(Persona(row.persona), Outcome(row.state), row.reason) for row in newest.values())


async def find(session: AsyncSession, guild_id: int, application_id: int) -> Application:
    """Return an application of a server. Raises NotFound."""
    found = await session.get(Application, application_id)
    if found is None or found.guild_id != guild_id:
        raise NotFound("application-unknown")
    return found


async def paper_of(session: AsyncSession, row: Application) -> Paper:
    """Return an application as moderators see it."""
    return Paper(
        application_id=row.id,
        guild_id=row.guild_id,
        applicant=await user_of(session, row.person_id),
        decider=None if row.decided_by is None else await user_of(session, row.decided_by),
        persona=Persona(row.persona),
        organisation=row.organisation,
        evidence=row.evidence,
        outcome=Outcome(row.state),
        applied_at=row.applied_at,
        decided_at=row.decided_at,
        reason=row.reason,
        told=await reach.standing(session, decision_on(row.id)),
    )


async def close(
    session: AsyncSession,
    row: Application,
    outcome: Outcome,
    *,
    decided_by: int,
    reason: str | None,
    now: datetime,
) -> bool:
    """Decide an application that is still open; False where somebody else was first."""
    result = await session.execute(
        update(Application)
        .where(Application.id == row.id, Application.state == Outcome.OPEN)
        .values(state=outcome, decided_at=now, decided_by=decided_by, reason=reason)
        .execution_options(synchronize_session=False)
    )
    await session.refresh(row)
    return cast("CursorResult[Any]", result).rowcount > 0

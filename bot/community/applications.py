"""Applications for privileged personas: filed by a member, decided once by somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community import reach
from bot.community.audit import note
from bot.community.docket import draw_again, lay_out
from bot.community.models import Application, GuildChannel, Membership, Person
from bot.community.panel import Applied, Asked, Outcome
from bot.community.people import Persona, user_of
from bot.community.questions import Exchange, exchanges_of, waiting_question
from bot.community.settings import Purpose
from bot.community.statements import EVIDENCE, ORGANISATION, ROLE, link, statement
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
    role: str | None
    link: str | None
    evidence: str
    outcome: Outcome
    applied_at: datetime
    decided_at: datetime | None
    reason: str | None
    told: Standing | None  # how the outcome came to the applicant
    has_left: bool = False
    exchanges: tuple[Exchange, ...] = ()  # oldest first

    @property
    def question(self) -> Exchange | None:
        """Return the question that waits for an answer."""
        return next((one for one in self.exchanges if one.answered_at is None), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an applicant tells, checked."""

    organisation: str
    evidence: str
    role: str | None = None
    link: str | None = None

    @classmethod
    def of(cls, *, organisation: str, evidence: str, role: str = "", link_to: str = "") -> "Evidence":
        """Return what was typed. Raises BadInput for what cannot be kept."""
        return cls(
            statement(organisation, ORGANISATION),
            statement(evidence, EVIDENCE),
            statement(role, ROLE) or None,
            link(link_to) or None,
        )


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
    told: Evidence,
    *,
    now: datetime,
) -> None:
    """Record an application and lay it before the moderators. Raises Unavailable."""
    guild_id, person_id = membership.guild_id, membership.person_id
    channel_id = await moderation_channel(session, guild_id)
    filed = Application(
        guild_id=guild_id,
        person_id=person_id,
        persona=persona,
        organisation=told.organisation,
        role=told.role,
        link=told.link,
        evidence=told.evidence,
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
    return tuple([await _applied(session, row) for row in newest.values()])


async def _applied(session: AsyncSession, row: Application) -> Applied:
    is_open = row.state == Outcome.OPEN
    asked = await waiting_question(session, row.id) if is_open else None
    question = None if asked is None else Asked(asked.id, asked.question)
    return Applied(Persona(row.persona), Outcome(row.state), row.reason, question)


async def open_of(
    session: AsyncSession, guild_id: int, user_id: int, persona: Persona | None
) -> Sequence[int]:
    """Return the open applications of a member, for one persona or for any, oldest first."""
    query = (
        select(Application.id)
        .join(Person, Person.id == Application.person_id)
        .where(Application.guild_id == guild_id, Application.state == Outcome.OPEN, Person.user_id == user_id)
        .order_by(Application.id)
    )
    return (
        await session.scalars(query if persona is None else query.where(Application.persona == persona))
    ).all()


async def locked(session: AsyncSession, guild_id: int, application_id: int) -> Application:
    """Return an application that nobody else changes until the end of the transaction. Raises NotFound."""
    query = select(Application).where(Application.id == application_id, Application.guild_id == guild_id)
    found = await session.scalar(query.with_for_update())
    if found is None:
        raise NotFound("application-unknown")
    return found


async def find(session: AsyncSession, guild_id: int, application_id: int) -> Application:
    """Return an application of a server. Raises NotFound."""
    found = await session.get(Application, application_id)
    if found is None or found.guild_id != guild_id:
        raise NotFound("application-unknown")
    return found


async def paper_of(session: AsyncSession, row: Application) -> Paper:
    """Return an application as moderators see it."""
    membership = await session.get(Membership, (row.guild_id, row.person_id))
    return Paper(
        application_id=row.id,
        guild_id=row.guild_id,
        applicant=await user_of(session, row.person_id),
        decider=None if row.decided_by is None else await user_of(session, row.decided_by),
        persona=Persona(row.persona),
        organisation=row.organisation,
        role=row.role,
        link=row.link,
        evidence=row.evidence,
        outcome=Outcome(row.state),
        applied_at=row.applied_at,
        decided_at=row.decided_at,
        reason=row.reason,
        told=await reach.standing(session, decision_on(row.id)),
        has_left=membership is not None and membership.left_at is not None,
        exchanges=await exchanges_of(session, row.id),
    )


async def withdraw(session: AsyncSession, guild_id: int, application_id: int, *, now: datetime) -> None:
    """Take an application back for its applicant; nothing where it was decided meanwhile."""
    row = await locked(session, guild_id, application_id)
    person_id = row.person_id
    if not await close(session, row, Outcome.WITHDRAWN, decided_by=person_id, reason=None, now=now):
        return
    await draw_again(session, row.id, Outcome.WITHDRAWN, now=now)
    await note(
        session,
        guild_id,
        "application-withdrawn",
        now=now,
        actor_id=person_id,
        target_id=person_id,
        before={"application": Outcome.OPEN},
        after={"application": Outcome.WITHDRAWN},
        persona=row.persona,
        application=row.id,
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

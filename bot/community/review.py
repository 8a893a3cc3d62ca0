"""Moderators decide applications: once, never their own, and the applicant hears of it."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community import applications, reach
from bot.community.applications import Paper
from bot.community.audit import note
from bot.community.docket import draw_again
from bot.community.memberships import begin_membership, locked_membership
from bot.community.models import Application, PersonaHeld
from bot.community.panel import Outcome
from bot.community.people import person_of, personas_of
from bot.community.roles import give_role
from bot.community.settings import Holder
from bot.community.statements import REASON, statement
from bot.database.engine import Database
from bot.delivery import outbox
from bot.errors import Conflict, NotAllowed

DECISION_CARD = "decision"


class Review:
    """The moderators' side of applications. `wake` rouses the deliverer."""

    def __init__(self, database: Database, clock: Clock, *, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake

    async def paper(self, guild_id: int, application_id: int) -> Paper:
        """Return an application. Raises NotFound."""
        async with self._database.reading() as session:
            return await applications.paper_of(
                session, await applications.find(session, guild_id, application_id)
            )

    async def undecided(self, guild_id: int, application_id: int, user_id: int) -> Paper:
        """Return an application that this moderator may decide. Raises NotFound, NotAllowed, Conflict."""
        paper = await self.paper(guild_id, application_id)
        _refuse_own(paper, user_id)
        _refuse_decided(paper)
        return paper

    async def decide(
        self,
        guild_id: int,
        application_id: int,
        user_id: int,
        *,
        approve: bool,
        reason: str | None = None,
        server: str = "",
    ) -> Paper:
        """Approve or deny; `server` is its name, for the applicant.

        Raises NotFound, NotAllowed for the moderator's own application, Conflict when it is decided already,
        BadInput for a reason that cannot be passed on.
        """
        outcome = Outcome.APPROVED if approve else Outcome.DENIED
        told = None if reason is None else statement(reason, REASON)
        now = self._clock.now()
        async with self._database.transaction() as session:
            row = await applications.find(session, guild_id, application_id)
            _refuse_own(await applications.paper_of(session, row), user_id)
            decider = await person_of(session, user_id)
            if not await applications.close(session, row, outcome, decided_by=decider, reason=told, now=now):
                _refuse_decided(await applications.paper_of(session, row))
            if approve:
                await _grant(session, row, now)
            paper = await applications.paper_of(session, row)
            await _announce(session, row, server, now)
            await _note(session, row, now)
        self._wake()
        return paper


async def _grant(session: AsyncSession, row: Application, now: datetime) -> None:
    await begin_membership(session, row.guild_id, row.person_id, now)
    membership = await locked_membership(session, row.guild_id, row.person_id)
    if row.persona in await personas_of(session, row.guild_id, row.person_id):
        return
    session.add(
        PersonaHeld(
            guild_id=row.guild_id,
            person_id=row.person_id,
            persona=row.persona,
            granted_at=now,
            approver_id=row.decided_by,
            application_id=row.id,
        )
    )
    await give_role(
        session,
        membership,
        Holder(row.persona),
        occasion=f"application-{row.id}",
        reason=f"{row.persona}: application {row.id} was approved by a moderator",
        now=now,
    )


async def show_where_applicant_heard(session: AsyncSession, subject: str, now: datetime) -> None:
    """Show on the moderators' cards how a decision comes to its applicant; a hook of `Reach`."""
    if subject.startswith(applications.DECISION):
        application_id = int(subject.removeprefix(applications.DECISION))
        standing = await reach.standing(session, subject)
        await draw_again(session, application_id, f"heard-{standing}", now=now)


async def _announce(session: AsyncSession, row: Application, server: str, now: datetime) -> None:
    """Show the outcome on the moderators' cards and tell the applicant."""
    await draw_again(session, row.id, "decided", now=now)
    words = outbox.Words(DECISION_CARD, {"application": row.id, "guild": row.guild_id, "server": server})
    subject = applications.decision_on(row.id)
    await reach.tell(session, row.guild_id, row.person_id, subject, words, now=now)


async def _note(session: AsyncSession, row: Application, now: datetime) -> None:
    await note(
        session,
        row.guild_id,
        f"application-{row.state}",
        now=now,
        actor_id=row.decided_by,
        target_id=row.person_id,
        reason=row.reason,
        persona=row.persona,
        application=row.id,
    )


def _refuse_own(paper: Paper, user_id: int) -> None:
    if paper.applicant == user_id:
        raise NotAllowed("application-own")


def _refuse_decided(paper: Paper) -> None:
    if paper.outcome is Outcome.OPEN:
        return
    decider = "" if paper.decider is None else f"<@{paper.decider}>"
    raise Conflict(f"application-{paper.outcome}-already", moderator=decider)

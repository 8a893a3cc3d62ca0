"""Moderators decide applications: once, never their own, and the applicant hears of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community import applications, questions, reach
from bot.community.applications import Paper
from bot.community.audit import note
from bot.community.docket import draw_again
from bot.community.memberships import begin_membership, locked_membership
from bot.community.models import Application
from bot.community.panel import Outcome
from bot.community.people import Persona, person_of
from bot.community.personas import Grant, begin_persona
from bot.community.statements import QUESTION, REASON, statement
from bot.database.engine import Database
from bot.delivery import outbox
from bot.errors import Conflict, NotAllowed, NotFound

DECISION_CARD = "decision"
PAGE = 4  # applications on one screen of the queue


@dataclass(frozen=True, slots=True)
class QueuePage:
    """What waits for a decision, oldest first; `number` counts from 0."""

    papers: tuple[Paper, ...]
    number: int
    pages: int
    total: int


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

    async def queue(self, guild_id: int, number: int = 0) -> QueuePage:
        """Return a page of what waits, the last one if there are not so many."""
        waiting = Application.guild_id == guild_id, Application.state == Outcome.OPEN
        async with self._database.reading() as session:
            total = await session.scalar(select(func.count()).select_from(Application).where(*waiting)) or 0
            pages = max(1, -(-total // PAGE))
            number = min(number, pages - 1)
            query = select(Application).where(*waiting).order_by(Application.applied_at, Application.id)
            rows = (await session.scalars(query.offset(number * PAGE).limit(PAGE))).all()
            papers = tuple([await applications.paper_of(session, row) for row in rows])
        return QueuePage(papers, number, pages, total)

    async def open_application(self, guild_id: int, user_id: int, persona: Persona | None) -> int:
        """Return the key of a member's open application. Raises NotFound, Conflict for one of several."""
        async with self._database.reading() as session:
            found = await applications.open_of(session, guild_id, user_id, persona)
        if not found:
            raise NotFound("application-none-open", member=f"<@{user_id}>")
        if len(found) > 1:
            raise Conflict("application-several-open", member=f"<@{user_id}>")
        return found[0]

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
                await _grant(session, row, decider, now)
            await _announce(session, row, server, now)
            await _note(session, row, now)
            paper = await applications.paper_of(session, row)
        self._wake()
        return paper

    async def ask(
        self, guild_id: int, application_id: int, user_id: int, question: str, *, server: str = ""
    ) -> Paper:
        """Ask the applicant for more. Raises NotFound, NotAllowed, BadInput, Conflict while one waits."""
        told, now = statement(question, QUESTION), self._clock.now()
        async with self._database.transaction() as session:
            row = await applications.locked(session, guild_id, application_id)
            paper = await applications.paper_of(session, row)
            _refuse_own(paper, user_id)
            _refuse_decided(paper)
            asker = await person_of(session, user_id)
            asked = await questions.put_question(session, row, told, asked_by=asker, server=server, now=now)
            if asked is None:
                by = paper.question and paper.question.asker
                raise Conflict("application-asked-already", moderator="" if by is None else f"<@{by}>")
            await draw_again(session, row.id, f"asked-{asked}", now=now)
            await note(
                session,
                guild_id,
                "application-asked",
                now=now,
                actor_id=asker,
                target_id=row.person_id,
                reason=told,
                application=row.id,
                question=asked,
            )
            paper = await applications.paper_of(session, row)
        self._wake()
        return paper


async def show_where_applicant_heard(session: AsyncSession, subject: str, now: datetime) -> None:
    """Show on the cards how a decision or a question comes to its applicant; a hook of `Reach`."""
    application_id = await _application_of(session, subject)
    if application_id is not None:
        standing = await reach.standing(session, subject)
        await draw_again(session, application_id, f"{subject}-{standing}", now=now)


async def _application_of(session: AsyncSession, subject: str) -> int | None:
    if subject.startswith(applications.DECISION):
        return int(subject.removeprefix(applications.DECISION))
    if subject.startswith(questions.QUESTION):
        return await questions.application_of(session, int(subject.removeprefix(questions.QUESTION)))
    return None


async def _grant(session: AsyncSession, row: Application, decider: int, now: datetime) -> None:
    await begin_membership(session, row.guild_id, row.person_id, now)
    membership = await locked_membership(session, row.guild_id, row.person_id)
    why = f"{row.persona}: application {row.id} was approved by a moderator"
    grant = Grant(Persona(row.persona), decider, why, row.reason, application_id=row.id)
    await begin_persona(session, membership, grant, now=now)


async def _announce(session: AsyncSession, row: Application, server: str, now: datetime) -> None:
    """Show the outcome on the moderators' cards and tell the applicant; a question that waits is moot."""
    await draw_again(session, row.id, "decided", now=now)
    asked = await questions.waiting_question(session, row.id)
    if asked is not None:
        await reach.forget(session, questions.subject_of(asked.id), now=now)
        await outbox.edit(session, questions.subject_of(asked.id), "decided", now=now)
    words = outbox.Words(DECISION_CARD, {"application": row.id, "guild": row.guild_id, "server": server})
    subject = applications.decision_on(row.id)
    await reach.tell(session, row.guild_id, row.person_id, subject, words, now=now)


async def _note(session: AsyncSession, row: Application, now: datetime) -> None:
    is_approved = row.state == Outcome.APPROVED
    await note(
        session,
        row.guild_id,
        f"application-{row.state}",
        now=now,
        actor_id=row.decided_by,
        target_id=row.person_id,
        reason=row.reason,
        before={"application": Outcome.OPEN},
        after={"application": row.state, "persona": row.persona if is_approved else None},
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

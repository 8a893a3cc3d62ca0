"""Applicants answer what moderators ask: each question once, while the application is open."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community import questions
from bot.community.audit import note
from bot.community.docket import draw_again, say_below
from bot.community.models import Application, Membership
from bot.community.panel import Outcome
from bot.community.people import Persona, user_of
from bot.community.question_models import ApplicationQuestion
from bot.community.statements import ANSWER, statement
from bot.database.engine import Database
from bot.delivery import outbox
from bot.errors import Conflict, NotAllowed, NotFound

ANSWERED_CARD = "application-answered"


@dataclass(frozen=True, slots=True)
class Put:
    """A question as its applicant sees it."""

    question_id: int
    guild_id: int
    persona: Persona
    question: str
    is_answered: bool
    is_open: bool  # the application is still to be decided


class Answers:
    """The applicant's side of questions. `wake` rouses the deliverer."""

    def __init__(self, database: Database, clock: Clock, *, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake

    async def put(self, question_id: int) -> Put:
        """Return a question as it is told to its applicant. Raises NotFound."""
        async with self._database.reading() as session:
            return (await _found(session, question_id))[0]

    async def answerable(self, question_id: int, user_id: int) -> Put:
        """Return a question that this person may answer. Raises NotFound, NotAllowed, Conflict."""
        async with self._database.reading() as session:
            put, application = await _found(session, question_id)
            await _refuse_unless_answerable(session, put, application, user_id)
        return put

    async def answer(self, question_id: int, user_id: int, typed: str) -> Put:
        """Keep an answer, and show it to the moderators. Raises BadInput, NotFound, NotAllowed, Conflict."""
        told, now = statement(typed, ANSWER), self._clock.now()
        async with self._database.transaction() as session:
            put, application = await _found(session, question_id)
            await _refuse_unless_answerable(session, put, application, user_id)
            if not await questions.take_answer(session, question_id, told, now):
                raise Conflict("question-answered-already")
            await outbox.edit(session, questions.subject_of(question_id), "answered", now=now)
            await draw_again(session, application.id, f"answered-{question_id}", now=now)
            words = outbox.Words(ANSWERED_CARD, {"application": application.id, "guild": put.guild_id})
            await say_below(session, application.id, f"answered-{question_id}", words, now=now)
            await note(
                session,
                put.guild_id,
                "application-answered",
                now=now,
                actor_id=application.person_id,
                target_id=application.person_id,
                reason=told,
                application=application.id,
            )
        self._wake()
        return put


async def _found(session: AsyncSession, question_id: int) -> tuple[Put, Application]:
    row = await session.get(ApplicationQuestion, question_id)
    if row is None:
        raise NotFound("question-unknown")
    application = await session.get_one(Application, row.application_id)
    put = Put(
        row.id,
        application.guild_id,
        Persona(application.persona),
        row.question,
        is_answered=row.answered_at is not None,
        is_open=application.state == Outcome.OPEN,
    )
    return put, application


async def _refuse_unless_answerable(
    session: AsyncSession, put: Put, application: Application, user_id: int
) -> None:
    if await user_of(session, application.person_id) != user_id:
        raise NotFound("question-unknown")
    membership = await session.get(Membership, (application.guild_id, application.person_id))
    if membership is not None and membership.left_at is not None:
        raise NotAllowed("panel-after-leaving")
    if put.is_answered:
        raise Conflict("question-answered-already")
    if not put.is_open:
        raise Conflict("question-moot")

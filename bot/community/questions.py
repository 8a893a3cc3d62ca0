"""What moderators ask about an application, within the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community import reach
from bot.community.models import Application
from bot.community.people import user_of
from bot.community.question_models import ApplicationQuestion
from bot.delivery import outbox
from bot.delivery.ways import Standing

QUESTION_CARD = "application-question"
QUESTION = "question:"  # begins the outbox subject of what the applicant is asked


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer; `asker` is a Discord id, None for an erased person."""

    question_id: int
    asker: int | None
    asked_at: datetime
    question: str
    answered_at: datetime | None
    answer: str | None
    told: Standing | None  # how the question came to the applicant


def subject_of(question_id: int) -> str:
    """Return the outbox subject of a question."""
    return f"{QUESTION}{question_id}"


async def put_question(
    session: AsyncSession, row: Application, question: str, *, asked_by: int, server: str, now: datetime
) -> int | None:
    """Ask the applicant of a locked row; returns the key of the question, None while another one waits."""
    if await waiting_question(session, row.id) is not None:
        return None
    asked = ApplicationQuestion(
        application_id=row.id, waiting_for=row.id, asked_by=asked_by, asked_at=now, question=question
    )
    session.add(asked)
    await session.flush()
    words = outbox.Words(QUESTION_CARD, {"question": asked.id, "guild": row.guild_id, "server": server})
    await reach.tell(session, row.guild_id, row.person_id, subject_of(asked.id), words, now=now)
    return asked.id


async def waiting_question(session: AsyncSession, application_id: int) -> ApplicationQuestion | None:
    """Return the question of an application that is not answered yet."""
    return await session.scalar(
        select(ApplicationQuestion).where(ApplicationQuestion.waiting_for == application_id)
    )


async def take_answer(session: AsyncSession, question_id: int, answer: str, now: datetime) -> bool:
    """Keep an answer; False where the question was answered before."""
    taken = await session.scalars(
        update(ApplicationQuestion)
        .where(ApplicationQuestion.id == question_id, ApplicationQuestion.answered_at.is_(None))
        .values(answer=answer, answered_at=now, waiting_for=None)
        .returning(ApplicationQuestion.id)
        .execution_options(synchronize_session=False)
    )
    return taken.first() is not None


async def exchanges_of(session: AsyncSession, application_id: int) -> tuple[Exchange, ...]:
    """Return what was asked about an application, oldest first."""
    rows: Sequence[ApplicationQuestion] = (
        await session.scalars(
            select(ApplicationQuestion)
            .where(ApplicationQuestion.application_id == application_id)
            .order_by(ApplicationQuestion.id)
        )
    ).all()
    return tuple([await _exchange(session, row) for row in rows])


async def _exchange(session: AsyncSession, row: ApplicationQuestion) -> Exchange:
    return Exchange(
        question_id=row.id,
        asker=None if row.asked_by is None else await user_of(session, row.asked_by),
        asked_at=row.asked_at,
        question=row.question,
        answered_at=row.answered_at,
        answer=row.answer,
        told=await reach.standing(session, subject_of(row.id)),
    )


async def application_of(session: AsyncSession, question_id: int) -> int | None:
    """Return the key of the application that a question is about."""
    return await session.scalar(
        select(ApplicationQuestion.application_id).where(ApplicationQuestion.id == question_id)
    )

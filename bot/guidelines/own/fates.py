"""What becomes of a suggestion, once each; its author hears of what was decided."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community import reach
from bot.community.audit import note
from bot.delivery import outbox
from bot.errors import Conflict
from bot.guidelines.own import cards
from bot.guidelines.own.models import GuidelineSuggestion
from bot.guidelines.own.records import Fate


async def accept(
    session: AsyncSession, suggestion_id: int, key: str, *, was: Fate, decided_by: int, now: datetime
) -> None:
    """Accept it: a guideline came of it. Raises Conflict where it was decided meanwhile."""
    await _move(session, suggestion_id, (was,), Fate.ACCEPTED, decided_by=decided_by, at=now)
    await _tell(session, suggestion_id, {"key": key}, decided_by, now)


async def decline(
    session: AsyncSession, suggestion_id: int, reason: str, *, decided_by: int, now: datetime
) -> None:
    """Decline it, for this reason. Raises Conflict where it was decided meanwhile."""
    await _move(session, suggestion_id, (Fate.OPEN,), Fate.DECLINED, decided_by=decided_by, at=now)
    row = await session.get_one(GuidelineSuggestion, suggestion_id, populate_existing=True)
    row.reason = reason
    await _tell(session, suggestion_id, {}, decided_by, now)


async def take(session: AsyncSession, suggestion_id: int, version_id: int, *, now: datetime) -> None:
    """Keep it from others while a guideline of it waits for consent. Raises Conflict where it is too late."""
    await _move(session, suggestion_id, (Fate.OPEN,), Fate.TAKEN)
    await cards.draw_again(session, cards.SUGGESTION_CARD, suggestion_id, f"taken-{version_id}", now=now)


async def reopen(session: AsyncSession, suggestion_id: int, version_id: int, *, now: datetime) -> None:
    """Let somebody make a better guideline of it: the one that waited was refused."""
    await _move(session, suggestion_id, (Fate.TAKEN,), Fate.OPEN)
    await cards.draw_again(session, cards.SUGGESTION_CARD, suggestion_id, f"open-{version_id}", now=now)


async def _move(
    session: AsyncSession,
    suggestion_id: int,
    allowed: tuple[Fate, ...],
    fate: Fate,
    *,
    decided_by: int | None = None,
    at: datetime | None = None,
) -> None:
    moved = await session.scalars(
        update(GuidelineSuggestion)
        .where(GuidelineSuggestion.id == suggestion_id, GuidelineSuggestion.state.in_(allowed))
        .values(state=fate, decided_by=decided_by, decided_at=at)
        .returning(GuidelineSuggestion.id)
        .execution_options(synchronize_session=False)
    )
    if moved.first() is None:
        raise Conflict("suggestion-decided-already")


async def _tell(
    session: AsyncSession, suggestion_id: int, more: dict[str, str], decided_by: int, now: datetime
) -> None:
    row = await session.get_one(GuidelineSuggestion, suggestion_id, populate_existing=True)
    await session.flush()
    arguments = {"guild": row.guild_id, "id": row.id, **more}
    words = outbox.Words(cards.ANSWER_CARD, arguments)
    await reach.tell(session, row.guild_id, row.person_id, f"{cards.ANSWER_CARD}:{row.id}", words, now=now)
    await cards.draw_again(session, cards.SUGGESTION_CARD, row.id, row.state, now=now)
    await note(
        session,
        row.guild_id,
        f"suggestion-{row.state}",
        now=now,
        actor_id=decided_by,
        target_id=row.person_id,
        reason=row.reason,
        suggestion=row.id,
        key=more.get("key"),
    )

"""What was typed but not sent out, kept for its author for a while."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import due_work
from bot.database.insertion import put
from bot.matchmaking.kinds import Kind
from bot.matchmaking.models import MatchDraft
from bot.matchmaking.ranking import Wanted
from bot.matchmaking.records import Draft

DRAFT_DAYS = 7
FORGET = "match-forget-draft"  # due work; the subject is "server:person"


async def keep_draft(
    session: AsyncSession, guild_id: int, person_id: int, draft: Draft, now: datetime
) -> None:
    """Keep a draft in place of the author's earlier one."""
    wanted = draft.wanted
    values = {
        "kind": draft.kind,
        "title": wanted.title,
        "text": wanted.text,
        "domains": list(wanted.domains),
        "skills": list(wanted.skills),
        "product_types": list(wanted.product_types),
    }
    await put(session, MatchDraft, {"guild_id": guild_id, "person_id": person_id}, values)
    await due_work.plan(session, FORGET, f"{guild_id}:{person_id}", now + timedelta(days=DRAFT_DAYS))


async def find_draft(session: AsyncSession, guild_id: int, person_id: int) -> Draft | None:
    """Return what the author typed last, unless it was sent out."""
    row = await session.get(MatchDraft, (guild_id, person_id))
    if row is None:
        return None
    wanted = Wanted(row.title, row.text, tuple(row.domains), tuple(row.skills), tuple(row.product_types))
    return Draft(Kind(row.kind), wanted)


async def drop_draft(session: AsyncSession, guild_id: int, person_id: int) -> None:
    """Forget a draft, if there is one."""
    row = await session.get(MatchDraft, (guild_id, person_id))
    if row is not None:
        await session.delete(row)
        await due_work.cancel(session, FORGET, f"{guild_id}:{person_id}")

"""The asker's side of a request: who may ask, and what is not sent out."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Application, Profile
from bot.database import due_work
from bot.errors import BadInput, Conflict, NotAllowed
from bot.matchmaking.anonymity import Author, give_aways
from bot.matchmaking.case import Case
from bot.matchmaking.consent import ALIVE, RequestState
from bot.matchmaking.inviting import member_here
from bot.matchmaking.kinds import Kind, may_ask
from bot.matchmaking.models import MatchRequest
from bot.matchmaking.ranking import Wanted
from bot.matchmaking.records import Draft, HeldBack
from bot.matchmaking.settling import REQUEST_DAYS, REVIEW, REVIEW_DAYS
from bot.taxonomy import Taxonomy

MOST_OPEN = 3  # requests of one member at a time
TITLE_LIMIT = 80
TEXT_LIMIT = 1000
SERVER_LIMIT = 100


async def refuse_unless_asker(session: AsyncSession, guild_id: int, person_id: int, kind: Kind) -> None:
    """Raise NotAllowed, with how to get there, unless this person may ask for this."""
    if not may_ask(kind, await member_here(session, guild_id, person_id)):
        raise NotAllowed(f"match-only-{kind}")


async def refuse_too_many(session: AsyncSession, guild_id: int, person_id: int) -> None:
    """Raise Conflict for somebody who has enough requests open."""
    count = await session.scalar(
        select(func.count()).where(
            MatchRequest.guild_id == guild_id,
            MatchRequest.person_id == person_id,
            MatchRequest.state.in_(ALIVE),
        )
    )
    if (count or 0) >= MOST_OPEN:
        raise Conflict("match-too-many", most=MOST_OPEN)


def cleaned(draft: Draft, taxonomy: Taxonomy) -> Draft:
    """Return a draft without outer spaces. Raises BadInput for what no form of ours sends."""
    wanted = draft.wanted
    title, text = " ".join(wanted.title.split()), wanted.text.strip()
    known = taxonomy.domains, taxonomy.skills, taxonomy.product_types
    picked = wanted.domains, wanted.skills, wanted.product_types
    if not all(set(ids) <= set(there) for ids, there in zip(picked, known, strict=True)):
        raise BadInput("input-not-understood")
    if not 0 < len(title) <= TITLE_LIMIT or not 0 < len(text) <= TEXT_LIMIT:
        raise BadInput("match-text-empty")
    return Draft(draft.kind, Wanted(title, text, *picked))


async def held_back(
    session: AsyncSession,
    guild_id: int,
    person_id: int,
    author: Author,
    draft: Draft,
    common: Collection[str],
) -> HeldBack | None:
    """Return what in a draft tells who wrote it, None if nothing does."""
    known_as = Author(author.user_id, author.names, await _organisations(session, guild_id, person_id))
    in_title = give_aways(draft.wanted.title, known_as, common)
    in_text = give_aways(draft.wanted.text, known_as, common)
    return HeldBack(draft, in_title, in_text) if in_title or in_text else None


async def write_request(
    session: AsyncSession, guild_id: int, server: str, person_id: int, draft: Draft, now: datetime
) -> Case:
    """Write a request down and plan its reviews."""
    wanted, expires_at = draft.wanted, now + timedelta(days=REQUEST_DAYS)
    row = MatchRequest(
        guild_id=guild_id,
        server=server[:SERVER_LIMIT],
        person_id=person_id,
        kind=draft.kind,
        title=wanted.title,
        text=wanted.text,
        domains=list(wanted.domains),
        skills=list(wanted.skills),
        product_types=list(wanted.product_types),
        state=RequestState.OPEN,
        created_at=now,
        expires_at=expires_at,
    )
    session.add(row)
    await session.flush()
    await due_work.plan(session, REVIEW, str(row.id), now + timedelta(days=REVIEW_DAYS))
    return Case(row, {})


async def _organisations(session: AsyncSession, guild_id: int, person_id: int) -> tuple[str, ...]:
    """Return every organisation that a person ever named in a server."""
    profile = await session.get(Profile, (guild_id, person_id))
    stated = await session.scalars(
        select(Application.organisation).where(
            Application.guild_id == guild_id, Application.person_id == person_id
        )
    )
    named = [*stated, profile.organisation if profile else None]
    return tuple(dict.fromkeys(name for name in named if name))

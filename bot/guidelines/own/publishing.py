"""A version becomes what members read, with all that follows from it; or it waits, or is refused."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.audit import note
from bot.errors import BadInput, Conflict
from bot.guidelines.entry import Entry
from bot.guidelines.limits import overfull_pages
from bot.guidelines.own import cards, fates
from bot.guidelines.own.keys import new_key
from bot.guidelines.own.models import GuidelineDraft, GuidelineSuggestion, OwnGuideline, OwnVersion
from bot.guidelines.own.reading import entry_of, head_of, named, published
from bot.guidelines.own.records import Fate, State
from bot.guidelines.own.text import OwnText, Words, faults_of
from bot.taxonomy import Taxonomy

MOST = 200  # guidelines of one server


def all_faults(text: OwnText, words: Words, taxonomy: Taxonomy, *, is_new: bool) -> tuple[BadInput, ...]:
    """Return everything that keeps a text with these words from being published, as sentences."""
    found = list(faults_of(text, is_new=is_new))
    for page in () if found else overfull_pages(_drawn(text, words), taxonomy):
        heading = text.sections[page.section or 0].title
        found.append(BadInput("library-page-too-long", heading=heading, excess=page.excess))
    return tuple(found)


async def version_from(
    session: AsyncSession, draft: GuidelineDraft, person_id: int, now: datetime
) -> tuple[OwnGuideline, OwnVersion]:
    """Turn a draft into a version that nobody decided on yet. Raises NotFound, Conflict."""
    head = await _head(session, draft, now)
    await _replace_waiting(session, head, now)
    row = OwnVersion(
        guideline_id=head.id,
        state=State.WAITING,
        title=draft.title,
        gist=draft.gist,
        text=draft.text,
        what=draft.what,
        words=draft.words,
        author_id=person_id,
        written_at=now,
        suggestion_id=draft.suggestion_id,
    )
    session.add(row)
    await session.flush()
    return head, row


async def publish(
    session: AsyncSession, head: OwnGuideline, row: OwnVersion, *, decided_by: int, now: datetime
) -> bool:
    """Let members read a version; tells whether it was announced."""
    head.version += 1
    row.version, row.state = head.version, State.PUBLISHED
    row.decided_by, row.decided_at = decided_by, now
    await session.flush()
    await _note(session, head, row, "library-published", decided_by, now)
    if row.suggestion_id is None or head.version > 1:
        return False
    was = Fate.OPEN if row.author_id == decided_by else Fate.TAKEN  # another one consents
    await fates.accept(session, row.suggestion_id, head.key, was=was, decided_by=decided_by, now=now)
    return await cards.announce(session, head, now=now)


async def wait(session: AsyncSession, head: OwnGuideline, row: OwnVersion, now: datetime) -> None:
    """Lay a version before the moderators. Raises Unavailable where they have no channel."""
    await cards.ask_consent(session, head.guild_id, row.id, now=now)
    if row.suggestion_id is not None:
        await fates.take(session, row.suggestion_id, row.id, now=now)
    await _note(session, head, row, "library-waits", row.author_id, now)


async def refuse(
    session: AsyncSession, head: OwnGuideline, row: OwnVersion, *, decided_by: int, reason: str, now: datetime
) -> None:
    """Let a version not be read; the suggestion it came from is open again."""
    row.state, row.decided_by, row.decided_at, row.reason = State.REFUSED, decided_by, now, reason
    if row.suggestion_id is not None:
        await fates.reopen(session, row.suggestion_id, row.id, now=now)
    await _note(session, head, row, "library-refused", decided_by, now, reason)


async def close(session: AsyncSession, row: OwnVersion) -> bool:
    """Take a waiting version for a decision; False where somebody else was first."""
    taken = await session.scalars(
        update(OwnVersion)
        .where(OwnVersion.id == row.id, OwnVersion.state == State.WAITING)
        .values(state=State.REPLACED)
        .returning(OwnVersion.id)
        .execution_options(synchronize_session=False)
    )
    return taken.first() is not None


async def retire(session: AsyncSession, head: OwnGuideline, *, by: int, now: datetime) -> None:
    """Take a guideline from the shelf; what is said of it elsewhere says so."""
    head.retired_at = now
    await _replace_waiting(session, head, now)
    await cards.withdraw(session, head, now=now)
    await note(session, head.guild_id, "library-retired", now=now, actor_id=by, key=head.key)


async def entry_today(session: AsyncSession, head: OwnGuideline) -> Entry:
    """Return the entry that a published guideline is now."""
    return entry_of(head, await published(session, {head.id: head}))


def _drawn(text: OwnText, words: Words) -> Entry:
    """Return a draft as the entry it would be, to see how long its pages are."""
    head = OwnGuideline(guild_id=0, key="draft", version=1)
    moment = datetime.min  # noqa: DTZ901 - stands on no page
    row = OwnVersion(title=text.title, gist=text.gist, text=text.text, what="", written_at=moment)
    row.words = named(words)
    return entry_of(head, [row])


async def _head(session: AsyncSession, draft: GuidelineDraft, now: datetime) -> OwnGuideline:
    if draft.key:
        head = await head_of(session, draft.guild_id, draft.key, lock=True)
        if head.version != draft.base:
            raise Conflict("library-changed-meanwhile", version=head.version)
        return head
    await _refuse_full(session, draft.guild_id)
    head = OwnGuideline(
        guild_id=draft.guild_id, key=new_key(draft.title), version=0, created_at=now, retired_at=None
    )
    if draft.suggestion_id is not None:
        suggestion = await session.get_one(GuidelineSuggestion, draft.suggestion_id)
        head.credit = suggestion.credit
        head.credited_id = suggestion.person_id if suggestion.credit else None
    session.add(head)
    await session.flush()
    return head


async def _refuse_full(session: AsyncSession, guild_id: int) -> None:
    count = await session.scalar(
        select(func.count()).where(
            OwnGuideline.guild_id == guild_id, OwnGuideline.retired_at.is_(None), OwnGuideline.version > 0
        )
    )
    if (count or 0) >= MOST:
        raise Conflict("library-full", most=MOST)


async def _replace_waiting(session: AsyncSession, head: OwnGuideline, now: datetime) -> None:
    """Set aside what waits for consent: something newer was decided."""
    waiting: Sequence[OwnVersion] = (
        await session.scalars(
            select(OwnVersion).where(OwnVersion.guideline_id == head.id, OwnVersion.state == State.WAITING)
        )
    ).all()
    for row in waiting:
        row.state, row.decided_at = State.REPLACED, now
        await session.flush()
        await cards.draw_again(session, cards.CONSENT_CARD, row.id, "replaced", now=now)


async def _note(
    session: AsyncSession,
    head: OwnGuideline,
    row: OwnVersion,
    action: str,
    actor_id: int | None,
    now: datetime,
    reason: str | None = None,
) -> None:
    details: dict[str, Any] = {"key": head.key, "version": row.version, "suggestion": row.suggestion_id}
    await note(
        session,
        head.guild_id,
        action,
        now=now,
        actor_id=actor_id,
        target_id=row.author_id,
        reason=reason,
        **details,
    )

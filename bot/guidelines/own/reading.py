"""From rows to what is told: entries, versions, drafts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.people import user_of
from bot.errors import NotFound
from bot.guidelines.checks import LICENCE
from bot.guidelines.entry import Change, Entry
from bot.guidelines.own.models import GuidelineDraft, OwnGuideline, OwnVersion
from bot.guidelines.own.records import Draft, State, Version
from bot.guidelines.own.text import OwnText, Words
from bot.guidelines.service import Own

Named = Mapping[str, Sequence[str]]


async def own_of(session: AsyncSession, guild_id: int) -> Own:
    """Return what a server has written itself and published."""
    heads = await session.scalars(
        select(OwnGuideline).where(OwnGuideline.guild_id == guild_id, OwnGuideline.version > 0)
    )
    standing = {head.id: head for head in heads}
    versions: defaultdict[int, list[OwnVersion]] = defaultdict(list)
    for row in await published(session, standing):
        versions[row.guideline_id].append(row)
    kept = {key: head for key, head in standing.items() if head.retired_at is None}
    entries = tuple(entry_of(head, versions[number]) for number, head in kept.items())
    return Own(entries, frozenset(head.key for head in standing.values() if head.retired_at is not None))


async def published(session: AsyncSession, guidelines: Mapping[int, OwnGuideline]) -> Sequence[OwnVersion]:
    """Return the published versions of these guidelines, oldest first."""
    rows = await session.scalars(
        select(OwnVersion)
        .where(OwnVersion.guideline_id.in_(guidelines), OwnVersion.state == State.PUBLISHED)
        .order_by(OwnVersion.version)
    )
    return rows.all()


def entry_of(head: OwnGuideline, versions: Sequence[OwnVersion]) -> Entry:
    """Return the entry that a guideline is today. `versions` are its published ones, oldest first."""
    newest, text = versions[-1], text_of(versions[-1])
    words = words_of(newest.words)
    return Entry(
        id=head.key,
        title=text.title,
        gist=text.gist,
        personas=words.personas,
        domains=words.domains,
        phases=words.phases,
        topics=words.topics,
        sources=(),
        related=(),
        licence=LICENCE,
        reviewed=(newest.decided_at or newest.written_at).date(),
        version=head.version,
        sections=text.sections,
        changes=tuple(_change(row) for row in versions[1:]),
        credit=head.credit or "",
        guild_id=head.guild_id,
    )


async def head_of(session: AsyncSession, guild_id: int, key: str, *, lock: bool = False) -> OwnGuideline:
    """Return a guideline of a server that is not retired. Raises NotFound."""
    query = select(OwnGuideline).where(OwnGuideline.key == key, OwnGuideline.guild_id == guild_id)
    head = await session.scalar(query.with_for_update() if lock else query)
    if head is None:
        raise NotFound("library-not-own")
    if head.retired_at is not None:
        raise NotFound("guideline-retired")
    return head


async def version_of(session: AsyncSession, row: OwnVersion, head: OwnGuideline) -> Version:
    """Return a version with the people who had to do with it."""
    return Version(
        id=row.id,
        guild_id=head.guild_id,
        key=head.key,
        number=row.version,
        state=State(row.state),
        text=text_of(row),
        words=words_of(row.words),
        author=await _user(session, row.author_id),
        written_at=row.written_at,
        decider=await _user(session, row.decided_by),
        reason=row.reason,
    )


def draft_of(row: GuidelineDraft) -> Draft:
    """Return a draft."""
    return Draft(row.id, row.key, text_of(row), words_of(row.words), row.suggestion_id)


def text_of(row: OwnVersion | GuidelineDraft) -> OwnText:
    """Return what a version or a draft says."""
    return OwnText(row.title, row.gist, row.text, row.what)


def words_of(named: Named) -> Words:
    """Return the words of the taxonomy that a row names."""
    return Words(**{name: tuple(ids) for name, ids in named.items()})


def named(words: Words) -> dict[str, list[str]]:
    """Return words of the taxonomy as a row holds them."""
    return {name: list(ids) for name, ids in asdict(words).items()}


def _change(row: OwnVersion) -> Change:
    return Change(row.version or 0, (row.decided_at or row.written_at).date(), row.what)


async def _user(session: AsyncSession, person_id: int | None) -> int | None:
    return None if person_id is None else await user_of(session, person_id)

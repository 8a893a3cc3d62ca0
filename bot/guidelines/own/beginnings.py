"""What a draft begins with: nothing, the guideline that it changes, or a suggestion."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.people import user_of
from bot.errors import Conflict, NotAllowed, NotFound
from bot.guidelines.own.models import GuidelineSuggestion, OwnVersion
from bot.guidelines.own.reading import head_of, text_of, words_of
from bot.guidelines.own.records import Fate, Proposal
from bot.guidelines.own.text import GIST, OwnText, Words

_BULLETS = ("- [ ] ", "- [x] ", "- ", "* ")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a draft is about: a new guideline, one that stands (`key`), or what somebody suggested."""

    key: str = ""
    suggestion_id: int | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stood there before: the text, whom it concerns, and the version that is changed."""

    text: OwnText
    words: Words
    base: int


NEW = Subject()
NOTHING = Beginning(OwnText("", "", ""), Words(), 0)


async def beginning_of(session: AsyncSession, guild_id: int, user_id: int, subject: Subject) -> Beginning:
    """Return what a draft about this begins with.

    Raises NotFound, NotAllowed for one's own suggestion, Conflict for one that was decided.
    """
    if subject.key:
        return await _standing(session, guild_id, subject.key)
    if subject.suggestion_id is not None:
        return await _suggested(session, guild_id, user_id, subject.suggestion_id)
    return NOTHING


def guideline_from(proposal: Proposal) -> OwnText:
    """Return a suggestion in the shape of a guideline: each line is a step, unless its author wrote steps."""
    lines = [line.strip() for line in proposal.text.splitlines() if line.strip()]
    has_shape = any(line.startswith(("## ", "- [ ] ", "- [x] ")) for line in lines)
    steps = proposal.text.strip() if has_shape else "\n".join(f"- [ ] {_bare(line)}" for line in lines)
    text = steps if steps.startswith("## ") else f"## What to do\n\n{steps}"
    gist = next((_bare(line)[: GIST.most] for line in lines if not line.startswith("#")), "")
    return OwnText(proposal.title, gist, f"{text}\n\n## Where it comes from\n\n{proposal.source}")


async def _standing(session: AsyncSession, guild_id: int, key: str) -> Beginning:
    head = await head_of(session, guild_id, key)
    row = await session.scalar(
        select(OwnVersion).where(OwnVersion.guideline_id == head.id, OwnVersion.version == head.version)
    )
    if row is None:
        raise NotFound("library-not-own")  # its first version still waits
    text = text_of(row)
    return Beginning(OwnText(text.title, text.gist, text.text), words_of(row.words), head.version)


async def _suggested(session: AsyncSession, guild_id: int, user_id: int, suggestion_id: int) -> Beginning:
    row = await session.get(GuidelineSuggestion, suggestion_id)
    if row is None or row.guild_id != guild_id:
        raise NotFound("suggestion-unknown")
    if await user_of(session, row.person_id) == user_id:
        raise NotAllowed("suggestion-own")
    if row.state != Fate.OPEN:
        raise Conflict("suggestion-decided-already")
    return Beginning(guideline_from(Proposal(row.title, row.text, row.source)), Words(), 0)


def _bare(line: str) -> str:
    for bullet in _BULLETS:
        line = line.removeprefix(bullet)
    return line.lstrip("0123456789").removeprefix(". ").removeprefix(") ").strip() or line

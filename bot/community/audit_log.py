"""Reading the audit: page by page, or all that fits a filter, to be exported."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.clock import Clock
from bot.community.audit import Fact, note
from bot.community.models import AuditEntry, Person
from bot.community.people import person_of
from bot.database.engine import Database

PAGE = 8
MOST_EXPORTED = 20_000  # entries, the newest; a file of some megabytes

# Who asks for help, or offers it, is not told to anybody before both sides have said yes: a moderator may be
# one of them.
UNNAMED = frozenset(
    {
        "match-accepted",
        "match-declined",
        "match-introduced",
        "match-passed-over",
        "match-requested",
        "match-withdrawn",
    }
)

_actor, _target = aliased(Person), aliased(Person)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person in the audit; `user_id` is None for an erased one, both are for one who is not named."""

    person_id: int | None
    user_id: int | None


UNKNOWN = Somebody(None, None)


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what to whom, why and when; `actor` None is the bot itself."""

    number: int
    at: datetime
    action: str
    actor: Somebody | None
    target: Somebody | None
    reason: str | None
    before: Mapping[str, Fact]
    after: Mapping[str, Fact]
    details: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for: entries by or about a member, of one action, since a moment."""

    member: int | None = None  # a Discord id
    action: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some entries, newest first, and whether there are more on either side."""

    entries: tuple[Entry, ...]
    has_newer: bool
    has_older: bool


class Audit:
    """The look-ups of the audit."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def page(
        self, guild_id: int, wanted: Filter, *, older_than: int | None = None, newer_than: int | None = None
    ) -> AuditPage:
        """Return the newest entries, or those next to the entry of a number."""
        query = _matching(guild_id, wanted).limit(PAGE + 1)
        if newer_than is not None:
            query = query.where(AuditEntry.id > newer_than).order_by(AuditEntry.id)
        else:
            query = query.order_by(AuditEntry.id.desc())
        if older_than is not None:
            query = query.where(AuditEntry.id < older_than)
        async with self._database.reading() as session:
            found = await _entries(session, query)
        has_more, shown = len(found) > PAGE, found[:PAGE]
        if newer_than is not None:
            return AuditPage(tuple(reversed(shown)), has_newer=has_more, has_older=True)
        return AuditPage(tuple(shown), has_newer=older_than is not None, has_older=has_more)

    async def export(self, guild_id: int, wanted: Filter, user_id: int) -> list[Entry]:
        """Return all that fits, oldest first, and note who took it out."""
        async with self._database.transaction() as session:
            query = _matching(guild_id, wanted).order_by(AuditEntry.id.desc()).limit(MOST_EXPORTED)
            found = await _entries(session, query)
            actor_id, now = await person_of(session, user_id), self._clock.now()
            await note(session, guild_id, "audit-exported", now=now, actor_id=actor_id, entries=len(found))
        return found[::-1]

    async def about(self, guild_id: int, user_id: int, *, older_than: int | None = None) -> AuditPage:
        """Return what was decided about a member, newest first."""
        query = _matching(guild_id, Filter()).where(_target.user_id == user_id)
        if older_than is not None:
            query = query.where(AuditEntry.id < older_than)
        async with self._database.reading() as session:
            found = await _entries(session, query.order_by(AuditEntry.id.desc()).limit(PAGE + 1))
        return AuditPage(tuple(found[:PAGE]), older_than is not None, len(found) > PAGE)


def _matching(guild_id: int, wanted: Filter) -> Select[AuditEntry, Person, Person]:
    conditions: list[ColumnElement[bool]] = [AuditEntry.guild_id == guild_id]
    if wanted.member is not None:
        conditions.append(or_(_actor.user_id == wanted.member, _target.user_id == wanted.member))
        conditions.append(AuditEntry.action.not_in(UNNAMED))
    if wanted.action is not None:
        conditions.append(AuditEntry.action == wanted.action)
    if wanted.since is not None:
        conditions.append(AuditEntry.at >= wanted.since)
    return (
        select(AuditEntry, _actor, _target)
        .outerjoin(_actor, _actor.id == AuditEntry.actor_id)
        .outerjoin(_target, _target.id == AuditEntry.target_id)
        .where(*conditions)
    )


async def _entries(session: AsyncSession, query: Select[AuditEntry, Person, Person]) -> list[Entry]:
    return [_entry(row, actor, target) for row, actor, target in await session.execute(query)]


def _entry(row: AuditEntry, actor: Person | None, target: Person | None) -> Entry:
    is_named = row.action not in UNNAMED
    return Entry(
        number=row.id,
        at=row.at,
        action=row.action,
        actor=None if actor is None else Somebody(actor.id, actor.user_id) if is_named else UNKNOWN,
        target=None if target is None else Somebody(target.id, target.user_id),
        reason=row.reason,
        before=row.before or {},
        after=row.after or {},
        details=row.details,
    )

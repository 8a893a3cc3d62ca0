"""The audit: every decision of a person or of the bot, added in the transaction of the decision itself.

The database refuses to change or to delete an entry. Only its reason, which is free text about somebody, can
be erased: entries name people by a key of ours, which says nothing once its link to Discord is cut.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import AuditEntry

Fact = str | int | None
State = Mapping[str, Fact]

ACTIONS = (
    "application-answered",
    "application-approved",
    "application-asked",
    "application-denied",
    "application-withdrawn",
    "audit-exported",
    "channel-set",
    "code-accepted",
    "feed-added",
    "feed-removed",
    "library-published",
    "library-refused",
    "library-retired",
    "library-waits",
    "listing-changed",
    "match-accepted",
    "match-declined",
    "match-introduced",
    "match-passed-over",
    "match-requested",
    "match-withdrawn",
    "member-forgotten",
    "persona-applied",
    "persona-chosen",
    "persona-dropped",
    "persona-expired",
    "persona-granted",
    "persona-revoked",
    "role-given",
    "role-given-up",
    "role-removed",
    "role-restored",
    "role-set",
    "role-taken",
    "rule-set",
    "search-miss-dismissed",
    "suggestion-accepted",
    "suggestion-declined",
    "suggestion-made",
    "visibility-changed",
)
"""Everything that is ever noted; a test holds each against its sentence and against the code."""


async def note(
    session: AsyncSession,
    guild_id: int,
    action: str,
    *,
    now: datetime,
    actor_id: int | None = None,
    target_id: int | None = None,
    reason: str | None = None,
    before: State | None = None,
    after: State | None = None,
    **details: Fact,
) -> None:
    """Add a decision, with what was before and after it. People are keys; `actor_id` None is the bot itself.

    `before`, `after` and `details` take ids, numbers and our own words, never what somebody typed. Every
    action stands in `ACTIONS` and has a sentence: `audit-action-…`.
    """
    session.add(
        AuditEntry(
            guild_id=guild_id,
            at=now,
            action=action,
            actor_id=actor_id,
            target_id=target_id,
            reason=reason,
            before=None if before is None else dict(before),
            after=None if after is None else dict(after),
            details=details,
        )
    )

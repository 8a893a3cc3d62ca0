"""Writes a move of consent down, and plans everything that follows from it, in the same transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import due_work
from bot.matchmaking import saying
from bot.matchmaking.case import Case
from bot.matchmaking.consent import Consent, InvitationState
from bot.matchmaking.models import MatchInvitation

INVITATION_DAYS = 14  # to answer an invitation
DECISION_DAYS = 14  # for the requester to decide on somebody who is willing
REVIEW_DAYS = 7  # until somebody new may fit a request that still needs people
REQUEST_DAYS = 60

# Kinds of due work; the subject is the id of the row.
LAPSE = "match-lapse"
REVIEW = "match-review"


async def settle(
    session: AsyncSession,
    case: Case,
    after: Consent,
    now: datetime,
    *,
    matches: Mapping[int, Sequence[str]] | None = None,
) -> None:
    """Bring a locked case to `after`. `matches` says for each newly invited person why."""
    before = case.consent
    case.request.state = after.state
    for person, state in after.invitations.items():
        if person not in before.invitations:
            await _invite(session, case, person, (matches or {})[person], now)
        elif state is not before.invitations[person]:
            await _change(session, case, person, state)
    await session.flush()
    if before.proposed != after.proposed:
        await _propose(session, case, before.proposed, after.proposed, now)
    await _redraw(session, case, before, after, now)
    if not after.is_alive:
        await due_work.cancel(session, REVIEW, str(case.request.id))


async def _invite(
    session: AsyncSession, case: Case, person: int, matches: Sequence[str], now: datetime
) -> None:
    row = MatchInvitation(
        request_id=case.request.id,
        person_id=person,
        state=InvitationState.SENT,
        matches=list(matches),
        sent_at=now,
        expires_at=now + timedelta(days=INVITATION_DAYS),
        proposals=0,
    )
    session.add(row)
    await session.flush()
    case.invitations[person] = row
    await saying.say_invitation(session, case.request, row, now)
    await due_work.plan(session, LAPSE, str(row.id), row.expires_at)


async def _change(session: AsyncSession, case: Case, person: int, state: InvitationState) -> None:
    row = case.invitations[person]
    row.state = state
    if state is InvitationState.ACCEPTED:
        row.turn = 1 + max(other.turn or 0 for other in case.invitations.values())
    await due_work.cancel(session, LAPSE, str(row.id))


async def _propose(
    session: AsyncSession, case: Case, earlier: int | None, person: int | None, now: datetime
) -> None:
    if earlier is not None:
        row = case.invitations[earlier]
        await due_work.cancel(session, LAPSE, str(row.id))
        await saying.redraw_proposal(session, row, f"{case.request.state}-{row.state}", now)
    if person is not None:
        row = case.invitations[person]
        row.proposals += 1
        row.expires_at = now + timedelta(days=DECISION_DAYS)
        await session.flush()
        said = saying.Said(saying.PROPOSAL, row.id, row.proposals)
        await saying.say_to_requester(session, case.request, said, now)
        await due_work.plan(session, LAPSE, str(row.id), row.expires_at)


async def _redraw(session: AsyncSession, case: Case, before: Consent, after: Consent, now: datetime) -> None:
    """Draw the invitations again that mean something else now, and that of the newly proposed person."""
    for person in before.invitations:
        is_proposed_now = person == after.proposed != before.proposed
        if before.stage(person) is not after.stage(person) or is_proposed_now:
            row = case.invitations[person]
            version = f"{after.stage(person)}-{row.proposals}"
            await saying.redraw_invitation(session, row, version, now)

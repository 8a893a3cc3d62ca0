"""Asks the best of those who fit, a few at a time."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.community.models import Membership
from bot.community.people import Member, member_of, members_with
from bot.matchmaking import saying
from bot.matchmaking.case import Case
from bot.matchmaking.consent import RequestState
from bot.matchmaking.kinds import INVITED, Kind, may_be_invited
from bot.matchmaking.ranking import rank
from bot.matchmaking.settling import settle

AT_ONCE = 3  # invitations of one request that wait for an answer


async def invite_next(session: AsyncSession, case: Case, now: datetime) -> int:
    """Ask the next best for a locked case while nobody is willing; returns how many those are."""
    consent = case.consent
    missing = AT_ONCE - len(consent.unanswered)
    if consent.state is not RequestState.OPEN or missing <= 0:
        return 0
    best = rank(case.wanted, await _candidates(session, case))[:missing]
    for one in best:
        consent = consent.invite(one.member.person_id)
    await settle(session, case, consent, now, matches={one.member.person_id: one.matches for one in best})
    return len(best)


async def invite_next_or_tell(session: AsyncSession, case: Case, now: datetime) -> int:
    """Do the same, and tell the requester when nobody is left to be asked."""
    invited = await invite_next(session, case, now)
    consent = case.consent
    if consent.state is RequestState.OPEN and not consent.unanswered:
        said = saying.Said(saying.NOBODY, case.request.id, len(consent.invitations))
        await saying.say_to_requester(session, case.request, said, now)
    return invited


async def member_here(session: AsyncSession, guild_id: int, person_id: int) -> Member | None:
    """Return a member who has not left the server."""
    membership = await session.get(Membership, (guild_id, person_id))
    if membership is None or membership.left_at is not None:
        return None
    return await member_of(session, guild_id, person_id)


async def helper_here(session: AsyncSession, case: Case, person_id: int) -> Member | None:
    """Return an invited person who is still one that may be asked for this."""
    member = await member_here(session, case.request.guild_id, person_id)
    may_help = member is not None and may_be_invited(Kind(case.request.kind), member.personas)
    return member if may_help else None


async def _candidates(session: AsyncSession, case: Case) -> list[Member]:
    members = await members_with(session, case.request.guild_id, INVITED[Kind(case.request.kind)])
    known = {case.request.person_id, *case.invitations}
    return [member for member in members if member.is_available and member.person_id not in known]

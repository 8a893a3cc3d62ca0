"""What happens by itself: deadlines pass, and people turn out not to be reachable."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.community import reach
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database
from bot.delivery.ledger import Trouble
from bot.delivery.parcel import Fault
from bot.matchmaking import saying
from bot.matchmaking.case import Case, locked_case, locked_case_of
from bot.matchmaking.consent import InvitationState, RequestState
from bot.matchmaking.drafts import FORGET, drop_draft
from bot.matchmaking.inviting import helper_here, invite_next, invite_next_or_tell, member_here
from bot.matchmaking.settling import LAPSE, REVIEW, REVIEW_DAYS, settle

_NOT_MADE = frozenset({Fault.UNREACHABLE, Fault.MEMBER_GONE, Fault.CHANNEL_GONE})


class Upkeep:
    """The handlers of due work, and the hook of the deliverer."""

    def __init__(self, database: Database, clock: Clock, *, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake

    def handlers(self) -> dict[str, Handler]:
        """Return what does each kind of due work."""
        return {LAPSE: self._lapse, REVIEW: self._review, FORGET: self._forget_draft}

    async def mend(self, session: AsyncSession, trouble: Trouble, now: datetime) -> None:
        """Go on after something could not be said: ask the next, ask again.

        Who takes no direct messages is reached in another way (`bot.community.reach`), unless they left.
        """
        said = saying.Said.read(trouble.subject)
        if said is None:
            return
        match said.about:
            case saying.INVITATION if trouble.fault in _NOT_MADE:
                await _lose_if_gone(session, said, trouble.fault, now)
            case saying.INTRODUCTION if trouble.fault in _NOT_MADE:
                await _reopen(session, said.key, now)
                await saying.notify_moderators(session, trouble.guild_id, "match-notice-not-made", now)
            case saying.INTRODUCTION if trouble.fault is Fault.FORBIDDEN:
                await saying.notify_moderators(session, trouble.guild_id, "match-notice-forbidden", now)
            case _:
                return

    async def _lapse(self, item: DueItem) -> datetime | None:
        """End an invitation or a proposal that nobody answered in time, and go on."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            case = await locked_case_of(session, int(item.subject))
            row = case.invitation(int(item.subject))
            waits = row.state == InvitationState.SENT or case.consent.proposed == row.person_id
            if not case.consent.is_alive or not waits:
                return None
            if row.expires_at > now:
                return row.expires_at
            await settle(session, case, case.consent.lapse(row.person_id), now)
            await invite_next_or_tell(session, case, now)
        self._wake()
        return None

    async def _review(self, item: DueItem) -> datetime | None:
        """Ask whoever fits by now; end the request after its last day, or when its author has left."""
        now = self._clock.now()
        async with self._database.transaction() as session:
            case = await locked_case(session, int(item.subject))
            if not case.consent.is_alive:
                return None
            request = case.request
            has_left = await member_here(session, request.guild_id, request.person_id) is None
            if has_left or request.expires_at <= now:
                await _expire(session, case, now)
                again_at = None
            else:
                await invite_next(session, case, now)
                again_at = min(request.expires_at, now + timedelta(days=REVIEW_DAYS))
        self._wake()
        return again_at

    async def _forget_draft(self, item: DueItem) -> datetime | None:
        guild_id, person_id = map(int, item.subject.split(":"))
        async with self._database.transaction() as session:
            await drop_draft(session, guild_id, person_id)
        return None


async def _lose_if_gone(session: AsyncSession, said: saying.Said, fault: Fault, now: datetime) -> None:
    case = await locked_case_of(session, said.key)
    row = case.invitation(said.key)
    is_gone = fault is Fault.MEMBER_GONE or await helper_here(session, case, row.person_id) is None
    if is_gone and case.consent.is_alive and row.state == InvitationState.SENT:
        await reach.forget(session, said.subject, now=now)
        await settle(session, case, case.consent.lose(row.person_id), now)
        await invite_next_or_tell(session, case, now)


async def _reopen(session: AsyncSession, invitation_id: int, now: datetime) -> None:
    case = await locked_case_of(session, invitation_id)
    if case.consent.state is RequestState.INTRODUCED:
        await settle(session, case, case.consent.reopen(), now)


async def _expire(session: AsyncSession, case: Case, now: datetime) -> None:
    await settle(session, case, case.consent.expire(), now)
    said = saying.Said(saying.EXPIRED, case.request.id, 0)
    await saying.say_to_requester(session, case.request, said, now)

"""What an attempt's answer means for its row: pure rules."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.models import Action, State
from bot.delivery.parcel import Failed, Fault, Sent

FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(minutes=15)
FIRST_HOLD = timedelta(seconds=15)
LONGEST_HOLD = timedelta(hours=6)
_WITH_NONCE = (Action.POST, Action.TELL, Action.THREAD)
_OUR_MISTAKES = (Fault.BROKEN, Fault.INVALID)
BROKEN_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Settlement:
    """The row's next state; `due_at` only where it stays open, `unclear` where an effect is possible."""

    state: State
    outcome: str | None = None
    due_at: datetime | None = None
    message_id: int | None = None
    channel_id: int | None = None
    unclear: bool = False
    aside: bool = False  # out of its lane, so that the others can go on


def settle(action: Action, answer: Sent | Failed, attempts: int, now: datetime) -> Settlement:
    """Decide what becomes of a delivery after its `attempts`-th attempt."""
    if isinstance(answer, Sent):
        return Settlement(State.DONE, "sent", message_id=answer.message_id, channel_id=answer.channel_id)
    fault = answer.fault
    if action is Action.TELL and fault is Fault.FORBIDDEN and not answer.unread:
        fault = Fault.UNREACHABLE  # there is no right to mend in somebody's direct messages
    if fault is Fault.UNCLEAR or (fault is Fault.BROKEN and attempts < BROKEN_ATTEMPTS):
        return Settlement(State.WAITING, answer.detail, now + _retry(answer, attempts), unclear=True)
    if (
        fault in _OUR_MISTAKES
        or fault is Fault.FORBIDDEN
        or (fault is Fault.ROLE_GONE and action is Action.GRANT)
    ):
        return _held(answer, attempts, now)
    if fault is Fault.MESSAGE_GONE and action in _WITH_NONCE:
        # A repeated nonce whose message a moderator has deleted since: it was said.
        return Settlement(State.DONE, "deleted")
    return Settlement(State.DROPPED, fault)


def _held(answer: Failed, attempts: int, now: datetime) -> Settlement:
    """Keep what somebody can make possible: who gives a right or another role, or mends our mistake.

    A mistake of ours will not mend itself before the next version, so it steps aside for the others.
    """
    return Settlement(
        State.HELD,
        answer.fault,
        now + _doubled(FIRST_HOLD, LONGEST_HOLD, attempts),
        unclear=answer.unread or answer.fault is Fault.BROKEN,
        aside=answer.fault in _OUR_MISTAKES,
    )


def _retry(answer: Failed, attempts: int) -> timedelta:
    if answer.retry_after is not None:
        return timedelta(seconds=answer.retry_after)
    return _doubled(FIRST_RETRY, LONGEST_RETRY, attempts)


def _doubled(first: timedelta, longest: timedelta, attempts: int) -> timedelta:
    return min(first * 2 ** min(attempts - 1, 20), longest)

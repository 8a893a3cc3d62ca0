"""What an attempt's answer means for its row: pure rules."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.models import Action, State
from bot.delivery.parcel import Failed, Fault, Sent

FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(minutes=15)
FIRST_HOLD = timedelta(minutes=1)
LONGEST_HOLD = timedelta(hours=6)
_WITH_NONCE = (Action.POST, Action.TELL, Action.THREAD)
BROKEN_ATTEMPTS = 5  # our own mistake will not mend itself; the lane must go on


@dataclass(frozen=True, slots=True)
class Settlement:
    """The row's next state; `due_at` only where it stays open, `unclear` where an effect is possible."""

    state: State
    outcome: str | None = None
    due_at: datetime | None = None
    message_id: int | None = None
    channel_id: int | None = None
    unclear: bool = False


def settle(action: Action, answer: Sent | Failed, attempts: int, now: datetime) -> Settlement:
    """Decide what becomes of a delivery after its `attempts`-th attempt."""
    if isinstance(answer, Sent):
        return Settlement(State.DONE, "sent", message_id=answer.message_id, channel_id=answer.channel_id)
    match answer.fault:
        case Fault.UNCLEAR:
            return Settlement(State.WAITING, answer.detail, now + _retry(answer, attempts), unclear=True)
        case Fault.FORBIDDEN | Fault.ROLE_GONE if _may_be_mended(action, answer.fault):
            due_at = now + _doubled(FIRST_HOLD, LONGEST_HOLD, attempts)
            return Settlement(State.HELD, answer.fault, due_at, unclear=answer.unread)
        case Fault.BROKEN if attempts < BROKEN_ATTEMPTS:
            return Settlement(State.WAITING, answer.detail, now + _retry(answer, attempts), unclear=True)
        case Fault.MESSAGE_GONE if action in _WITH_NONCE:
            # A repeated nonce whose message a moderator has deleted since: it was said.
            return Settlement(State.DONE, "deleted")
        case _:
            return Settlement(State.DROPPED, answer.fault)


def _may_be_mended(action: Action, fault: Fault) -> bool:
    """Tell whether somebody can make it possible: give a right, or set another role for one that is gone."""
    return fault is Fault.FORBIDDEN or action is Action.GRANT


def _retry(answer: Failed, attempts: int) -> timedelta:
    if answer.retry_after is not None:
        return timedelta(seconds=answer.retry_after)
    return _doubled(FIRST_RETRY, LONGEST_RETRY, attempts)


def _doubled(first: timedelta, longest: timedelta, attempts: int) -> timedelta:
    return min(first * 2 ** min(attempts - 1, 20), longest)

"""Whether a member is in, new, back or gone: what each event of Discord means, in any order. Pure rules.

Events of one member come in any order, may come twice, and some are lost while the bot is down. A moment is
compared only with Discord's own moments of joining; our clock only tells what is long ago.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

UNSEEN = timedelta(days=1)  # in a server we know nothing of yet, a join as recent as this was missed
MISSED = timedelta(days=14)  # in a server we know: later than this nobody expects a welcome any more


@dataclass(frozen=True, slots=True)
class Sighting:
    """Discord says that somebody is in a server. `has_just_joined`: by a join, not by a mere change."""

    joined_at: datetime
    is_pending: bool  # the rules of the server are not accepted yet
    has_just_joined: bool
    has_completed_onboarding: bool = True  # Discord's own onboarding, where the server uses it
    asked_at: datetime | None = None  # by our clock: Discord was asked then, so this is no late event


@dataclass(frozen=True, slots=True)
class Known:
    """What is recorded of a member."""

    joined_at: datetime
    left_at: datetime | None
    is_welcomed: bool
    newest_join_at: datetime | None = None  # the last join that was heard of, in or not


@dataclass(frozen=True, slots=True)
class Door:
    """How one comes into a server: since when the bot stands there, and what Discord asks of newcomers."""

    since: datetime | None = None
    uses_onboarding: bool = False


OPEN_DOOR = Door()


class Meaning(Enum):
    """What to record after a sighting."""

    NOTHING = auto()
    AWAITED = auto()  # joined, not in yet
    AWAITED_AGAIN = auto()  # has been here before, not in yet
    ARRIVED = auto()  # in, and to be welcomed
    RETURNED = auto()  # in again, welcomed long ago


def meaning(sighting: Sighting, known: Known | None, now: datetime, door: Door = OPEN_DOOR) -> Meaning:
    """Tell what a sighting means.

    Who never completes Discord's onboarding is awaited for as long as the server asks for it, and in as soon
    as it no longer does.
    """
    if known is None:
        return _of_somebody_new(sighting, now, door)
    is_back = _is_back(sighting, known)
    if known.left_at is not None and not is_back:
        return Meaning.NOTHING  # an event from before they left, late
    if not is_in(sighting, door):
        return Meaning.AWAITED_AGAIN if is_back and known.left_at is None else Meaning.NOTHING
    if not known.is_welcomed:
        return Meaning.ARRIVED
    return Meaning.RETURNED if is_back else Meaning.NOTHING


def is_new_join(sighting: Sighting, known: Known | None, found: Meaning) -> bool:
    """Tell whether this join was not heard of before, whatever the sighting means besides."""
    if known is None:
        return found is not Meaning.NOTHING
    return sighting.joined_at > (known.newest_join_at or known.joined_at)


def is_in(sighting: Sighting, door: Door) -> bool:
    """Tell whether nothing stands between somebody and the server any more."""
    return not sighting.is_pending and (sighting.has_completed_onboarding or not door.uses_onboarding)


def _is_back(sighting: Sighting, known: Known) -> bool:
    """Tell whether somebody was away since we last knew them here."""
    if known.left_at is None or sighting.joined_at > known.joined_at:
        return sighting.joined_at > known.joined_at
    was_asked_since = sighting.asked_at is not None and sighting.asked_at > known.left_at
    return sighting.has_just_joined or was_asked_since


def _of_somebody_new(sighting: Sighting, now: datetime, door: Door) -> Meaning:
    if not (sighting.has_just_joined or _was_missed(sighting.joined_at, now, door)):
        return Meaning.NOTHING  # was here before the bot
    return Meaning.ARRIVED if is_in(sighting, door) else Meaning.AWAITED


def _was_missed(joined_at: datetime, now: datetime, door: Door) -> bool:
    """Tell whether somebody joined while the bot was down."""
    if door.since is None:
        return now - joined_at <= UNSEEN
    return joined_at > door.since and now - joined_at <= MISSED

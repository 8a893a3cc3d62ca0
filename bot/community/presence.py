"""Whether a member is in, new, back or gone: what each event of Discord means, in any order. Pure rules.

Events of one member come in any order, may come twice, and some are lost while the bot is down. A moment is
compared only with Discord's own moments of joining, never with our clock.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

UNSEEN = timedelta(days=1)  # a join as recent as this was missed while the bot was down


@dataclass(frozen=True, slots=True)
class Sighting:
    """Discord says that somebody is in a server. `has_just_joined`: by a join, not by a mere change."""

    joined_at: datetime
    is_pending: bool  # the rules of the server are not accepted yet
    has_just_joined: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What is recorded of a member."""

    joined_at: datetime
    has_left: bool
    is_welcomed: bool


class Meaning(Enum):
    """What to record after a sighting."""

    NOTHING = auto()
    AWAITED = auto()  # joined, not in yet
    AWAITED_AGAIN = auto()  # has been here before, not in yet
    ARRIVED = auto()  # in, and to be welcomed
    RETURNED = auto()  # in again, welcomed long ago


def meaning(sighting: Sighting, known: Known | None, now: datetime) -> Meaning:
    """Tell what a sighting means."""
    if known is None:
        return _of_somebody_new(sighting, now)
    is_back = sighting.joined_at > known.joined_at or (known.has_left and sighting.has_just_joined)
    if known.has_left and not is_back:
        return Meaning.NOTHING  # an event from before they left, late
    if sighting.is_pending:
        return Meaning.AWAITED_AGAIN if is_back and not known.has_left else Meaning.NOTHING
    if not known.is_welcomed:
        return Meaning.ARRIVED
    return Meaning.RETURNED if is_back else Meaning.NOTHING


def _of_somebody_new(sighting: Sighting, now: datetime) -> Meaning:
    is_old_member = not sighting.has_just_joined and now - sighting.joined_at > UNSEEN
    if is_old_member:
        return Meaning.NOTHING  # was here before the bot
    return Meaning.AWAITED if sighting.is_pending else Meaning.ARRIVED

"""What a difference between a member's roles and what was decided means. Pure rules (DESIGN.md, section 6).

Who changed the role by hand decides: a person who is not the member has Discord's own right to manage roles,
and Discord's audit log keeps who that was. A bot, or nobody known, decides nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.community.reconciling.roster import RoleChange

RESTORATIONS = 3
CLOCK_SKEW = timedelta(minutes=2)  # between our clock and Discord's


@dataclass(frozen=True, slots=True)
class Traces:
    """What is known of one role of one member. The changes are Discord's, the newest of each kind."""

    newest: RoleChange | None = None
    newest_of_others: RoleChange | None = None  # than the bot itself
    was_given: bool = True  # by the bot, some time
    mended: int = 0  # how often the bot has put it right already
    is_told: bool = False  # moderators were told of it


UNTRACED = Traces()


class Verdict(Enum):
    """What to do about one role of one member."""

    NOTHING = auto()
    GIVE = auto()  # the bot has never given it yet
    RESTORE = auto()
    GIVE_UP = auto()  # and tell moderators
    REVOKED = auto()  # by a person: record it
    GRANTED = auto()  # by a person: record it
    TAKE = auto()  # nobody decided it
    REPORT = auto()  # nobody decided it, perhaps long ago: only tell moderators


def of_wanted(traces: Traces, decided_at: datetime, *, has: bool) -> Verdict:
    """Judge a role that was decided for a member."""
    if _is_revoked(traces, decided_at):
        return Verdict.REVOKED
    if has or traces.is_told:
        return Verdict.NOTHING
    if not traces.was_given:
        return Verdict.GIVE
    return Verdict.RESTORE if traces.mended < RESTORATIONS else Verdict.GIVE_UP


def of_unwanted(
    traces: Traces, ended_at: datetime | None, *, is_privileged: bool, is_traceable: bool
) -> Verdict:
    """Judge a role that a member has and that was not decided. `ended_at`: when such a decision last ended.

    `is_traceable`: were it given by a person, the audit log would say so.
    """
    newest = traces.newest
    if newest is not None and _is_given_by_another(newest) and _is_after(newest, ended_at):
        return Verdict.GRANTED
    if not is_privileged:
        return Verdict.NOTHING
    if newest is None and not is_traceable:
        return Verdict.NOTHING if traces.is_told else Verdict.REPORT
    return Verdict.TAKE if traces.mended < RESTORATIONS else Verdict.NOTHING


def is_given_back(traces: Traces, taken_at: datetime) -> bool:
    """Tell whether a person gave by hand what a person had taken by hand."""
    newest = traces.newest
    return newest is not None and _is_given(newest) and _is_after(newest, taken_at)


def _is_revoked(traces: Traces, decided_at: datetime) -> bool:
    """Tell whether a person has taken the role since it was decided.

    Also where the bot has given it again meanwhile, because the audit log was late.
    """
    newest, others = traces.newest, traces.newest_of_others
    if newest is not None and newest == others and _is_taken(newest):
        return newest.at > decided_at - CLOCK_SKEW
    return others is not None and _is_taken(others) and others.at > decided_at


def _is_taken(change: RoleChange) -> bool:
    return not change.was_added and _is_by_person(change)


def _is_given_by_another(change: RoleChange) -> bool:
    return _is_given(change) and change.by_user_id != change.user_id


def _is_given(change: RoleChange) -> bool:
    return change.was_added and _is_by_person(change)


def _is_by_person(change: RoleChange) -> bool:
    return change.by_user_id is not None and not change.by_bot and not change.by_us


def _is_after(change: RoleChange, moment: datetime | None) -> bool:
    return moment is None or change.at > moment

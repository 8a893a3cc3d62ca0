"""The ways to one person: a direct message, else a private thread, else their next use of the bot.

One row goes all of them in turn, so that what is said has one subject, one delivery id and one outcome.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.models import OPEN_STATES, Action, Delivery, State
from bot.delivery.parcel import Fault

TO_A_PERSON = (Action.TELL, Action.THREAD, Action.SHOW)


# Built once: to build a query takes longer than to ask it.
NOT_SETTLED = (
    select(Delivery.position)
    .where(
        Delivery.user_id == bindparam("user_id"),
        Delivery.guild_id == bindparam("guild_id"),
        Delivery.state != State.DONE,
        Delivery.state != State.DROPPED,
    )
    .limit(1)
)
"""What is still to be said or done to a person in a server, at least one row of it if there is any."""


class Standing(StrEnum):
    """How far something that is said to a person has come."""

    UNDER_WAY = "under-way"
    BY_MESSAGE = "by-message"
    IN_THREAD = "in-thread"
    AT_NEXT_USE = "at-next-use"  # still to be shown
    SHOWN = "shown"
    NOT = "not"  # nobody is left to hear it, or it is no longer worth saying


_DONE_BY = {
    Action.TELL: Standing.BY_MESSAGE,
    Action.THREAD: Standing.IN_THREAD,
    Action.SHOW: Standing.SHOWN,
}


def standing_of(action: Action, state: State) -> Standing:
    """Tell what a row means for its person. Pure."""
    if state == State.DONE:
        return _DONE_BY[action]
    if state == State.DROPPED:
        return Standing.NOT
    return Standing.UNDER_WAY if state == State.WAITING else Standing.AT_NEXT_USE


async def find(session: AsyncSession, subject: str) -> Delivery | None:
    """Return the row that says `subject` to one person."""
    return await session.scalar(
        select(Delivery).where(
            Delivery.subject == subject, Delivery.action.in_(TO_A_PERSON), Delivery.user_id.is_not(None)
        )
    )


async def given_up_with(session: AsyncSession, row: Delivery) -> Sequence[Delivery]:
    """Return what waited behind a refused row for the same person and was given up with it."""
    found = await session.scalars(
        select(Delivery)
        .where(
            Delivery.lane == row.lane,
            Delivery.action == row.action,
            Delivery.state == State.DROPPED,
            Delivery.outcome == Fault.CHANNEL_GONE,
            Delivery.settled_at == row.settled_at,
            Delivery.position != row.position,
        )
        .order_by(Delivery.position)
    )
    return found.all()


def go_to_thread(row: Delivery, channel_id: int, name: str, now: datetime) -> None:
    """Say it in a private thread below a channel next."""
    row.action, row.channel_id = Action.THREAD, channel_id
    row.arguments = {**row.arguments, "people": [row.user_id], "name": name}
    # Threads of one person in one server keep their order, so that the second finds the first.
    row.lane = f"thread:{row.guild_id:x}:{row.user_id or 0:x}"
    _begin_anew(row, State.WAITING, now)


def keep(row: Delivery, now: datetime) -> None:
    """Say it when the person uses the bot next."""
    row.action, row.channel_id = Action.SHOW, None
    row.lane = f"user:{row.user_id}"
    _begin_anew(row, State.KEPT, now)


def forget(row: Delivery, now: datetime) -> None:
    """Do not say it any more, unless it is being said this very moment."""
    if row.state in (*OPEN_STATES, State.KEPT) and row.tried_at is None:
        row.state, row.outcome, row.settled_at = State.DROPPED, "overtaken", now


def to_be_shown(guild_id: int, user_id: int, now: datetime) -> ColumnElement[bool]:
    """Select what did not reach a person and nobody is about to say: what is held is shown as well."""
    stuck = or_(
        and_(Delivery.action == Action.THREAD, Delivery.state.in_(OPEN_STATES)),
        and_(Delivery.action == Action.TELL, Delivery.state == State.HELD),
    )
    return and_(
        Delivery.guild_id == guild_id,
        Delivery.user_id == user_id,
        Delivery.action.in_(TO_A_PERSON),
        or_(Delivery.leased_until.is_(None), Delivery.leased_until <= now),
        or_(Delivery.state == State.KEPT, and_(stuck, Delivery.tried_at.is_(None))),
    )


def _begin_anew(row: Delivery, state: State, now: datetime) -> None:
    row.state, row.outcome, row.settled_at = state, None, None
    row.due_at, row.tried_at, row.attempts, row.leased_until = now, None, 0, None

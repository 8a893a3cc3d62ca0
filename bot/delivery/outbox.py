"""Writing intents: the row that stands before anything is said. All of it in the caller's transaction."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.insertion import insert_new
from bot.delivery.models import OPEN_STATES, Action, Delivery, State
from bot.delivery.parcel import Fault


@dataclass(frozen=True, slots=True)
class Words:
    """What a delivery says: the card, and what it is drawn from when it is sent."""

    card: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a delivery goes, within a server. Deliveries of one lane keep their order."""

    guild_id: int
    lane: str
    channel_id: int | None = None
    user_id: int | None = None
    role_id: int | None = None
    target: int | None = None  # the delivery whose message is acted on

    @classmethod
    def channel(cls, guild_id: int, channel_id: int) -> "Place":
        """Return a channel or thread."""
        return cls(guild_id, f"channel:{channel_id}", channel_id=channel_id)

    @classmethod
    def person(cls, guild_id: int, user_id: int) -> "Place":
        """Return a person's direct messages; `guild_id` is the server on whose behalf."""
        return cls(guild_id, f"user:{user_id}", user_id=user_id)

    @classmethod
    def member(cls, guild_id: int, user_id: int, role_id: int) -> "Place":
        """Return a member's role; a role that cannot be granted holds up no other one."""
        return cls(guild_id, f"role:{user_id:x}:{role_id:x}", user_id=user_id, role_id=role_id)


async def post(session: AsyncSession, subject: str, place: Place, words: Words, *, now: datetime) -> bool:
    """Plan a new message in a channel; False if the same `subject` was planned before."""
    return await _plan(session, Action.POST, subject, place, words, now=now)


async def tell(session: AsyncSession, subject: str, place: Place, words: Words, *, now: datetime) -> bool:
    """Plan a direct message to a person; False if the same `subject` was planned before."""
    return await _plan(session, Action.TELL, subject, place, words, now=now)


async def open_thread(
    session: AsyncSession, subject: str, place: Place, words: Words, *, now: datetime
) -> bool:
    """Plan a thread below a channel; False if the same `subject` was planned before.

    `words.arguments` needs `people` (user ids) and `name` (at most 70 characters). The thread is private
    unless they say `is_public`.
    """
    return await _plan(session, Action.THREAD, subject, place, words, now=now)


async def grant(
    session: AsyncSession, subject: str, place: Place, reason: str, *, now: datetime, **keys: int | None
) -> bool:
    """Plan to give a member a role; False if the same `subject` was planned before.

    `keys` name rows from which the sender reads what else belongs to the reason: what somebody typed is not
    copied into the outbox.
    """
    words = Words("", {"reason": reason, **{name: key for name, key in keys.items() if key is not None}})
    return await _plan(session, Action.GRANT, subject, place, words, now=now)


async def revoke(
    session: AsyncSession, subject: str, place: Place, reason: str, *, now: datetime, **keys: int | None
) -> bool:
    """Plan to take a role from a member, likewise; False if the same `subject` was planned before."""
    words = Words("", {"reason": reason, **{name: key for name, key in keys.items() if key is not None}})
    return await _plan(session, Action.REVOKE, subject, place, words, now=now)


async def withdraw(session: AsyncSession, place: Place, action: Action, *, now: datetime) -> None:
    """Drop what waits in a lane and was decided otherwise since; what is on its way is not called back."""
    await session.execute(
        update(Delivery)
        .where(
            Delivery.lane == place.lane,
            Delivery.action == action,
            Delivery.state.in_(OPEN_STATES),
            or_(Delivery.leased_until.is_(None), Delivery.leased_until <= now),
        )
        .values(state=State.DROPPED, outcome="withdrawn", settled_at=now)
    )


async def forget(session: AsyncSession, subject: str, *, is_prefix: bool = False) -> None:
    """Let the same thing be planned again some day; what still waits is not done."""
    begins = (Delivery.subject >= subject) & (Delivery.subject < f"{subject}\U0010ffff")
    which = begins if is_prefix else Delivery.subject == subject
    await session.execute(delete(Delivery).where(which))


async def edit(session: AsyncSession, subject: str, version: str, *, now: datetime) -> bool:
    """Plan to draw the message of `subject` again, once for each `version`; False if there is none."""
    said = await _said(session, subject)
    if said is None or (said.state in (*OPEN_STATES, State.KEPT) and said.attempts == 0):
        return False  # what was never begun will be drawn from today's data anyway
    words = Words(said.card, said.arguments)
    return await _plan(session, Action.EDIT, f"{subject}:edit:{version}", _on(said), words, now=now)


async def reply(session: AsyncSession, subject: str, version: str, words: Words, *, now: datetime) -> bool:
    """Plan an answer to the message of `subject`; once for each `version`. False if there is none."""
    said = await _said(session, subject)
    if said is None:
        return False
    return await _plan(session, Action.REPLY, f"{subject}:reply:{version}", _on(said), words, now=now)


async def subjects(session: AsyncSession, *, prefix: str) -> list[str]:
    """Return the subjects of posts that begin with `prefix`, in the order in which they were planned."""
    found = await session.scalars(
        select(Delivery.subject)
        .where(Delivery.subject.startswith(prefix, autoescape=True), Delivery.action == Action.POST)
        .order_by(Delivery.position)
    )
    return list(found)


async def place_of(session: AsyncSession, subject: str) -> int | None:
    """Return the channel or thread in which the message of `subject` stands, None until it does."""
    return await session.scalar(
        select(Delivery.channel_id).where(
            Delivery.subject == subject, Delivery.state == State.DONE, Delivery.message_id.is_not(None)
        )
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is still to be said in a channel; `held`: Discord refuses it for want of a right."""

    count: int
    held: bool


NOTHING_WAITS = Waiting(0, held=False)


async def waiting(session: AsyncSession, guild_id: int) -> dict[int, Waiting]:
    """Return what waits in each channel of a server."""
    rows = await session.execute(
        select(
            Delivery.channel_id,
            func.count(),
            func.max(case((Delivery.outcome == Fault.FORBIDDEN, 1), else_=0)),
        )
        .where(
            Delivery.guild_id == guild_id, Delivery.channel_id.is_not(None), Delivery.state.in_(OPEN_STATES)
        )
        .group_by(Delivery.channel_id)
    )
    return {channel_id: Waiting(count, held=bool(held)) for channel_id, count, held in rows if channel_id}


async def release(session: AsyncSession, channel_id: int, now: datetime) -> int:
    """Make everything that waits in a channel due now; returns how many rows that were."""
    result = await session.execute(
        update(Delivery)
        .where(Delivery.channel_id == channel_id, Delivery.state.in_(OPEN_STATES))
        .values(due_at=now)
    )
    return cast("CursorResult[Any]", result).rowcount


async def try_roles(session: AsyncSession, guild_id: int, role_id: int, instead: int, now: datetime) -> int:
    """Make every waiting grant of a role due now, with the role `instead`; returns how many that were."""
    result = await session.execute(
        update(Delivery)
        .where(
            Delivery.guild_id == guild_id,
            Delivery.role_id == role_id,
            Delivery.action == Action.GRANT,
            Delivery.state.in_(OPEN_STATES),
        )
        .values(role_id=instead, due_at=now)
    )
    return cast("CursorResult[Any]", result).rowcount


async def _said(session: AsyncSession, subject: str) -> Delivery | None:
    """Return the delivery that says `subject`, which is the digest for a gathered post."""
    found = await session.scalar(select(Delivery).where(Delivery.subject == subject))
    if found is not None and found.gathered_in is not None:
        found = await session.get(Delivery, found.gathered_in)
    return None if found is None or found.state == State.DROPPED else found


def _on(said: Delivery) -> Place:
    return Place(said.guild_id, said.lane, said.channel_id, said.user_id, target=said.position)


async def _plan(
    session: AsyncSession, action: Action, subject: str, place: Place, words: Words, *, now: datetime
) -> bool:
    row = {
        "nonce": new_nonce(),
        "subject": subject,
        "action": action,
        "state": State.WAITING,
        "lane": place.lane,
        "guild_id": place.guild_id,
        "channel_id": place.channel_id,
        "user_id": place.user_id,
        "role_id": place.role_id,
        "target": place.target,
        "card": words.card,
        "arguments": dict(words.arguments),
        "created_at": now,
        "due_at": now,
        "attempts": 0,
    }
    return await insert_new(session, Delivery, row, unique=("subject",))


def new_nonce() -> str:
    """Return a delivery id: 22 characters, 128 random bits."""
    return secrets.token_urlsafe(16)

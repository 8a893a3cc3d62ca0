"""Reading and writing delivery rows around an attempt: claim before it, record after it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.database.due import claim, next_due
from bot.delivery.budget import DIGEST_SIZE, Budget, gather
from bot.delivery.models import OPEN_STATES, Action, Delivery, State
from bot.delivery.outbox import new_nonce
from bot.delivery.parcel import Fault, Parcel
from bot.delivery.settlement import Settlement

LEASE = timedelta(minutes=5)  # longer than any attempt: discord.py gives up before

_earlier = aliased(Delivery)
_HEAD_OF_LANE = Delivery.position == (
    select(func.min(_earlier.position))
    .where(_earlier.lane == Delivery.lane, _earlier.state.in_(OPEN_STATES))
    .correlate(Delivery)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be said or done, of which somebody should hear."""

    fault: Fault
    subject: str
    guild_id: int
    channel_id: int | None
    user_id: int | None
    role_id: int | None


TROUBLES = (
    Fault.FORBIDDEN,
    Fault.UNREACHABLE,
    Fault.CHANNEL_GONE,
    Fault.MEMBER_GONE,
    Fault.ROLE_GONE,
)

TroubleHook = Callable[[AsyncSession, Trouble, datetime], Awaitable[None]]
SaidHook = Callable[[AsyncSession, str, datetime], Awaitable[None]]  # told the subject


@dataclass(frozen=True, slots=True)
class Ledger:
    """Claims and records. `digests` names the digest card of each card that may be gathered."""

    budget: Budget
    digests: Mapping[str, str] = field(default_factory=dict[str, str])

    async def take(self, session: AsyncSession, *, limit: int, now: datetime) -> list[Parcel]:
        """Claim the first due delivery of each lane and mark that an attempt begins."""
        rows = await claim(
            session,
            Delivery,
            now=now,
            lease=LEASE,
            limit=limit,
            where=(Delivery.state.in_(OPEN_STATES), _HEAD_OF_LANE),
        )
        parcels = [await self._prepared(session, row, now) for row in rows]
        return [parcel for parcel in parcels if parcel is not None]

    async def record(
        self, session: AsyncSession, parcel: Parcel, end: Settlement, *, now: datetime
    ) -> Trouble | None:
        """Write an attempt's outcome; returns a trouble that was not known before."""
        row = await session.get_one(Delivery, parcel.position)
        is_known = row.state == State.HELD and row.outcome == end.outcome
        row.state, row.outcome, row.leased_until = end.state, end.outcome, None
        row.message_id = end.message_id or row.message_id
        row.channel_id = end.channel_id or row.channel_id
        if end.aside:
            row.lane = f"aside:{row.position}"
        if end.due_at is not None:
            row.due_at = end.due_at
            row.tried_at = row.tried_at if end.unclear else None
        else:
            row.settled_at = now
        if end.outcome == Fault.CHANNEL_GONE:
            await self._give_up_lane(session, row.lane, now)
        if end.outcome in TROUBLES and not is_known:
            return _trouble(row, Fault(end.outcome))
        return None

    async def next_due(self, session: AsyncSession) -> datetime | None:
        """Return when the next delivery may be tried."""
        return await next_due(session, Delivery, where=(Delivery.state.in_(OPEN_STATES), _HEAD_OF_LANE))

    async def _prepared(self, session: AsyncSession, row: Delivery, now: datetime) -> Parcel | None:
        if await self._gathered(session, row, now):
            return None
        target = await _target(session, row)
        if row.target is not None and (target is None or target.message_id is None):
            _settle_without_message(row, now)
            return None
        tried_before_at, row.tried_at = row.tried_at, row.tried_at or now
        return Parcel(
            position=row.position,
            subject=row.subject,
            nonce=row.nonce,
            action=Action(row.action),
            guild_id=row.guild_id,
            channel_id=row.channel_id if target is None else target.channel_id,
            user_id=row.user_id,
            role_id=row.role_id,
            target_id=None if target is None else target.message_id,
            thread_id=await _thread_of(session, row),
            card=row.card,
            arguments=row.arguments,
            attempts=row.attempts,
            tried_before_at=tried_before_at,
        )

    async def _gathered(self, session: AsyncSession, row: Delivery, now: datetime) -> bool:
        """Put an untried post, with its followers, into a digest once the channel's budget is spent."""
        digest_card = self.digests.get(row.card)
        if digest_card is None or row.action != Action.POST or row.tried_at is not None:
            return False
        recent = await self._recent_posts(session, row.lane, now)
        followers = await _gatherable(session, row) if recent >= self.budget.posts else [row]
        chosen = gather(followers, recent, self.budget)
        if chosen:
            await _write_digest(session, chosen, digest_card, now)
        return bool(chosen)

    async def _recent_posts(self, session: AsyncSession, lane: str, now: datetime) -> int:
        return (
            await session.scalar(
                select(func.count()).where(
                    Delivery.lane == lane,
                    Delivery.action == Action.POST,
                    Delivery.state == State.DONE,
                    Delivery.card.in_(self.digests),
                    Delivery.settled_at > now - self.budget.window,
                )
            )
            or 0
        )

    async def _give_up_lane(self, session: AsyncSession, lane: str, now: datetime) -> None:
        await session.execute(
            update(Delivery)
            .where(Delivery.lane == lane, Delivery.state.in_(OPEN_STATES))
            .values(state=State.DROPPED, outcome=Fault.CHANNEL_GONE, settled_at=now)
        )


async def _target(session: AsyncSession, row: Delivery) -> Delivery | None:
    if row.target is None:
        return None
    target = await session.get_one(Delivery, row.target)
    return target if target.gathered_in is None else await session.get_one(Delivery, target.gathered_in)


async def _thread_of(session: AsyncSession, row: Delivery) -> int | None:
    """Return the newest private thread of the one person that a thread is for."""
    if row.action != Action.THREAD or row.user_id is None:
        return None
    return await session.scalar(
        select(Delivery.channel_id)
        .where(
            Delivery.user_id == row.user_id,
            Delivery.guild_id == row.guild_id,
            Delivery.state == State.DONE,
            Delivery.action == Action.THREAD,
        )
        .order_by(Delivery.position.desc())
        .limit(1)
    )


def _trouble(row: Delivery, fault: Fault) -> Trouble:
    return Trouble(fault, row.subject, row.guild_id, row.channel_id, row.user_id, row.role_id)


def _settle_without_message(row: Delivery, now: datetime) -> None:
    """There is no message to act on: it was never said, or will be drawn from today's data when it is."""
    row.state, row.outcome, row.settled_at = State.DROPPED, Fault.MESSAGE_GONE, now


async def _gatherable(session: AsyncSession, first: Delivery) -> Sequence[Delivery]:
    found = await session.scalars(
        select(Delivery)
        .where(
            Delivery.lane == first.lane,
            Delivery.state.in_(OPEN_STATES),
            Delivery.action == Action.POST,
            Delivery.card == first.card,
            Delivery.tried_at.is_(None),
        )
        .order_by(Delivery.position)
        .limit(DIGEST_SIZE)
    )
    return found.all()


async def _write_digest(session: AsyncSession, rows: Sequence[Delivery], card: str, now: datetime) -> None:
    first, nonce = rows[0], new_nonce()
    digest = Delivery(
        nonce=nonce,
        subject=f"digest:{nonce}",
        lane=first.lane,
        action=Action.POST,
        state=State.WAITING,
        guild_id=first.guild_id,
        channel_id=first.channel_id,
        card=card,
        arguments={"items": [row.arguments for row in rows]},
        created_at=now,
        due_at=now,
        attempts=0,
    )
    session.add(digest)
    await session.flush()
    for row in rows:
        row.state, row.gathered_in, row.settled_at, row.leased_until = (
            State.GATHERED,
            digest.position,
            now,
            None,
        )

"""Does what is due: claim, commit, deed, outcome. A crash in between means the deed is done again."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, update

from bot.clock import Clock
from bot.database.due import claim, next_due
from bot.database.due_work import DueWork
from bot.database.engine import Database

BATCH = 10
PATIENCE = timedelta(minutes=1)  # for one deed, so that one that hangs does not hold up the rest
LEASE = (BATCH + 1) * PATIENCE
FIRST_RETRY = timedelta(minutes=1)
LAST_RETRY = timedelta(hours=6)


class UnknownKind(Exception):
    """A row asks for a deed that no handler does: left by a newer version, or a mistake in the code."""


@dataclass(frozen=True, slots=True)
class DueItem:
    """What a handler is told. `attempts` is 1 the first time."""

    kind: str
    subject: str
    payload: Mapping[str, Any]
    due_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class _Claim:
    id: int
    leased_until: datetime
    item: DueItem

    def still_holds(self) -> ColumnElement[bool]:
        """Tell whether the row is the one claimed: a new plan ends the lease and starts counting anew."""
        return and_(
            DueWork.id == self.id,
            DueWork.leased_until == self.leased_until,
            DueWork.attempts == self.item.attempts,
        )


Handler = Callable[[DueItem], Awaitable[datetime | None]]


class DueWorker:
    """Runs the handler of each due row. A handler returns None (done) or when to do it again."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        handlers: Mapping[str, Handler],
        on_error: Callable[[Exception, str], None],
        *,
        patience: timedelta = PATIENCE,
    ) -> None:
        self._database = database
        self._clock = clock
        self._handlers = handlers
        self._on_error = on_error
        self._patience = patience

    async def step(self) -> datetime | None:
        """Do one batch of what is due now; return when the next row is due (None: nothing is planned)."""
        for claimed in await self._claim():
            await self._do(claimed)
        async with self._database.reading() as session:
            return await next_due(session, DueWork)

    async def _claim(self) -> list[_Claim]:
        now = self._clock.now()
        async with self._database.transaction() as session:
            rows = await claim(session, DueWork, now=now, lease=LEASE, limit=BATCH)
        claims = [_Claim(row.id, now + LEASE, _item(row)) for row in rows]
        # What was tried before comes last: should it end the process, the others were done.
        return sorted(claims, key=lambda claimed: claimed.item.attempts)

    async def _do(self, claimed: _Claim) -> None:
        item = claimed.item
        try:
            handler = self._handlers.get(item.kind)
            if handler is None:
                raise UnknownKind(item.kind)  # noqa: TRY301 - reported and retried like any failure of a row
            async with asyncio.timeout(self._patience.total_seconds()):
                again_at = await handler(item)
        except Exception as error:  # noqa: BLE001 - handed to the error desk; no row may end the worker
            self._on_error(error, f"due work {item.kind}")
            again_at = self._clock.now() + retry_after(item.attempts)
            await self._plan_again(claimed, again_at, failures=item.attempts)
        else:
            await self._finish(claimed, again_at)

    async def _finish(self, claimed: _Claim, again_at: datetime | None) -> None:
        if again_at is not None:
            await self._plan_again(claimed, again_at, failures=0)
            return
        async with self._database.transaction() as session:
            await session.execute(delete(DueWork).where(claimed.still_holds()))

    async def _plan_again(self, claimed: _Claim, due_at: datetime, *, failures: int) -> None:
        values = {"due_at": due_at, "leased_until": None, "attempts": failures}
        async with self._database.transaction() as session:
            await session.execute(update(DueWork).where(claimed.still_holds()).values(values))


def retry_after(attempts: int) -> timedelta:
    """Return how long to wait after this many failures: 1, 2, 4 … minutes, at most 6 hours."""
    return min(LAST_RETRY, FIRST_RETRY * 2 ** min(attempts - 1, 20))


def _item(row: DueWork) -> DueItem:
    return DueItem(row.kind, row.subject, row.payload, row.due_at, row.attempts)

"""The deliverer: claims intents, hands them to the sender, records the outcomes.

Exactly once, whatever breaks: the row is marked as tried before Discord is asked, and whoever finds a row
marked so reads back before trying again. Within Discord's nonce window a repeated nonce speaks only once;
after it, the delivery id in the message's custom ids tells that it stands already.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.clock import Clock
from bot.database.engine import Database
from bot.database.under_way import UnderWay
from bot.delivery.ledger import Ledger, SaidHook, TroubleHook
from bot.delivery.models import State
from bot.delivery.parcel import Failed, Fault, Parcel, Sender, Sent
from bot.delivery.settlement import settle
from bot.delivery.ways import TO_A_PERSON

CONCURRENCY = 8  # lanes at once; Discord's own limits are kept by discord.py


class DeliveryRefused(Exception):
    """Discord will not take a delivery as it is, and we are to blame."""


class Deliverer:
    """One step of this is the delivery worker's step."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        sender: Sender,
        ledger: Ledger,
        *,
        on_trouble: Sequence[TroubleHook],
        on_said: Sequence[SaidHook],
        on_error: Callable[[Exception, str], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._sender = sender
        self._ledger = ledger
        self._on_trouble = on_trouble
        self._on_said = on_said
        self._on_error = on_error
        self._under_way = UnderWay(CONCURRENCY, on_error)

    async def step(self) -> datetime | None:
        """Begin what is due, wait for one to end; returns when the next is due."""
        async with self._database.transaction() as session:
            parcels = await self._ledger.take(session, limit=self._under_way.free, now=self._clock.now())
        for parcel in parcels:
            self._under_way.begin(self._deliver(parcel), f"delivery {parcel.nonce}")
        if self._under_way:
            await self._under_way.one_ends()
            return self._clock.now()
        async with self._database.reading() as session:
            return await self._ledger.next_due(session)

    async def close(self) -> None:
        """Let what is under way come to its end; what had to be cut off is read back at the next start."""
        await self._under_way.close()

    async def _deliver(self, parcel: Parcel) -> None:
        answer = await self._answer(parcel)
        now = self._clock.now()
        end = settle(parcel.action, answer, parcel.attempts, now)
        async with self._database.transaction() as session:
            trouble = await self._ledger.record(session, parcel, end, now=now)
            if trouble is not None:
                for hook in self._on_trouble:
                    await hook(session, trouble, now)
            if end.state is State.DONE and parcel.action in TO_A_PERSON:
                for said in self._on_said:
                    await said(session, parcel.subject, now)
        if isinstance(answer, Failed) and answer.fault is Fault.INVALID:
            raise DeliveryRefused(f"{parcel.card}: {answer.fault}: {answer.detail}")

    async def _answer(self, parcel: Parcel) -> Sent | Failed:
        """Attempt it; an unexpected error is reported and counts as an unclear attempt of our own making."""
        attempt = asyncio.create_task(self._attempt(parcel))
        try:
            await asyncio.wait([attempt])
        finally:
            attempt.cancel()  # only where we are cancelled ourselves; an ended task does not mind
        error = attempt.exception()
        if error is None:
            return attempt.result()
        if not isinstance(error, Exception):
            raise error
        self._on_error(error, f"delivery {parcel.nonce}")
        return Failed(Fault.BROKEN, type(error).__name__)

    async def _attempt(self, parcel: Parcel) -> Sent | Failed:
        if parcel.tried_before_at is not None:
            known = await self._sender.find(parcel)
            if known is not None:
                return known
        return await self._sender.send(parcel)

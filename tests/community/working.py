"""Lets time pass in a test: what is due is done by the real worker."""

from collections.abc import Mapping
from datetime import timedelta

from bot.database.due_worker import DueItem, DueWorker, Handler
from tests.community.conftest import Server


class Some(dict[str, Handler]):
    """Some of the handlers; due work of other kinds rests."""

    def get(self, kind: str, default: Handler | None = None) -> Handler | None:  # type: ignore[override] - as used
        async def rest(_: DueItem) -> None:
            return None

        return super().get(kind, default or rest)


async def work(server: Server, handlers: Mapping[str, Handler]) -> None:
    """Do everything that is due now; what a handler raises is raised."""

    def fail(error: Exception, _: str) -> None:
        raise error

    worker = DueWorker(server.database, server.clock, Some(handlers), fail)
    while (due_at := await worker.step()) is not None and due_at <= server.clock.now():
        pass


async def pass_time(server: Server, handlers: Mapping[str, Handler], span: timedelta) -> None:
    """Move the clock on, a tenth at a time, and do what is due on the way."""
    for _ in range(10):
        server.clock.advance(span / 10)
        await work(server, handlers)

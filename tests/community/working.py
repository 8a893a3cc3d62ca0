"""Lets time pass in a test: what is due is done by the real worker."""

from collections.abc import Mapping
from datetime import timedelta

from bot.database.due_worker import DueWorker, Handler
from tests.community.conftest import Server


async def work(server: Server, handlers: Mapping[str, Handler]) -> None:
    """Do everything that is due now; what a handler raises is raised."""

    def fail(error: Exception, _: str) -> None:
        raise error

    worker = DueWorker(server.database, server.clock, handlers, fail)
    while (due_at := await worker.step()) is not None and due_at <= server.clock.now():
        pass


async def pass_time(server: Server, handlers: Mapping[str, Handler], span: timedelta) -> None:
    """Move the clock on, a tenth at a time, and do what is due on the way."""
    for _ in range(10):
        server.clock.advance(span / 10)
        await work(server, handlers)

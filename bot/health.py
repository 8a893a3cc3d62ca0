"""What machines ask of a running bot: `/livez`, `/readyz` and `/metrics`."""

import asyncio
import errno
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, PlatformCollector, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.errors import OperatorError

CHECK_SECONDS = 5.0

Check = Callable[[], Awaitable[bool]]


class Health:
    """Asks every part whether it is ready. A part that fails or hangs is not."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        self._checks = checks
        self._registry = CollectorRegistry()
        self._gauge = Gauge(
            "ssc_bot_ready", "1 where the part is ready to serve.", ["part"], registry=self._registry
        )
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)

    async def parts(self) -> dict[str, bool]:
        """Return which parts are ready, by name."""
        questions = (asyncio.wait_for(check(), CHECK_SECONDS) for check in self._checks.values())
        answers = await asyncio.gather(*questions, return_exceptions=True)
        return {name: answer is True for name, answer in zip(self._checks, answers, strict=True)}

    async def live(self, _: web.Request) -> web.Response:
        """Answer as long as the event loop turns."""
        return web.Response(text="ok\n")

    async def ready(self, _: web.Request) -> web.Response:
        """Answer 200 when all parts are ready, else 503, with each part's state."""
        parts = await self.parts()
        return web.json_response(parts, status=200 if all(parts.values()) else 503)

    async def metrics(self, _: web.Request) -> web.Response:
        """Answer in the text format of Prometheus."""
        for name, is_ready in (await self.parts()).items():
            self._gauge.labels(name).set(is_ready)
        return web.Response(
            body=generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )


@asynccontextmanager
async def serving_health(
    address: tuple[str, int] | None, checks: Mapping[str, Check]
) -> AsyncGenerator[tuple[str, int] | None]:
    """Serve on `address` and yield where (port 0 picks one); None serves nothing. Raises OperatorError."""
    if address is None:
        yield None
        return
    health, application = Health(checks), web.Application()
    application.router.add_get("/livez", health.live)
    application.router.add_get("/readyz", health.ready)
    application.router.add_get("/metrics", health.metrics)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        await _listen(runner, *address)
        yield runner.addresses[0][:2]
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        raise OperatorError(
            f"HEALTH_ADDRESS: {host}:{port} {reason}; choose another address or leave it empty."
        ) from None

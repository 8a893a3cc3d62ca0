"""One contender on a Discord of its own: started, asked, weighed, stopped."""

import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from benchmarks.contenders import Contender, Request, inherited
from benchmarks.figures import Figures
from benchmarks.process import BotProcess
from tests.wire.discord.server import DiscordServer

PATIENCE = 60.0  # seconds until a bot must have connected


class Stage:
    """A contender and the simulated Discord it talks to; request bodies are checked by tests, not here."""

    def __init__(self, contender: Contender, server: DiscordServer, folder: Path) -> None:
        self.contender = contender
        self.figures = Figures()
        self._server = server
        self._folder = folder
        guild = server.add_guild()
        self._channel = server.add_channel(guild, "general")
        self._person = server.add_member(guild, "Ada")
        self._process: BotProcess | None = None

    @classmethod
    @asynccontextmanager
    async def opened(cls, contender: Contender, folder: Path) -> AsyncGenerator["Stage"]:
        """Listen on a port, and stop the bot at the end."""
        async with AsyncExitStack() as stack:
            stage = cls(contender, await stack.enter_async_context(DiscordServer().running()), folder)
            stack.push_async_callback(stage.stop)
            yield stage

    async def start(self, **environment: str) -> float:
        """Start the bot; return the seconds until the answer to its first command was there."""
        gateway = self._server.gateway
        connections = len(gateway.identifies)
        began = time.perf_counter()
        self._process = await BotProcess.start(
            self.contender.command, self._environment() | environment, str(self._folder)
        )
        await self._server.until(
            lambda: len(gateway.identifies) > connections and gateway.ready, PATIENCE, self.contender.name
        )
        await self.ask(self.contender.requests[0])
        return time.perf_counter() - began

    async def stop(self) -> None:
        """End the bot."""
        if self._process is not None:
            await self._process.stop()
            self._process = None

    async def ask(self, request: Request) -> float:
        """Do what a person does; return the seconds until the answer was there."""
        self._forget()
        began = time.perf_counter()
        where = {"by": self._person, "channel": self._channel}
        if request.typing is None:
            exchange = await self._server.interactions.slash(request.command, request.options, **where)
            took = time.perf_counter() - began
            self._check(request, bool(exchange.sent()))
        else:
            typed = request.options[request.typing]
            choices = await self._server.interactions.autocomplete(
                request.command, request.typing, typed, **where
            )
            took = time.perf_counter() - began
            self._check(request, bool(choices))
        return took

    async def round(self, request: Request, count: int) -> None:
        """Ask the same many times, one after the other."""
        before = self.process.usage().processor
        trips = [await self.ask(request) for _ in range(count)]
        self.figures.add(request.name, trips, self.process.usage().processor - before)

    @property
    def process(self) -> BotProcess:
        """Return the running bot."""
        assert self._process is not None
        return self._process

    def _check(self, request: Request, has_answer: bool) -> None:
        if not has_answer:
            raise AssertionError(f"{self.contender.name} had nothing to say to {request.name}")

    def _forget(self) -> None:
        # The server remembers every exchange for its tests; here that would only slow it down.
        self._server.requests.clear()
        self._server.interactions.by_token.clear()

    def _environment(self) -> dict[str, str]:
        own = {
            "DISCORD_TOKEN": self._server.token,
            "DISCORD_API_URL": self._server.api_url,
            "GATEWAY_URL": self._server.gateway_url,
        }
        return inherited() | own | self.contender.environment

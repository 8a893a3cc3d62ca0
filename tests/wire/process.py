"""The real bot as a process of its own: started, watched, killed, started again."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import psutil

from tests.wire.discord.server import DiscordServer

CHECKOUT = Path(__file__).parents[2]
# what a process needs of its surroundings; nothing that could configure the bot
INHERITED = ("PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT", "COVERAGE_PROCESS_START")
START_WITHIN = 60.0
STOP_WITHIN = 30.0


class BotFailed(AssertionError):
    """The process did not do what was waited for; carries the end of its log."""


class BotProcess:
    """`python -m bot run` (or another command) in a folder of its own; its database survives restarts."""

    def __init__(
        self, server: DiscordServer, folder: Path, *, command: tuple[str, ...] = ("run",), **environment: str
    ) -> None:
        self._server = server
        self._folder = folder
        self._command = command
        self._process: asyncio.subprocess.Process | None = None
        self.log_path = folder / "bot.log"
        self.environment = {
            **{name: os.environ[name] for name in INHERITED if name in os.environ},
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONUNBUFFERED": "1",
            "DISCORD_TOKEN": server.token,
            "DISCORD_API_URL": server.api_url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'bot.db'}",
            "FEED_ALLOWED_HOSTS": "127.0.0.1",
            "FEED_MIN_INTERVAL": "0.3",
            "HEALTH_ADDRESS": "",
            "SEMANTIC_SEARCH": "off",
            "LOG_FORMAT": "json",
            **environment,
        }

    @property
    def pid(self) -> int:
        """Return the process id."""
        assert self._process is not None
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """Return the exit code, None while it runs."""
        assert self._process is not None
        return self._process.returncode

    @property
    def log(self) -> str:
        """Return everything that was written, over all starts."""
        return self.log_path.read_text(encoding="utf-8", errors="replace") if self.log_path.exists() else ""

    @property
    def records(self) -> list[dict[str, Any]]:
        """Return the log's JSON records."""
        return [json.loads(line) for line in self.log.splitlines() if line.startswith("{")]

    @property
    def is_running(self) -> bool:
        """Tell whether there is a process that has not ended."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> "BotProcess":
        """Start the process; do not wait for anything."""
        with self.log_path.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                *self._command,
                cwd=self._folder,
                env=self.environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=asyncio.subprocess.STDOUT,
            )
        return self

    async def start_to_ready(self) -> "BotProcess":
        """Start and wait until a new session was told READY, with a first heartbeat. Raises BotFailed."""
        known = set(map(id, self._server.gateway.sessions))
        await self.start()
        await self.until(lambda: self._has_new_session(known), START_WITHIN, "READY and a heartbeat")
        return self

    async def until(self, condition: Any, seconds: float = 30, what: str = "the condition") -> None:
        """Wait for something on the server; fail at once if the process ends meanwhile. Raises BotFailed."""
        assert self._process is not None
        waiting = asyncio.ensure_future(self._server.until(condition, seconds, what))
        ending = asyncio.ensure_future(self._process.wait())
        try:
            await asyncio.wait({waiting, ending}, return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done() and not condition():
                raise BotFailed(
                    f"the bot ended with {self.exit_code} while waiting for {what}\n{self.tail()}"
                )
            if waiting.done() and (failure := waiting.exception()):
                raise BotFailed(f"{failure}\n{self.tail()}") from failure
        finally:
            waiting.cancel()
            ending.cancel()
            await asyncio.gather(waiting, ending, return_exceptions=True)

    async def wait(self, seconds: float = STOP_WITHIN) -> int:
        """Wait for the end; return the exit code. Raises BotFailed."""
        assert self._process is not None
        try:
            return await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            raise BotFailed(f"the bot did not end within {seconds} s\n{self.tail()}") from None

    def send(self, signal_number: int) -> None:
        """Send a signal, and go on."""
        assert self._process is not None
        self._process.send_signal(signal_number)

    async def stop(self, signal_number: int = signal.SIGTERM) -> int:
        """Send a signal; return the exit code."""
        assert self._process is not None
        self._process.send_signal(signal_number)
        return await self.wait()

    async def kill(self) -> None:
        """SIGKILL: no last word."""
        if self._process is not None and self.is_running:
            self._process.kill()
            await self._process.wait()

    async def restart(self) -> "BotProcess":
        """Start again on the same database, and wait for READY."""
        assert not self.is_running
        return await self.start_to_ready()

    def tail(self, lines: int = 20, width: int = 1500) -> str:
        """Return the end of the log, of long lines their ends: that of a traceback says most."""
        shown = [line[-width:] for line in self.log.splitlines()[-lines:]]
        return "\n".join(["--- end of the bot's log ---", *shown])

    def resident_bytes(self) -> int:
        """Return the resident memory, child processes included."""
        return sum(process.memory_info().rss for process in self._family())

    def cpu_seconds(self) -> float:
        """Return the processor time used so far, ended children included."""
        times = psutil.Process(self.pid).cpu_times()
        return times.user + times.system + times.children_user + times.children_system

    def _family(self) -> list[psutil.Process]:
        own = psutil.Process(self.pid)
        return [own, *own.children(recursive=True)]

    def _has_new_session(self, known: set[int]) -> bool:
        fresh = [session for session in self._server.gateway.ready if id(session) not in known]
        return bool(fresh) and all(session.heartbeats for session in fresh)

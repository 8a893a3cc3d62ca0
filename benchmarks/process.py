"""A bot's process, seen from outside."""

import asyncio
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Usage:
    """What a process has used; memory in MiB, processor time in seconds."""

    memory: float
    processor: float


class BotProcess:
    """One running bot and its child processes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._seen = psutil.Process(process.pid)

    @classmethod
    async def start(cls, command: tuple[str, ...], environment: dict[str, str], folder: str) -> "BotProcess":
        """Start a bot in a folder; what it logs is dropped."""
        quiet = asyncio.subprocess.DEVNULL
        process = await asyncio.create_subprocess_exec(
            *command, env=environment, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet
        )
        return cls(process)

    def usage(self) -> Usage:
        """Return what the bot and its children use now."""
        family = [self._seen, *self._seen.children(recursive=True)]
        memory = sum(one.memory_info().rss for one in family) / 2**20
        times = [one.cpu_times() for one in family]
        return Usage(memory, sum(time.user + time.system for time in times))

    @property
    def has_ended(self) -> bool:
        """Tell whether the bot is gone."""
        return self._process.returncode is not None

    async def stop(self) -> None:
        """End the bot in order, or after ten seconds without mercy."""
        if self.has_ended:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), 10)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

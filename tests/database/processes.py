"""Real second processes for tests of crashes and races."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from tests.databases import ROOT


class Process:
    """A Python process that a test talks to line by line."""

    def __init__(self, child: asyncio.subprocess.Process) -> None:
        self._child = child

    @classmethod
    async def start(cls, script: str, *arguments: str) -> Self:
        """Run a script from the root of the checkout."""
        pipe = asyncio.subprocess.PIPE
        command = (sys.executable, "-u", "-c", script, *arguments)
        return cls(await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, cwd=ROOT))

    async def line(self) -> str:
        """Return the next line it prints; empty when it has ended."""
        assert self._child.stdout is not None
        return (await asyncio.wait_for(self._child.stdout.readline(), 30)).decode().strip()

    def go(self) -> None:
        """Send it a line."""
        assert self._child.stdin is not None
        self._child.stdin.write(b"\n")

    async def kill(self) -> None:
        """End it as a power cut would, if it still runs."""
        if self._child.returncode is None:
            self._child.kill()
        await self._child.communicate()


@asynccontextmanager
async def running(script: str, *arguments: str) -> AsyncIterator[Process]:
    """Run a script for the length of a block."""
    process = await Process.start(script, *arguments)
    try:
        yield process
    finally:
        await process.kill()

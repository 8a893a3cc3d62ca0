"""The child process that parses, seen from the parent: start it, ask it, end it."""

import asyncio
import json
import os
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from typing import Any

_LENGTHS = struct.Struct(">II")
_LENGTH = struct.Struct(">I")
_MAX_ANSWER = 64 * 1024 * 1024
_MODULE = "bot.advisories.feeds.child"


class ChildDied(Exception):
    """The process ended, or spoke nonsense, instead of answering."""


class Child:
    """One running process. It answers one question after the other; after a failure it is of no more use."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls) -> "Child":
        """Start the process with our import path and nothing else of our environment: no secrets."""
        path = os.pathsep.join(part or os.curdir for part in sys.path)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            _MODULE,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={"PYTHONPATH": path},
        )
        return cls(process)

    async def ask(self, body: bytes, head: dict[str, str]) -> dict[str, Any]:
        """Send one document and return the answer. Raises ChildDied."""
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            raise ChildDied
        heading = json.dumps(head).encode()
        try:
            requests.write(_LENGTHS.pack(len(heading), len(body)) + heading + body)
            await requests.drain()
            (length,) = _LENGTH.unpack(await answers.readexactly(_LENGTH.size))
            if length > _MAX_ANSWER:
                raise ChildDied
            return json.loads(await answers.readexactly(length))
        except (OSError, EOFError, ValueError) as error:
            raise ChildDied from error

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        if self._process.returncode is None:
            self._process.kill()

    async def wait(self) -> None:
        """Wait until the process has ended and its pipes are closed."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()

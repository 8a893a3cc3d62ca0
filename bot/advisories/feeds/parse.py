"""Parse feeds outside of this process, within limits of time and memory."""

import asyncio
from datetime import datetime
from typing import Any

from bot.advisories.feeds.document import Document, Entry
from bot.advisories.feeds.process import Child, ChildDied
from bot.errors import BadInput

IDLE_SECONDS = 60.0


class Parser:
    """One child process, started when needed and ended when idle; documents are parsed one after the other.

    A child that did not give its whole answer (slow, dead, or its asker went away) is never asked again.
    """

    def __init__(self, seconds: float = 10, *, idle_seconds: float = IDLE_SECONDS) -> None:
        self._seconds = seconds
        self._idle_seconds = idle_seconds
        self._turn = asyncio.Lock()
        self._child: Child | None = None
        self._ended: list[Child] = []
        self._idle: asyncio.TimerHandle | None = None

    async def parse(self, body: bytes, *, url: str, content_type: str) -> Document:
        """Return what a feed says. Raises BadInput with the reason when it cannot be used."""
        async with self._turn:
            self._stay()
            try:
                answer = await self._answer(body, {"url": url, "content_type": content_type})
            except (TimeoutError, ChildDied):
                raise BadInput("feed-too-complex") from None
            finally:
                await self._settle()
        if "refused" in answer:
            raise BadInput(answer["refused"], **answer["arguments"])
        return _document(answer["document"])

    async def close(self) -> None:
        """End the child, if there is one."""
        self._stay()
        self._end()
        await self._settle()

    async def _answer(self, body: bytes, head: dict[str, str]) -> dict[str, Any]:
        """Ask the child; it stays only when its answer has arrived whole."""
        is_whole = False
        try:
            async with asyncio.timeout(self._seconds):
                self._child = self._child or await Child.start()
                answer = await self._child.ask(body, head)
            is_whole = True
        finally:
            if not is_whole:
                self._end()
        self._idle = asyncio.get_running_loop().call_later(self._idle_seconds, self._end)
        return answer

    def _stay(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._ended.append(self._child)
            self._child = None

    async def _settle(self) -> None:
        while self._ended:
            await self._ended[-1].wait()
            self._ended.pop()


def _document(plain: dict[str, Any]) -> Document:
    entries = tuple(_entry(**entry) for entry in plain.pop("entries"))
    return Document(**plain, entries=entries)


def _entry(published: str | None, updated: str | None, lines: list[str], **texts: str) -> Entry:
    return Entry(published=_moment(published), updated=_moment(updated), lines=tuple(lines), **texts)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

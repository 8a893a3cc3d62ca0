"""A plan of faults: which requests go wrong, how often and how."""

import asyncio
import re
from dataclasses import dataclass, field
from enum import Enum


class When(Enum):
    """Whether the request still does what it asks for."""

    BEFORE = "before"
    AFTER = "after"


@dataclass
class Fault:
    """One planned fault. `path` is a regular expression that is searched in the path without `/api/v10`."""

    method: str
    path: str
    when: When = When.BEFORE
    count: int = 1
    skip: int = 0
    status: int | None = None
    retry_after: float | None = None
    is_global: bool = False
    has_via: bool = True
    delay: float = 0.0
    drops: bool = False
    holds: bool = False
    hits: int = 0
    _held: asyncio.Event = field(default_factory=asyncio.Event)
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    def takes(self, method: str, path: str) -> bool:
        """Tell whether this request is hit, and count it."""
        if self.count <= 0 or method != self.method or not re.search(self.path, path):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.count -= 1
        self.hits += 1
        return True

    async def wait(self) -> None:
        """Spend the time this fault takes: its delay, or until released."""
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.holds:
            self._held.set()
            await self._released.wait()

    async def until_held(self, seconds: float = 30) -> None:
        """Wait until a request stands still here."""
        await asyncio.wait_for(self._held.wait(), seconds)

    def release(self) -> None:
        """Let held requests go on."""
        self._released.set()


class Faults:
    """The plan. Faults are tried in the order they were planned."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def plan(self, fault: Fault) -> Fault:
        """Add a fault and return it."""
        self._planned.append(fault)
        return fault

    def rate_limit(
        self,
        method: str,
        path: str,
        *,
        retry_after: float,
        is_global: bool = False,
        has_via: bool = True,
        count: int = 1,
    ) -> Fault:
        """Answer 429; without `Via` it looks like a ban by Cloudflare."""
        return self.plan(
            Fault(
                method,
                path,
                count=count,
                status=429,
                retry_after=retry_after,
                is_global=is_global,
                has_via=has_via,
            )
        )

    def answer(
        self, method: str, path: str, status: int, *, when: When = When.BEFORE, count: int = 1, skip: int = 0
    ) -> Fault:
        """Answer with a server error, before or after the effect."""
        return self.plan(Fault(method, path, when, count, skip, status=status))

    def drop(
        self, method: str, path: str, *, when: When = When.BEFORE, count: int = 1, skip: int = 0
    ) -> Fault:
        """Cut the connection without an answer, before or after the effect."""
        return self.plan(Fault(method, path, when, count, skip, drops=True))

    def slow(self, method: str, path: str, seconds: float, *, count: int = 1) -> Fault:
        """Answer properly, but late."""
        return self.plan(Fault(method, path, count=count, delay=seconds))

    def hold(
        self, method: str, path: str, *, when: When = When.BEFORE, count: int = 1, skip: int = 0
    ) -> Fault:
        """Stand still before or after the effect until released: the moment to kill the bot."""
        return self.plan(Fault(method, path, when, count, skip, holds=True))

    def clear(self) -> None:
        """Forget every planned fault and let go what is held."""
        for fault in self._planned:
            fault.count = 0
            fault.release()
        self._planned.clear()

    def taking(self, method: str, path: str) -> Fault | None:
        """Return the fault that hits this request."""
        return next((fault for fault in self._planned if fault.takes(method, path)), None)

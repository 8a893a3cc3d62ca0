"""The guarded fetcher: addresses, redirects and time are its own, one request is `hop.py`'s."""

import asyncio
from dataclasses import replace
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.clock import Clock, SystemClock
from bot.fetching.address import guarded_socket
from bot.fetching.failures import FetchFailed
from bot.fetching.hop import Redirect, Wish, request
from bot.fetching.target import AllowedHosts, checked_target, is_allowed
from bot.fetching.values import DEFAULT_LIMIT, Fetched, Validators

MAX_REDIRECTS = 5
USER_AGENT = "ssc-bot"  # without a contact address: one publisher drops connections that carry one
_ASK_FOR_ANY = Validators()


class Fetcher:
    """GET over http and https; private addresses and odd ports only for hosts that the operator named.

    Use as an async context manager. `allowed_hosts` are (host, port) pairs, port None meaning any; each hop
    of a redirect is judged by its own host.
    """

    def __init__(
        self,
        allowed_hosts: AllowedHosts,
        *,
        resolver: AbstractResolver | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._allowed = allowed_hosts
        self._resolver = resolver
        self._clock = clock or SystemClock()
        self._sessions: dict[bool, aiohttp.ClientSession] = {}

    async def __aenter__(self) -> Self:
        self._sessions = {is_trusted: self._session(is_trusted) for is_trusted in (False, True)}
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for session in self._sessions.values():
            await session.close()

    async def get(
        self,
        url: str,
        *,
        validators: Validators = _ASK_FOR_ANY,
        limit: int = DEFAULT_LIMIT,
        seconds: float = 20,
        accept: str = "*/*",
    ) -> Fetched:
        """Fetch one address: at most `limit` bytes (sent, and inflated), all within `seconds`.

        Raises AddressRefused or FetchFailed.
        """
        target = checked_target(url, self._allowed)
        try:
            async with asyncio.timeout(seconds):
                return await self._follow(target, Wish(validators, limit, accept))
        except TimeoutError:
            raise FetchFailed("fetch-timeout", host=target.host or "", seconds=round(seconds)) from None

    async def _follow(self, target: URL, wish: Wish) -> Fetched:
        is_permanent = True
        for hop in range(MAX_REDIRECTS + 1):
            session = self._sessions[is_allowed(target, self._allowed)]
            outcome = await request(session, target, wish, self._clock.now())
            if isinstance(outcome, Fetched):
                return replace(outcome, moved_permanently=outcome.url if hop and is_permanent else None)
            target = self._next(outcome, target)
            is_permanent = is_permanent and outcome.is_permanent
        raise FetchFailed("fetch-too-many-redirects", host=target.host or "")

    def _next(self, redirect: Redirect, target: URL) -> URL:
        try:
            return checked_target(target.join(URL(redirect.location)), self._allowed)
        except ValueError:
            raise FetchFailed("fetch-not-http", host=target.host or "") from None

    def _session(self, is_trusted: bool) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            force_close=True,  # a feed is asked every few minutes: no idle connections, no timers for them
            limit=0,
            resolver=self._resolver,
            socket_factory=None if is_trusted else guarded_socket,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"},
        )

"""A loopback feed server whose documents tests change, and which can misbehave."""

import asyncio
import gzip
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from aiohttp import web

RSS = "application/rss+xml"
ATOM = "application/atom+xml"
HTML = "text/html"
MEGABYTE = 1024 * 1024


class Mood(Enum):
    """How a document is served."""

    WELL = "well"
    DROPS = "drops mid-body"
    ENDLESS = "sends without end"
    HUGE = "sends 30 MB"
    DRIPS = "sends a byte a second"
    BOMB = "sends a gzip bomb"
    REDIRECTS = "redirects to `location`"
    HOLDS = "stands still until released"


@dataclass
class FeedRequest:
    """One request, with the headers that make it conditional."""

    path: str
    if_none_match: str | None
    if_modified_since: str | None
    user_agent: str | None
    status: int = 0


@dataclass
class Document:
    """What stands at a path."""

    body: bytes = b""
    content_type: str = RSS
    status: int = 200
    etag: str | None = None
    last_modified: str | None = None
    mood: Mood = Mood.WELL
    location: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    released: asyncio.Event = field(default_factory=asyncio.Event)


class FeedServer:
    """Documents by path; `requests` in the order they came."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.requests: list[FeedRequest] = []
        self.port = 0
        self._changed = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["FeedServer"]:
        """Listen on a free loopback port."""
        app = web.Application()
        app.router.add_get("/{path:.*}", self._serve)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.port = runner.addresses[0][1]
        try:
            yield self
        finally:
            for document in self.documents.values():
                document.released.set()
            await runner.cleanup()

    def url(self, path: str) -> str:
        """Return the address of a path like "/feed.xml"."""
        return f"http://127.0.0.1:{self.port}{path}"

    def publish(
        self, path: str, body: str | bytes | Path, *, content_type: str = RSS, validated: bool = True
    ) -> Document:
        """Put a document at a path; `validated` gives it an ETag of its bytes."""
        raw = (
            body.read_bytes() if isinstance(body, Path) else body.encode() if isinstance(body, str) else body
        )
        etag = f'"{hashlib.sha256(raw).hexdigest()[:16]}"' if validated else None
        document = self.documents[path] = Document(raw, content_type, etag=etag)
        return document

    def misbehave(self, path: str, mood: Mood, *, location: str = "", body: bytes = b"<rss>") -> Document:
        """Make a path misbehave."""
        document = self.documents[path] = Document(body, mood=mood, location=location)
        return document

    def fail(self, path: str, status: int) -> Document:
        """Make a path answer with an error."""
        document = self.documents[path] = Document(b"broken", HTML, status)
        return document

    def requests_of(self, path: str) -> list[FeedRequest]:
        """Return the requests of one path."""
        return [request for request in self.requests if request.path == path]

    async def until_polled(self, path: str, times: int = 1, seconds: float = 30) -> None:
        """Wait until a path was asked for (and answered) that many times."""
        async with asyncio.timeout(seconds):
            while sum(request.status > 0 for request in self.requests_of(path)) < times:
                await self._changed.wait()

    async def until_known(self, path: str, seconds: float = 30) -> None:
        """Wait until the bot has taken in what stands at a path: then it asks with its ETag."""
        etag = self.documents[path].etag
        async with asyncio.timeout(seconds):
            while not any(request.if_none_match == etag for request in self.requests_of(path)):
                await self._changed.wait()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        headers = request.headers
        seen = FeedRequest(
            request.path,
            headers.get("If-None-Match"),
            headers.get("If-Modified-Since"),
            headers.get("User-Agent"),
        )
        self.requests.append(seen)
        document = self.documents.get(request.path)
        if document is None:
            document = Document(b"not here", HTML, 404)
        try:
            response = await self._respond(request, document, seen)
        except ConnectionError:
            # the client went away, as it should from an endless body
            seen.status = seen.status or document.status
            return web.Response()
        finally:
            self._notify()
        return response

    async def _respond(
        self, request: web.Request, document: Document, seen: FeedRequest
    ) -> web.StreamResponse:
        if document.mood is Mood.REDIRECTS:
            seen.status = 302
            return web.Response(status=302, headers={"Location": document.location})
        if document.mood is Mood.HOLDS:
            await document.released.wait()
        if document.mood not in (Mood.WELL, Mood.HOLDS):
            seen.status = document.status
            return await _misbehaving(request, document)
        headers = {**document.headers, **_validators(document)}
        if _is_unchanged(document, seen):
            seen.status = 304
            return web.Response(status=304, headers=headers)
        seen.status = document.status
        headers["Content-Type"] = document.content_type
        return web.Response(status=document.status, body=document.body, headers=headers)

    def _notify(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


def _validators(document: Document) -> dict[str, str]:
    named = {"ETag": document.etag, "Last-Modified": document.last_modified}
    return {name: value for name, value in named.items() if value}


def _is_unchanged(document: Document, seen: FeedRequest) -> bool:
    if document.etag and seen.if_none_match:
        return document.etag == seen.if_none_match
    return document.last_modified is not None and document.last_modified == seen.if_modified_since


async def _misbehaving(request: web.Request, document: Document) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": document.content_type})
    if document.mood is Mood.DROPS:
        response.content_length = len(document.body) + 1000
    if document.mood is Mood.BOMB:
        response.headers["Content-Encoding"] = "gzip"
    await response.prepare(request)
    await response.write(
        gzip.compress(b" " * 100 * MEGABYTE) if document.mood is Mood.BOMB else document.body
    )
    if document.mood is Mood.DROPS:
        assert request.transport is not None
        request.transport.abort()
        return response
    chunks = {Mood.ENDLESS: None, Mood.HUGE: 30, Mood.DRIPS: None}.get(document.mood, 0)
    while chunks is None or chunks > 0:
        await response.write(b" " if document.mood is Mood.DRIPS else b" " * MEGABYTE)
        await asyncio.sleep(1 if document.mood is Mood.DRIPS else 0)
        chunks = None if chunks is None else chunks - 1
    return response

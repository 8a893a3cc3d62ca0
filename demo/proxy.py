"""The way from the demo's own port to simcord's preview, whose pages use absolute paths."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from typing import cast

import aiohttp
from aiohttp import web

from demo.stage import Stage

INDEX = "/discord"
ACTION = "/api/action"
KEEP = "private, max-age=3600"
LARGEST_UPLOAD = 27 * 1024 * 1024
_DROPPED = frozenset(
    {"host", "origin", "connection", "content-length", "transfer-encoding", "accept-encoding"}
)
_FRAMED = {"frame-ancestors 'none'": "frame-ancestors 'self'"}
_OURS = (
    b'<link rel="stylesheet" href="/demo/static/frame.css">'
    b'<script type="module" src="/demo/static/frame.js"></script></head>'
)


class Proxy:
    """Passes requests on. An action waits for the world's lock and holds it."""

    def __init__(self, stage: Stage, lock: asyncio.Lock) -> None:
        self._stage = stage
        self._lock = lock
        self._session: aiohttp.ClientSession | None = None

    async def running(self, _: web.Application) -> AsyncGenerator[None]:
        """Keep a session for the life of the page's server."""
        connector = aiohttp.TCPConnector(force_close=True)  # the other end is replaced with every view
        async with aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar()
        ) as self._session:
            yield

    async def handle(self, request: web.Request) -> web.Response:
        """Answer with what the preview answers."""
        body = await request.read()
        if request.path != ACTION:
            return await self._pass_on(request, body)
        if _ends_the_preview(request.content_type, body):
            raise web.HTTPForbidden(text="The demo decides when its frame closes.")
        async with self._lock:
            return await self._pass_on(request, body)

    async def _pass_on(self, request: web.Request, body: bytes) -> web.Response:
        origin = self._stage.origin
        if origin is None or self._session is None:
            raise web.HTTPServiceUnavailable
        path = "/" if request.path == INDEX else request.raw_path
        try:
            async with self._session.request(
                request.method,
                f"{origin}{path}",
                data=body,
                headers=_kept(request.headers),
                allow_redirects=False,
            ) as answer:
                content = await answer.read()
                return web.Response(
                    status=answer.status,
                    body=content.replace(b"</head>", _OURS, 1) if request.path == INDEX else content,
                    headers={**framed(_kept(answer.headers)), **_keeping(request.path)},
                )
        except aiohttp.ClientError:  # the view was replaced meanwhile; the page points its frame elsewhere
            raise web.HTTPServiceUnavailable from None


def framed(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers that let our own page, and nobody else, frame the answer."""
    kept = {name: value for name, value in headers.items() if name.lower() != "x-frame-options"}
    for name, value in kept.items():
        if name.lower() == "content-security-policy":
            for refusal, permission in _FRAMED.items():
                kept[name] = value.replace(refusal, permission)
    return kept


def _keeping(path: str) -> dict[str, str]:
    """Let browsers keep fonts and scripts, which every view asks for again."""
    return {} if path == INDEX or path.startswith("/api/") else {"Cache-Control": KEEP, "Pragma": ""}


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in _DROPPED}


def _ends_the_preview(content_type: str, body: bytes) -> bool:
    if content_type != "application/json":
        return False
    try:
        action: object = json.loads(body)
    except ValueError:
        return False
    return isinstance(action, dict) and cast("dict[str, object]", action).get("kind") == "close"

"""The way from the demo's own port to simcord's preview, whose pages use absolute paths."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from http import HTTPStatus
from typing import cast

import aiohttp
from aiohttp import web

from demo.stage import Stage

INDEX = "/discord"
ACTION = "/api/action"
STATE = "/api/state"
REVISION = "published_revision"
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

Answer = tuple[int, dict[str, str], bytes]  # status, headers, body


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
        if request.path == ACTION:
            async with self._lock:
                status, headers, content = await self._act(request, body)
        else:
            path = "/" if request.path == INDEX else request.raw_path
            status, headers, content = await self._ask(request.method, path, request.headers, body)
        if request.path == INDEX:
            content = content.replace(b"</head>", _OURS, 1)
        return web.Response(
            status=status, body=content, headers={**framed(headers), **_keeping(request.path)}
        )

    async def _act(self, request: web.Request, body: bytes) -> Answer:
        """Do what was clicked, even if something else was drawn between seeing and clicking.

        simcord refuses what refers to an older drawing; on Discord it counts while the button is there.
        """
        action = _described(request.content_type, body)
        if action is not None and action.get("kind") == "close":
            raise web.HTTPForbidden(text="The demo decides when its frame closes.")
        if action is not None and REVISION in action:
            status, _, content = await self._ask("GET", STATE, request.headers, b"")
            if status == HTTPStatus.OK:
                body = json.dumps({**action, REVISION: json.loads(content)["publishedRevision"]}).encode()
        return await self._ask("POST", ACTION, request.headers, body)

    async def _ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        origin = self._stage.origin
        if origin is None or self._session is None:
            raise web.HTTPServiceUnavailable
        try:
            async with self._session.request(
                method, f"{origin}{path}", data=body or None, headers=_kept(headers), allow_redirects=False
            ) as answer:
                return answer.status, _kept(answer.headers), await answer.read()
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


def _described(content_type: str, body: bytes) -> dict[str, object] | None:
    """Return an action that is described in JSON; those that bring files are not."""
    try:
        action: object = json.loads(body) if content_type == "application/json" else None
    except ValueError:
        return None
    return cast("dict[str, object]", action) if isinstance(action, dict) else None

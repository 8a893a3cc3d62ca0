"""The REST half: reads a request, applies planned faults, lets a route act, answers as Discord does."""

import json
import time
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire.discord.call import Call, Handler, RecordedRequest, Routes, SentFile
from tests.wire.discord.encoding import dumps
from tests.wire.discord.faults import Fault, When
from tests.wire.discord.refusals import Refused

if TYPE_CHECKING:
    from tests.wire.discord.server import DiscordServer

BASE = "/api/v10"


class Rest:
    """Serves the routes below `/api/v10`."""

    def __init__(self, server: "DiscordServer", routes: Routes) -> None:
        self._server = server
        self._routes = routes

    def install(self, app: web.Application) -> None:
        """Add the routes; everything else there is answered 501 and remembered."""
        for (method, path), handler in self._routes.items():
            app.router.add_route(method, BASE + path, self._serving(handler))
        app.router.add_route("*", BASE + "/{rest:.*}", self._unknown)

    def _serving(self, handler: Handler) -> Any:
        async def serve(request: web.Request) -> web.Response:
            recorded = await self._recorded(request)
            self._check_body(request, recorded)
            try:
                return await self._answered(request, recorded, handler)
            finally:
                self._server.notify()

        return serve

    async def _unknown(self, request: web.Request) -> web.Response:
        recorded = await self._recorded(request)
        self._server.unknown_routes.append(f"{recorded.method} {recorded.path}")
        return self._reply(recorded, 501, {"code": 0, "message": "This route is not simulated"})

    async def _recorded(self, request: web.Request) -> RecordedRequest:
        body, files = await _read(request)
        recorded = RecordedRequest(
            time.monotonic(),
            request.method,
            request.path.removeprefix(BASE),
            dict(request.query),
            body,
            request.headers.get("X-Audit-Log-Reason"),
            files,
        )
        self._server.requests.append(recorded)
        return recorded

    def _check_body(self, request: web.Request, recorded: RecordedRequest) -> None:
        description = self._server.openapi
        if description is None or request.content_type != "application/json":
            return
        violation = description.violation(recorded.method, recorded.path, recorded.body)
        if violation:
            self._server.violations.append(violation)

    async def _answered(
        self, request: web.Request, recorded: RecordedRequest, handler: Handler
    ) -> web.Response:
        fault = self._server.faults.taking(recorded.method, recorded.path)
        if fault and fault.when is When.BEFORE:
            self._server.notify()
            await fault.wait()
            if spoiled := self._spoiled(request, recorded, fault):
                return spoiled
        response = self._performed(request, recorded, handler)
        if fault and fault.when is When.AFTER:
            self._server.notify()
            await fault.wait()
            return self._spoiled(request, recorded, fault) or response
        return response

    def _performed(self, request: web.Request, recorded: RecordedRequest, handler: Handler) -> web.Response:
        wait = self._server.global_limit.take(recorded.path, time.monotonic())
        if wait is not None:
            return self._limited(recorded, wait, is_global=True)
        bucket = next(
            (one for one in self._server.buckets if one.matches(recorded.method, recorded.path)), None
        )
        wait = bucket.take() if bucket else None
        if wait is not None:
            return self._limited(recorded, wait, headers=bucket.headers() if bucket else {})
        try:
            value = handler(Call(self._server, recorded, dict(request.match_info)))
        except Refused as refused:
            value, status = {"code": refused.code, "message": refused.message}, refused.status
        else:
            recorded.effect, status = True, 204 if value is None else 200
        return self._reply(recorded, status, value, bucket.headers() if bucket else {})

    def _spoiled(self, request: web.Request, recorded: RecordedRequest, fault: Fault) -> web.Response | None:
        if fault.drops:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if fault.status == 429:
            return self._limited(
                recorded, fault.retry_after or 0, is_global=fault.is_global, has_via=fault.has_via
            )
        if fault.status:
            return self._reply(
                recorded, fault.status, {"code": 0, "message": f"{fault.status}: planned fault"}
            )
        return None

    def _limited(
        self,
        recorded: RecordedRequest,
        wait: float,
        *,
        is_global: bool = False,
        has_via: bool = True,
        headers: dict[str, str] | None = None,
    ) -> web.Response:
        headers = {
            **(headers or {}),
            "Retry-After": f"{wait:.3f}",
            "X-RateLimit-Scope": "global" if is_global else "user",
        }
        if is_global:
            headers["X-RateLimit-Global"] = "true"
        if has_via:
            headers["Via"] = "1.1 google"
        body = {"message": "You are being rate limited.", "retry_after": wait, "global": is_global}
        return self._reply(recorded, 429, body, headers)

    def _reply(
        self, recorded: RecordedRequest, status: int, value: Any, headers: dict[str, str] | None = None
    ) -> web.Response:
        recorded.status = status
        if status == 204:
            return web.Response(status=204, headers=headers)
        # exactly this type: discord.py parses no other, and aiohttp's own JSON reply adds a charset
        headers = {**(headers or {}), "Content-Type": "application/json"}
        return web.Response(status=status, body=dumps(value).encode(), headers=headers)


async def _read(request: web.Request) -> tuple[Any, list[SentFile]]:
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    raw = await request.read()
    return (json.loads(raw) if raw and request.content_type == "application/json" else None), []


async def _read_form(request: web.Request) -> tuple[Any, list[SentFile]]:
    body: Any = None
    files: list[SentFile] = []
    form = await request.post()
    for name, value in form.items():
        if isinstance(value, web.FileField):
            files.append(SentFile(value.filename, value.file.read()))
        elif name == "payload_json":
            body = json.loads(value)
    return body, files

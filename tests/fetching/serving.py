"""A loopback web server that misbehaves, and a resolver that lies."""

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
MIB = 1024 * 1024


@dataclass
class Served:
    """A running server: `url("/path")` and what it was asked for."""

    port: int
    requests: list[web.Request] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@asynccontextmanager
async def serving(routes: Mapping[str, Handler]) -> AsyncIterator[Served]:
    served = Served(port=0)

    async def answer(request: web.Request) -> web.StreamResponse:
        served.requests.append(request)
        return await routes[request.path](request)

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    server = TestServer(application, host="127.0.0.1")
    await server.start_server()
    served.port = server.port or 0
    try:
        yield served
    finally:
        await server.close()


@asynccontextmanager
async def serving_raw(answer: bytes, *, then_wait: bool = False) -> AsyncIterator[Served]:
    """Answer every connection with exactly these bytes, then close it (or keep it open)."""
    waiting = asyncio.Event()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        if then_wait:
            await waiting.wait()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    try:
        yield Served(port=server.sockets[0].getsockname()[1])
    finally:
        waiting.set()
        server.close()
        await server.wait_closed()


def text(body: str, **headers: str) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        return web.Response(text=body, headers=headers)

    return handle


def redirect(to: str, status: int = 302) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        return web.Response(status=status, headers={"Location": to})

    return handle


def status(code: int, **headers: str) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        return web.Response(
            status=code, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )

    return handle


def encoded(body: bytes, encoding: str) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        return web.Response(body=body, headers={"Content-Encoding": encoding})

    return handle


def gzip_bomb(size: int) -> bytes:
    return gzip.compress(bytes(size))


async def thirty_megabytes(request: web.Request) -> web.StreamResponse:
    """Stream 30 MB without saying so beforehand."""
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(30):
        await response.write(bytes(MIB))
    return response


async def slow_drip(request: web.Request) -> web.StreamResponse:
    """Send a byte now and then, for ever."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b".")
        await asyncio.sleep(0.01)


class Resolver(AbstractResolver):
    """Gives the addresses it was told to give, in turn."""

    def __init__(self, *addresses: str) -> None:
        self._addresses = list(addresses)

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002 - the interface of aiohttp
    ) -> list[ResolveResult]:
        if not self._addresses:
            raise OSError("unknown host")
        address = self._addresses.pop(0)
        kind = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=0)]

    async def close(self) -> None:
        pass

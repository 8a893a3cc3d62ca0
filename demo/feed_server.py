"""The feed server of the demo, on a loopback port of its own; the bot polls it like any other."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from hashlib import sha256

from aiohttp import web

from demo.samples import Collection, Press, page, rss

FOLLOWED = "/city-equipment.xml"
OFFERED = "/street-lighting.xml"


class FeedServer:
    """Serves what the press has published, and a second feed with the street lighting among it."""

    def __init__(self, collection: Collection) -> None:
        self.press = Press(collection)
        self._base = ""

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["FeedServer"]:
        """Listen on a free port."""
        application = web.Application()
        application.router.add_get(FOLLOWED, self._all)
        application.router.add_get(OFFERED, self._lighting)
        application.router.add_get("/ics-advisories/{number}", self._page)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            self._base = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield self
        finally:
            await runner.cleanup()

    def url(self, path: str) -> str:
        """Return the address of one of the feeds."""
        return f"{self._base}{path}"

    async def _all(self, request: web.Request) -> web.Response:
        press = self.press
        return _document(request, rss(press.collection.title, self._base, press.published))

    async def _lighting(self, request: web.Request) -> web.Response:
        chosen = [one for one in self.press.published if "Light" in one.sample.equipment]
        return _document(request, rss("Street lighting advisories (sample)", self._base, chosen))

    async def _page(self, request: web.Request) -> web.Response:
        found = self.press.find(request.match_info["number"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(text=page(found), content_type="text/html")


def _document(request: web.Request, text: str) -> web.Response:
    etag = f'"{sha256(text.encode()).hexdigest()[:16]}"'
    if request.headers.get("If-None-Match") == etag:
        return web.Response(status=304, headers={"ETag": etag})
    return web.Response(text=text, content_type="application/rss+xml", headers={"ETag": etag})

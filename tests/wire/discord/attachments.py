"""Files that were uploaded, served again like Discord's CDN."""

from urllib.parse import quote

from aiohttp import web

from tests.wire.discord.call import SentFile
from tests.wire.discord.encoding import Json
from tests.wire.discord.snowflakes import Snowflakes


class Attachments:
    """Every file by id, below `/attachments/`."""

    def __init__(self, snowflakes: Snowflakes) -> None:
        self.base = ""
        self._snowflakes = snowflakes
        self._files: dict[str, SentFile] = {}

    def keep(self, files: list[SentFile]) -> list[Json]:
        """Keep files; return their attachment objects."""
        return [self._kept(file) for file in files]

    def content(self, attachment_id: str) -> bytes:
        """Return the bytes of a file."""
        return self._files[attachment_id].content

    async def serve(self, request: web.Request) -> web.Response:
        """Answer a download."""
        file = self._files.get(request.match_info["attachment_id"])
        if file is None:
            raise web.HTTPNotFound
        return web.Response(body=file.content, content_type="application/octet-stream")

    def _kept(self, file: SentFile) -> Json:
        attachment_id = str(self._snowflakes.new())
        self._files[attachment_id] = file
        url = f"{self.base}/attachments/{attachment_id}/{quote(file.name)}"
        return {
            "id": attachment_id,
            "filename": file.name,
            "size": len(file.content),
            "url": url,
            "proxy_url": url,
        }

"""Read a body piece by piece, so that neither its size nor what it inflates to can hurt.

We inflate ourselves: the library would, but it tells neither a truncated stream nor the compressed size.
"""

import zlib
from typing import Protocol

import aiohttp

from bot.fetching.failures import FetchFailed

# Small pieces: a piece is inflated without letting others run.
_PIECE = 16 * 1024
_ENCODINGS = ("gzip", "x-gzip", "deflate")
_ZLIB_OR_GZIP = zlib.MAX_WBITS | 32
_RAW = -zlib.MAX_WBITS
_GZIP_MAGIC = 0x1F


class _Stream(Protocol):
    """What the standard library gives for one compressed stream."""

    @property
    def eof(self) -> bool: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes: ...


class Inflater:
    """Undo gzip or deflate, never giving more bytes than asked for."""

    def __init__(self) -> None:
        self._stream: _Stream | None = None

    def feed(self, data: bytes, room: int) -> bytes:
        """Return at most `room` bytes of what `data` holds. Raises zlib.error."""
        inflated = bytearray()
        while data and len(inflated) < room:
            stream = self._stream_for(data)
            if stream is None:
                break
            inflated += stream.decompress(data, room - len(inflated))
            data = stream.unconsumed_tail or stream.unused_data
        return bytes(inflated)

    @property
    def is_complete(self) -> bool:
        """Tell whether the stream has come to its own end, or never began."""
        return self._stream is None or self._stream.eof

    def _stream_for(self, data: bytes) -> "_Stream | None":
        if self._stream is None:
            self._stream = zlib.decompressobj(_window(data[0]))
        elif self._stream.eof:
            if data[0] != _GZIP_MAGIC:
                return None  # padding after the last member
            self._stream = zlib.decompressobj(_ZLIB_OR_GZIP)
        return self._stream


async def read_body(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """Return the whole body, inflated. Raises FetchFailed when it or its transfer exceeds `limit` bytes."""
    host = response.url.host or ""
    if (response.content_length or 0) > limit:
        raise _too_large(host, limit)
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        return await _plain(response, limit)
    if encoding not in _ENCODINGS:
        raise FetchFailed("fetch-broken-compression", host=host)
    try:
        return await _inflated(response, limit)
    except zlib.error as error:
        raise FetchFailed("fetch-broken-compression", host=host) from error


async def _plain(response: aiohttp.ClientResponse, limit: int) -> bytes:
    body = bytearray()
    async for piece in response.content.iter_chunked(_PIECE):
        body += piece
        if len(body) > limit:
            raise _too_large(response.url.host or "", limit)
    return bytes(body)


async def _inflated(response: aiohttp.ClientResponse, limit: int) -> bytes:
    body, received, inflater = bytearray(), 0, Inflater()
    async for piece in response.content.iter_chunked(_PIECE):
        received += len(piece)
        body += inflater.feed(piece, limit - len(body) + 1)
        if max(received, len(body)) > limit:
            raise _too_large(response.url.host or "", limit)
    if not inflater.is_complete:
        raise FetchFailed("fetch-broken-compression", host=response.url.host or "")
    return bytes(body)


def _window(first: int) -> int:
    """Choose the format by the first byte: some servers send "deflate" without its zlib envelope."""
    is_enveloped = first == _GZIP_MAGIC or first & 0x0F == zlib.DEFLATED
    return _ZLIB_OR_GZIP if is_enveloped else _RAW


def _too_large(host: str, limit: int) -> FetchFailed:
    return FetchFailed("fetch-too-large", host=host, limit=max(1, limit // (1024 * 1024)))

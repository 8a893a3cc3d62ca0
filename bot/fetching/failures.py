"""Why a fetch failed, in one sentence for the person who asked for it."""

import ssl

import aiohttp

from bot.errors import BadInput, SentenceArgument, Unavailable
from bot.fetching.address import PrivateAddress

_DENIED = (401, 403)
_GONE = (404, 410)
_BUSY = (429, 503)
# The first that fits: the library's family of errors is a tree, its leaves come first.
_TRANSPORT: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((aiohttp.ClientConnectorDNSError,), "fetch-unknown-host"),
    ((aiohttp.ClientSSLError, ssl.SSLError), "fetch-tls"),
    ((aiohttp.ClientConnectorError,), "fetch-unreachable"),
    ((aiohttp.ClientPayloadError,), "fetch-broken-transfer"),
    ((aiohttp.ClientConnectionError, OSError), "fetch-cut"),
)


class AddressRefused(BadInput):
    """The address may not be fetched at all: not http(s), another port, or on a private network."""


class FetchFailed(Unavailable):
    """The other server did not deliver. `retry_after`, in seconds, is its own wish where it stated one."""

    def __init__(
        self, message_id: str, *, retry_after: float | None = None, **arguments: SentenceArgument
    ) -> None:
        super().__init__(message_id, **arguments)
        self.retry_after = retry_after


def status_failure(host: str, status: int, retry_after: float | None) -> FetchFailed:
    """Name what an HTTP status other than success means for the reader."""
    if status in _BUSY:
        return FetchFailed("fetch-busy", retry_after=retry_after, host=host, status=status)
    if status in _DENIED:
        return FetchFailed("fetch-denied", host=host, status=status)
    if status in _GONE:
        return FetchFailed("fetch-gone", host=host, status=status)
    return FetchFailed("fetch-status", host=host, status=status)


def transport_failure(host: str, error: Exception) -> AddressRefused | FetchFailed:
    """Name what an error of the connection means for the reader."""
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, PrivateAddress):
        return AddressRefused("fetch-address-refused", host=host)
    for kinds, message_id in _TRANSPORT:
        if isinstance(error, kinds):
            return FetchFailed(message_id, host=host)
    return FetchFailed("fetch-not-http", host=host)

"""One request of a fetch and what its answer means."""

from dataclasses import dataclass
from datetime import datetime

import aiohttp
from yarl import URL

from bot.fetching.body import read_body
from bot.fetching.failures import status_failure, transport_failure
from bot.fetching.headers import max_age, retry_after
from bot.fetching.values import Fetched, Validators

_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_NOT_MODIFIED = 304
_WHOLE = (200, 203, 204)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of every hop."""

    validators: Validators
    limit: int
    accept: str

    @property
    def headers(self) -> dict[str, str]:
        """Return the request headers, conditional where the server gave validators before."""
        asked = {
            "Accept": self.accept,
            "If-None-Match": self.validators.etag,
            "If-Modified-Since": self.validators.last_modified,
        }
        return {name: value for name, value in asked.items() if value}

    @property
    def is_conditional(self) -> bool:
        """Tell whether "not modified" is an answer to this."""
        return bool(self.validators.etag or self.validators.last_modified)


@dataclass(frozen=True, slots=True)
class Redirect:
    """The answer sends us elsewhere; `location` is as the server wrote it."""

    location: str
    is_permanent: bool


async def request(
    session: aiohttp.ClientSession, target: URL, wish: Wish, now: datetime
) -> Fetched | Redirect:
    """Send one GET. Raises AddressRefused or FetchFailed; a time limit is the caller's."""
    try:
        async with session.get(target, headers=wish.headers, allow_redirects=False) as response:
            return await _understood(response, wish, now)
    except TimeoutError:
        raise
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise transport_failure(target.host or "", error) from error


async def _understood(response: aiohttp.ClientResponse, wish: Wish, now: datetime) -> Fetched | Redirect:
    location = response.headers.get("Location", "")
    if response.status in _REDIRECTS and location:
        return Redirect(location, response.status in _PERMANENT)
    if response.status == _NOT_MODIFIED and wish.is_conditional:
        return _fetched(response, wish.validators, None)
    if response.status in _WHOLE:
        return _fetched(response, Validators(), await read_body(response, wish.limit))
    wait = retry_after(response.headers.get("Retry-After", ""), now)
    raise status_failure(response.url.host or "", response.status, wait)


def _fetched(response: aiohttp.ClientResponse, known: Validators, body: bytes | None) -> Fetched:
    headers = response.headers
    return Fetched(
        url=str(response.url),
        not_modified=body is None,
        body=body or b"",
        content_type=headers.get("Content-Type", ""),
        validators=Validators(
            etag=headers.get("ETag", known.etag),
            last_modified=headers.get("Last-Modified", known.last_modified),
        ),
        max_age=max_age(headers.get("Cache-Control", "")),
        moved_permanently=None,
    )

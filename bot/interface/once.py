"""Requests that discord.py must not repeat behind our back.

It repeats a POST after 500, 502, 504 and 524, although the first one may have had its effect: a second role
would stand there, and nobody would know. Who passes `**once()` to `HTTPClient.request` gets `Repeated` for
the second attempt, and looks for what the first one did. A 429 had no effect and may be repeated.
"""

from types import SimpleNamespace
from typing import Any

import aiohttp

TOO_MANY_REQUESTS = 429


class Repeated(aiohttp.ClientError):
    """An attempt that must not be made: the one before may have had its effect."""


class _Attempt:
    """Whether a request was sent."""

    is_sent = False


def once() -> dict[str, Any]:
    """Return what to pass on with a request that must be sent only once."""
    return {"trace_request_ctx": _Attempt()}


def refuse_repetition() -> aiohttp.TraceConfig:
    """Return the trace that keeps to it; it belongs to the client's HTTP session."""
    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(_start)
    trace.on_request_end.append(_end)
    return trace


async def _start(
    _: aiohttp.ClientSession, context: SimpleNamespace, __: aiohttp.TraceRequestStartParams
) -> None:
    attempt = context.trace_request_ctx
    if isinstance(attempt, _Attempt):
        if attempt.is_sent:
            raise Repeated
        attempt.is_sent = True


async def _end(
    _: aiohttp.ClientSession, context: SimpleNamespace, end: aiohttp.TraceRequestEndParams
) -> None:
    attempt = context.trace_request_ctx
    if isinstance(attempt, _Attempt) and end.response.status == TOO_MANY_REQUESTS:
        attempt.is_sent = False

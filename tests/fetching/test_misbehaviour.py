"""Servers that fail or attack: each ends in one sentence and a bounded fetch."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from bot.fetching import Fetcher, FetchFailed
from bot.sentences import Sentences
from tests.fetching.serving import (
    MIB,
    Resolver,
    encoded,
    gzip_bomb,
    redirect,
    serving,
    serving_raw,
    slow_drip,
    status,
    text,
    thirty_megabytes,
)

LOOPBACK = frozenset({("127.0.0.1", None)})
SENTENCES = Sentences.load(Path(__file__).parents[2] / "data")


async def failure(url: str, seconds: float = 20) -> FetchFailed:
    async with Fetcher(LOOPBACK) as fetcher:
        with pytest.raises(FetchFailed) as caught:
            await fetcher.get(url, seconds=seconds)
    assert SENTENCES.of(caught.value)
    return caught.value


async def test_thirty_megabytes_are_too_much_announced_or_not() -> None:
    async with serving({"/": thirty_megabytes, "/honest": text("x" * 6 * MIB)}) as server:
        error = await failure(server.url("/"))
        assert (await failure(server.url("/honest"))).message_id == "fetch-too-large"
    assert SENTENCES.of(error) == "The file at 127.0.0.1 is larger than 5 MB, which is more than I read."


async def test_a_gzip_bomb_stops_at_the_limit() -> None:
    async with serving({"/": encoded(gzip_bomb(40 * MIB), "gzip")}) as server:
        assert (await failure(server.url("/"))).message_id == "fetch-too-large"


async def test_a_drip_ends_with_the_time_limit() -> None:
    async with serving({"/": slow_drip}) as server:
        error = await failure(server.url("/"), seconds=0.3)
    assert error.message_id == "fetch-timeout"


async def test_a_server_that_never_answers_ends_with_the_time_limit() -> None:
    async with serving_raw(b"", then_wait=True) as server:
        assert (await failure(server.url("/"), seconds=0.2)).message_id == "fetch-timeout"


@pytest.mark.parametrize(
    ("answer", "message_id"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "fetch-broken-transfer"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", "fetch-broken-transfer"),
        (b"", "fetch-cut"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "fetch-not-http"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n", "fetch-not-http"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 9_000 + b"\r\n\r\n", "fetch-not-http"),
    ],
)
async def test_broken_answers_are_named(answer: bytes, message_id: str) -> None:
    async with serving_raw(answer) as server:
        assert (await failure(server.url("/"))).message_id == message_id


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (b"not gzip", "gzip"),
        (gzip.compress(b"hello" * 100, mtime=0)[:-9], "gzip"),
        (b"x", "br"),
        (b"\x1f\x8bx", "deflate"),
    ],
)
async def test_broken_compression_is_named(body: bytes, encoding: str) -> None:
    async with serving({"/": encoded(body, encoding)}) as server:
        assert (await failure(server.url("/"))).message_id == "fetch-broken-compression"


@pytest.mark.parametrize(
    ("code", "message_id"),
    [(401, "fetch-denied"), (403, "fetch-denied"), (404, "fetch-gone"), (410, "fetch-gone"),
     (429, "fetch-busy"), (503, "fetch-busy"), (500, "fetch-status"), (206, "fetch-status"),
     (304, "fetch-status"), (301, "fetch-status")],
)  # fmt: skip
async def test_every_status_has_a_sentence(code: int, message_id: str) -> None:
    async with serving({"/": status(code)}) as server:
        error = await failure(server.url("/"))
    assert (error.message_id, error.arguments["status"], error.retry_after) == (message_id, code, None)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Thu, 01 Jun 2023 12:01:00 GMT", 60.0),
        ("Thu, 01 Jun 2023 11:00:00 GMT", 0.0),
        ("soon", None),
    ],
)
async def test_a_busy_server_says_when_to_come_back(value: str, seconds: float | None) -> None:
    with time_machine.travel(datetime(2023, 6, 1, 12, tzinfo=UTC), tick=True):
        async with serving({"/": status(429, Retry_After=value)}) as server:
            error = await failure(server.url("/"))
    assert error.retry_after == (pytest.approx(seconds, abs=30) if seconds else seconds)


async def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    routes = {f"/{hop}": redirect(f"/{hop + 1}") for hop in range(6)} | {"/6": text("here")}
    async with serving(routes) as server, Fetcher(LOOPBACK) as fetcher:
        assert (await fetcher.get(server.url("/1"))).body == b"here"
        assert (await failure(server.url("/0"))).message_id == "fetch-too-many-redirects"


async def test_a_closed_port_and_an_unknown_name_are_told_apart() -> None:
    async with serving({}) as server:
        url = server.url("/")
    assert (await failure(url)).message_id == "fetch-unreachable"
    async with Fetcher(LOOPBACK, resolver=Resolver()) as fetcher:
        with pytest.raises(FetchFailed) as caught:
            await fetcher.get("https://nowhere.example/")
    assert SENTENCES.of(caught.value).startswith("There is no server called nowhere.example.")


async def test_plain_http_behind_https_is_a_tls_failure() -> None:
    async with serving({"/": text("hello")}) as server:
        assert (await failure(server.url("/").replace("http:", "https:"))).message_id == "fetch-tls"

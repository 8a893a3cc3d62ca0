"""What a fetch gives back, over real HTTP on the loopback."""

import gzip
import zlib
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.fetching import Fetcher, Validators
from tests.fetching.serving import encoded, redirect, serving, status, text

LOOPBACK = frozenset({("127.0.0.1", None)})


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(LOOPBACK) as fetcher:
        yield fetcher


async def test_a_page_comes_with_its_validators_and_its_age(fetcher: Fetcher) -> None:
    page = text(
        "hello", **{"ETag": '"1"', "Last-Modified": "yesterday", "Cache-Control": "public, max-age=900"}
    )
    async with serving({"/feed": page}) as server:
        fetched = await fetcher.get(server.url("/feed#part"))
    assert fetched.url == server.url("/feed")
    assert (fetched.body, fetched.not_modified, fetched.max_age) == (b"hello", False, 900)
    assert fetched.content_type == "text/plain; charset=utf-8"
    assert fetched.validators == Validators('"1"', "yesterday")
    assert fetched.moved_permanently is None


async def test_the_request_says_who_asks_and_keeps_no_cookie(fetcher: Fetcher) -> None:
    async with serving({"/": text("", **{"Set-Cookie": "a=b"})}) as server:
        await fetcher.get(server.url("/"))
        await fetcher.get(server.url("/"), accept="application/xml")
    headers = server.requests[1].headers
    assert (headers["User-Agent"], headers["Accept"]) == ("ssc-bot", "application/xml")
    assert "Cookie" not in headers


async def test_an_unchanged_page_is_not_sent_again(fetcher: Fetcher) -> None:
    async def unchanged(request: web.Request) -> web.Response:
        known = request.headers.get("If-None-Match") == '"1"' and "If-Modified-Since" in request.headers
        return web.Response(status=304 if known else 200, headers={"ETag": '"1"'})

    known = Validators('"1"', "Thu, 01 Jun 2023 12:00:00 GMT")
    async with serving({"/feed": unchanged}) as server:
        fetched = await fetcher.get(server.url("/feed"), validators=known)
    assert (fetched.not_modified, fetched.body, fetched.validators) == (True, b"", known)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"hello", mtime=0)),
        ("gzip", gzip.compress(b"hel", mtime=0) + gzip.compress(b"lo", mtime=0) + bytes(8)),
        ("deflate", zlib.compress(b"hello")),
        ("deflate", zlib.compress(b"hello", wbits=-15)),
        ("identity", b"hello"),
    ],
)
async def test_compressed_pages_are_unpacked(fetcher: Fetcher, encoding: str, body: bytes) -> None:
    async with serving({"/": encoded(body, encoding)}) as server:
        fetched = await fetcher.get(server.url("/"))
    assert fetched.body == b"hello"


@pytest.mark.parametrize(
    ("first", "second", "is_moved"), [(301, 308, True), (301, 302, False), (303, 301, False)]
)
async def test_only_permanent_redirects_all_the_way_are_a_move(
    fetcher: Fetcher, first: int, second: int, is_moved: bool
) -> None:
    routes = {"/a/x": redirect("../b", first), "/b": redirect("/c?d=e", second), "/c": text("here")}
    async with serving(routes) as server:
        fetched = await fetcher.get(server.url("/a/x"))
    assert (fetched.body, fetched.url) == (b"here", server.url("/c?d=e"))
    assert fetched.moved_permanently == (server.url("/c?d=e") if is_moved else None)


async def test_an_empty_answer_is_an_empty_body(fetcher: Fetcher) -> None:
    async with serving({"/": status(204)}) as server:
        assert (await fetcher.get(server.url("/"))).body == b""

import aiohttp
import pytest

from tests.wire.feeds import FeedServer, Mood


async def test_an_unchanged_document_is_304(feeds: FeedServer) -> None:
    document = feeds.publish("/feed.xml", "<rss/>")
    async with aiohttp.ClientSession() as session:
        async with session.get(feeds.url("/feed.xml")) as first:
            assert await first.read() == b"<rss/>"
            etag = first.headers["ETag"]
        async with session.get(feeds.url("/feed.xml"), headers={"If-None-Match": etag}) as second:
            assert second.status == 304
        document.etag = '"changed"'
        async with session.get(feeds.url("/feed.xml"), headers={"If-None-Match": etag}) as third:
            assert third.status == 200
    assert [request.if_none_match for request in feeds.requests_of("/feed.xml")] == [None, etag, etag]


async def test_a_dropped_body_is_an_error_to_the_client(feeds: FeedServer) -> None:
    feeds.misbehave("/feed.xml", Mood.DROPS)
    async with aiohttp.ClientSession() as session, session.get(feeds.url("/feed.xml")) as response:
        with pytest.raises(aiohttp.ClientError):
            await response.read()


async def test_an_endless_body_never_ends(feeds: FeedServer) -> None:
    feeds.misbehave("/feed.xml", Mood.ENDLESS)
    async with aiohttp.ClientSession() as session, session.get(feeds.url("/feed.xml")) as response:
        assert len(await response.content.readexactly(40 * 1024 * 1024)) == 40 * 1024 * 1024
    await feeds.until_polled("/feed.xml")


async def test_huge_bombs_and_redirects_are_served(feeds: FeedServer) -> None:
    feeds.misbehave("/huge", Mood.HUGE)
    feeds.misbehave("/bomb", Mood.BOMB)
    feeds.misbehave("/moved", Mood.REDIRECTS, location="http://10.0.0.1/")
    async with aiohttp.ClientSession(auto_decompress=False) as session:
        async with session.get(feeds.url("/huge")) as huge:
            assert len(await huge.read()) > 30 * 1024 * 1024
        async with session.get(feeds.url("/bomb")) as bomb:
            assert len(await bomb.read()) < 1024 * 1024
        async with session.get(feeds.url("/moved"), allow_redirects=False) as moved:
            assert moved.headers["Location"] == "http://10.0.0.1/"

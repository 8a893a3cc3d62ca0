"""`ssc-bot feeds check`: what a channel would be told."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.config import load_settings
from bot.errors import OperatorError
from bot.feed_check import checked

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>City feed</title><link>http://x.example</link>
<item><title>Acme Signal Box</title><link>https://www.cisa.gov/news-events/ics-advisories/icsa-26-001-01</link>
<pubDate>Fri, 02 Jan 2026 10:00:00 GMT</pubDate><description>CVSS v3 9.8 CVE-2026-1234</description></item>
<item><title>Acme Signal Box (Update A)</title><link>https://www.cisa.gov/news-events/ics-advisories/icsa-26-002-01</link>
</item>
<item><title>Acme Signal Box again</title><link>https://www.cisa.gov/news-events/ics-advisories/icsa-26-001-01</link>
</item></channel></rss>"""


@pytest.fixture
async def url(unused_tcp_port: int) -> AsyncIterator[str]:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(text=FEED, content_type="application/rss+xml")

    application = web.Application()
    application.router.add_get("/feed", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
    yield f"http://127.0.0.1:{unused_tcp_port}/feed"
    await runner.cleanup()


async def test_the_report_says_what_would_be_posted_and_what_not(url: str) -> None:
    settings = load_settings({"FEED_ALLOWED_HOSTS": "127.0.0.1"}, env_file=None)

    head, note, first, second, third = (await checked(url, settings)).splitlines()

    assert head == "City feed: 3 entries."
    assert "told of none of these" in note
    assert first.startswith("2026-01-02  critical 9.8  Acme Signal Box  CVE-2026-1234  ")
    assert first.endswith("  post")
    assert second.endswith("post marked as an update")
    assert third.endswith("no post, its number stands above")


async def test_a_private_address_is_bad_input() -> None:
    with pytest.raises(OperatorError, match="private network") as caught:
        await checked("http://127.0.0.1/feed", load_settings({}, env_file=None))
    assert caught.value.exit_code == 2


async def test_a_page_that_is_no_feed_fails_the_check(url: str) -> None:
    settings = load_settings({"FEED_ALLOWED_HOSTS": "127.0.0.1"}, env_file=None)

    with pytest.raises(OperatorError) as caught:
        await checked(url + "/nothing", settings)
    assert caught.value.exit_code == 1

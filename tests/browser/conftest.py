"""One demo and one browser for each worker; a journey fails on anything the demo complained of."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, expect

from tests.browser.chromium import SEEN, SIZE, browsing, chromium, demonstrating
from tests.browser.visitor import Visitor
from tests.skips import NO_CHROMIUM

PATIENCE = 15_000  # milliseconds, for a machine that is busy with other tests


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium."""
    executable = chromium()
    if executable is None:
        pytest.skip(NO_CHROMIUM)
    async with browsing(executable) as opened:
        yield opened


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def profile(browser: Browser) -> AsyncIterator[BrowserContext]:
    """What one person's browser keeps from page to page."""
    context = await browser.new_context(viewport=SIZE)
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield context
    await context.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def demo(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The address of a running demo."""
    log = tmp_path_factory.mktemp("demo") / "log"
    async with demonstrating(log) as address:
        yield address
    assert log.read_text() == ""


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(
    profile: BrowserContext, demo: str, request: pytest.FixtureRequest
) -> AsyncIterator[Visitor]:
    """Somebody who has just opened the page; whatever goes wrong in it is a failure."""
    faults: list[str] = []
    page = await profile.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if is_local(request.url, demo) else faults.append(request.url))
    someone = Visitor(page, SEEN)
    await someone.arrive(demo)
    yield someone
    await someone.picture(f"end-of-{request.node.name.removeprefix('test_')}")
    await page.close()
    assert faults == []


def is_local(url: str, demo: str) -> bool:
    """Tell whether an address is the demo's own, or made in the page."""
    return url.startswith((demo, f"blob:{demo}", "data:"))

"""Debian's Chromium and the demo, each a process of its own."""

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

CHECKOUT = Path(__file__).parents[2]
SEEN = CHECKOUT / "artifacts" / "browser"  # where journeys leave their pictures
SIZE = {"width": 1280, "height": 800}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def chromium() -> str | None:
    """Return the path of an installed Chromium."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@asynccontextmanager
async def browsing(executable: str) -> AsyncIterator[Browser]:
    """Run a browser without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def demonstrating(log: Path) -> AsyncIterator[str]:
    """Run `ssc-bot demo` on a free port and yield its address; what it complains of goes to `log`."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT)}
    with log.open("wb") as complaints:
        demo = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "demo", "--port", "0"),
            stdout=asyncio.subprocess.PIPE,
            stderr=complaints,
            env=environment,
        )
        assert demo.stdout is not None
        line = (await asyncio.wait_for(demo.stdout.readline(), 60)).decode()
        try:
            assert "http://127.0.0.1:" in line, f"see {log}"
            yield next(word for word in line.split() if word.startswith("http"))
        finally:
            if demo.returncode is None:
                demo.terminate()
            await asyncio.wait_for(demo.wait(), 30)

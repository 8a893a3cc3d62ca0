"""Starts the demo on a port of this machine and keeps it until SIGINT or SIGTERM."""

import asyncio
import errno
import signal
import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import web

from bot.config import Settings, load_settings
from bot.errors import OperatorError
from bot.logs import configure_logging
from demo.living import living
from demo.page import Page

HOST = "127.0.0.1"


async def serve(port: int) -> None:
    """Run the demo; prints its address when it can be used. Raises OperatorError."""
    listener = listen(port)
    with TemporaryDirectory(prefix="ssc-bot-demo-") as folder:
        settings = demo_settings(Path(folder))
        configure_logging(settings)
        async with opened(settings, listener) as address:
            sys.stdout.write(f"The demo runs at {address} (Ctrl+C ends it).\n")
            sys.stdout.flush()
            await _told_to_stop()


def listen(port: int) -> socket.socket:
    """Take the port before anything else is done. Raises OperatorError if another program has it."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        reason = "is taken by another program" if error.errno == errno.EADDRINUSE else "cannot be used"
        raise OperatorError(f"Port {port} {reason}; choose another: ssc-bot demo --port {port + 1}") from None
    return listener


def demo_settings(folder: Path) -> Settings:
    """Return settings that keep everything in a folder and touch nothing but this machine."""
    return load_settings(
        {
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/demo.db",
            "FEED_ALLOWED_HOSTS": HOST,
            "FEED_MIN_INTERVAL": "0.5",
            "HEALTH_ADDRESS": "",
            "SEMANTIC_SEARCH": "off",  # it would learn the library anew at each start
            "LOG_LEVEL": "WARNING",
        },
        env_file=None,
    )


@asynccontextmanager
async def opened(settings: Settings, listener: socket.socket) -> AsyncGenerator[str]:
    """Serve a fresh world; yields the address of its page."""
    async with living(settings) as world:
        runner = web.AppRunner(Page(world).application(), access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.SockSite(runner, listener).start()
            yield f"http://{HOST}:{listener.getsockname()[1]}"
        finally:
            await runner.cleanup()


async def _told_to_stop() -> None:
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    await stopped.wait()

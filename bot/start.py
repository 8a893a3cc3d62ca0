"""`ssc-bot run`: the settings, the log, the bot."""

import asyncio

from bot.app import run as run_application
from bot.config import load_settings
from bot.frugality import share_one_arena
from bot.logs import configure_logging


def run() -> None:
    """Run the bot on Discord until it is stopped. Raises OperatorError."""
    share_one_arena()
    settings = load_settings()
    configure_logging(settings)
    asyncio.run(run_application(settings))

"""The demo's clock: the machine's until there is a world, then the world's, which can jump a week."""

from collections.abc import Callable
from datetime import datetime

from bot.clock import SystemClock


class WorldClock:
    """Tells the time of whatever it follows."""

    def __init__(self) -> None:
        self._tell: Callable[[], datetime] = SystemClock().now

    def follow(self, tell: Callable[[], datetime]) -> None:
        """Take the time from here from now on."""
        self._tell = tell

    def now(self) -> datetime:
        """Return the current time, aware and in UTC."""
        return self._tell()

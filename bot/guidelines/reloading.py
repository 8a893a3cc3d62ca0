"""The library is read again while the bot runs: when its files change, or when the process is told to.

A look asks for the times of some hundred files, in a thread. What changed is read once it has stopped
changing, checked as a whole beside the event loop, made ready for its first search, and only then put in the
place of the library in use. A broken file changes nothing but the log, which names every fault.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.clock import Clock
from bot.guidelines import prevention, standards
from bot.guidelines.faults import Fault, LibraryBroken
from bot.guidelines.search import synonyms
from bot.guidelines.service import Guidelines

log = structlog.stdlib.get_logger(__name__)

LOOK_EVERY = timedelta(seconds=10)
SETTLED_AFTER = timedelta(seconds=1)  # without a change: whoever copies files has finished
BESIDE = (standards.FILE, prevention.FILE, synonyms.FILE)
# Profiles, requests and subscriptions hold words of the taxonomy, and other services have read it.
ONLY_AT_START = "taxonomy.toml"

Times = Mapping[str, tuple[int, int]]


class Reloading:
    """Keeps a library as its files are. `load` reads them; wake the worker after `ask` to read at once."""

    def __init__(
        self, data_dir: Path, clock: Clock, guidelines: Guidelines, load: Callable[[], Guidelines]
    ) -> None:
        self._data_dir = data_dir
        self._clock = clock
        self._load = load
        self._guidelines = guidelines
        self._read: Times = times(data_dir)
        self._changing: Times | None = None
        self._is_asked = False

    def ask(self) -> None:
        """Read everything at the next look, changed or not."""
        self._is_asked = True

    async def look(self) -> datetime:
        """Read what changed since it was last read; return when to look again."""
        found = await asyncio.to_thread(times, self._data_dir)
        if not self._is_asked and found == self._read:
            self._changing = None
            return self._clock.now() + LOOK_EVERY
        if not self._is_asked and found != self._changing:
            self._changing = found
            return self._clock.now() + SETTLED_AFTER
        self._warn_of_taxonomy(found)
        self._read, self._changing, self._is_asked = found, None, False
        await self._turn()
        return self._clock.now() + LOOK_EVERY

    async def _turn(self) -> None:
        library, faults = await asyncio.to_thread(_ready, self._load)
        if library is not None:
            while await asyncio.to_thread(library.learn):
                pass  # what is new in it, in small steps; searches go by meaning before and after
            self._guidelines.turn_to(library)
            log.info("library read again", guidelines=len(library.all()))
            return
        for fault in faults:
            log.error("library broken", file=fault.file, line=fault.line, wrong=fault.wrong, fix=fault.fix)
        log.error("library not read; the one before stays in use", faults=len(faults))

    def _warn_of_taxonomy(self, found: Times) -> None:
        if found.get(ONLY_AT_START) != self._read.get(ONLY_AT_START):
            log.warning("the taxonomy changed, which is read at the start only", file=ONLY_AT_START)


def times(data_dir: Path) -> Times:
    """Return when each file of a library was changed, and its size; what is gone is left out."""
    paths = [*sorted((data_dir / "guidelines").glob("*.md")), *(data_dir / name for name in BESIDE)]
    found: dict[str, tuple[int, int]] = {}
    for path in (*paths, data_dir / ONLY_AT_START):
        try:
            known = path.stat()
        except OSError:
            continue
        found[path.relative_to(data_dir).as_posix()] = known.st_mtime_ns, known.st_size
    return found


def _ready(load: Callable[[], Guidelines]) -> tuple[Guidelines | None, Sequence[Fault]]:
    """Return the library that the files are, ready for a search, or every fault."""
    try:
        library = load()
    except LibraryBroken as broken:
        return None, broken.faults
    library.prepare()
    return library, ()

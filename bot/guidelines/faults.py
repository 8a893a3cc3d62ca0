"""What is wrong with the files of a library, all of it at once."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bot.errors import OperatorError

T = TypeVar("T")
_AT_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake in one file: where it is, what is wrong, and how to mend it."""

    file: str
    line: int
    wrong: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.wrong}; {self.fix}"


class LibraryBroken(OperatorError):
    """The guideline library cannot be used as it is. `faults` has every mistake of every file."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        more = len(self.faults) - 1
        rest = f" (and {more} more: see `ssc-bot guidelines lint`)" if more else ""
        super().__init__(f"The guideline library has a fault: {self.faults[0]}{rest}")


def collected(faults: list[Fault], load: Callable[[], T]) -> T | None:
    """Return what `load` returns; None, with its faults added to the others, where it is broken."""
    try:
        return load()
    except LibraryBroken as broken:
        faults.extend(broken.faults)
        return None


def read_toml(data_dir: Path, name: str) -> tuple[dict[str, Any], Sequence[str]]:
    """Return what a TOML file holds, and its lines. Raises LibraryBroken."""
    try:
        text = (data_dir / name).read_text(encoding="utf-8")
        return tomllib.loads(text), text.splitlines()
    except tomllib.TOMLDecodeError as error:
        place = _AT_LINE.search(str(error))
        line = int(place[1]) if place else 1
        raise LibraryBroken([Fault(name, line, f"is not TOML ({error})", "correct it")]) from error
    except (OSError, UnicodeDecodeError) as error:
        fault = Fault(name, 1, f"cannot be read ({error})", "save it there as UTF-8 text")
        raise LibraryBroken([fault]) from error

"""What is wrong with the files of a library, all of it at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import OperatorError


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

"""A guideline file as it stands on disk: front matter in TOML between `+++` lines, then Markdown."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.guidelines.entry import Section
from bot.guidelines.faults import Fault

FENCE = "+++"
_HEADING = re.compile(r"##\s+(\S.*)")
_STEP = re.compile(r"- \[[ xX]\] (\S.*)")
_AT_LINE = re.compile(r"line (\d+)")


class Unreadable(Exception):
    """The file is not a page at all."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Page:
    """The fields and the text of one file, with the lines they stand on (the first line is 1)."""

    file: str
    front: tuple[str, ...]
    fields: dict[str, Any]
    body: tuple[str, ...]

    @property
    def body_line(self) -> int:
        """The line the text begins on."""
        return len(self.front) + 3

    def line_of(self, field: str, nth: int = 0) -> int:
        """Return the line of a field; of the `nth` table if the field is a list of tables."""
        pattern = re.compile(rf"(\[\[)?{re.escape(field)}(?(1)\]\]|\s*=)")
        lines = [number for number, line in enumerate(self.front, 2) if pattern.match(line)]
        return lines[nth] if nth < len(lines) else 1

    def sections(self) -> tuple[tuple[int, Section], ...]:
        """Return each section with the line of its heading; text before the first has the title ""."""
        return tuple((self.body_line + line, section) for line, section in sections_of(self.body))


def sections_of(body: tuple[str, ...]) -> tuple[tuple[int, Section], ...]:
    """Return each section of a text with the place of its heading among the lines, the first being 0."""
    found: list[tuple[int, Section]] = []
    start, title = 0, ""
    for index, line in enumerate((*body, "## end")):
        heading = _HEADING.fullmatch(line.rstrip())
        if heading:
            found.append((max(start - 1, 0), _section(title, body[start:index])))
            start, title = index + 1, heading[1]
    return tuple(found)


def read(path: Path) -> Page:
    """Read one file. Raises Unreadable."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(Fault(path.name, 1, f"cannot be read ({error})", "save it as UTF-8 text")) from error
    return parsed(path.name, text)


def parsed(name: str, text: str) -> Page:
    """Return the page that a text is, under the name of its file. Raises Unreadable."""
    lines = text.splitlines()
    fences = [index for index, line in enumerate(lines) if line.rstrip() == FENCE]
    if len(fences) < 2 or fences[0] != 0:  # noqa: PLR2004 - one before and one after the front matter
        fix = f"put TOML between two lines of {FENCE} at its top"
        raise Unreadable(Fault(name, 1, "has no front matter", fix))
    front, body = tuple(lines[1 : fences[1]]), tuple(lines[fences[1] + 1 :])
    try:
        return Page(name, front, tomllib.loads("\n".join(front)), body)
    except tomllib.TOMLDecodeError as error:
        place = _AT_LINE.search(str(error))
        line = 1 + (int(place[1]) if place else len(front))
        raise Unreadable(Fault(name, line, f"front matter is not TOML ({error})", "correct it")) from error


def _section(title: str, lines: tuple[str, ...]) -> Section:
    steps = (_STEP.fullmatch(line.rstrip()) for line in lines)
    return Section(title, "\n".join(lines).strip(), tuple(step[1] for step in steps if step))

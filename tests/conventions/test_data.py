"""Content is data under review: every file of `data/` can be read by what reads it."""

import tomllib
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message

from tests.conventions.tree import ROOT

DATA = ROOT / "data"
LOCALES = sorted((DATA / "locales").glob("*.ftl"))


def test_every_toml_file_can_be_read() -> None:
    for path in sorted(DATA.rglob("*.toml")):
        try:
            tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            pytest.fail(f"{path.relative_to(ROOT)}: {error}")


@pytest.mark.parametrize("path", LOCALES, ids=lambda path: path.stem)
def test_every_line_of_a_locale_is_a_message(path: Path) -> None:
    entries = FluentParser().parse(path.read_text(encoding="utf-8")).body
    assert [entry.content for entry in entries if isinstance(entry, Junk)] == []


@pytest.mark.parametrize("path", LOCALES, ids=lambda path: path.stem)
def test_no_message_is_defined_twice(path: Path) -> None:
    entries = FluentParser().parse(path.read_text(encoding="utf-8")).body
    names = [entry.id.name for entry in entries if isinstance(entry, Message)]
    assert [name for name in set(names) if names.count(name) > 1] == []

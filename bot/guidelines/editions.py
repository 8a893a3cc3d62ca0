"""What changed from one version of a guideline to the next, in a sentence each."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from bot.guidelines.entry import Change
from bot.guidelines.faults import Fault
from bot.guidelines.page import Page

CHANGE_LIMIT = 200  # characters; it stands above the first page of whoever read an older version
FIRST_CHANGE = 2  # the first version that follows another one
_FIELDS: Mapping[str, type] = {"version": int, "date": date, "what": str}


def changes_of(page: Page) -> tuple[Change, ...]:
    """Return the changes of a page without faults, oldest first."""
    tables = cast("list[dict[str, Any]]", page.fields.get("changes", []))
    return tuple(Change(one["version"], one["date"], one["what"].strip()) for one in tables)


def faults_of_changes(page: Page) -> Iterator[Fault]:
    """Yield what is wrong with the changes of a page: each version from 2 on has one, in order."""
    given = page.fields.get("changes", [])
    tables = cast("list[object]", given) if isinstance(given, list) else [None]
    malformed = [nth for nth, table in enumerate(tables) if not _is_change(table)]
    for nth in malformed:
        fix = f"write version, date (as 2026-11-23) and what, a sentence of at most {CHANGE_LIMIT} characters"
        yield Fault(page.file, page.line_of("changes", nth), "a change is malformed", fix)
    if not malformed and page.fields["version"] >= 1:  # a lower one is a fault of its own
        yield from _order(page, cast("list[dict[str, Any]]", tables))


def _is_change(table: object) -> bool:
    fields = cast("dict[str, object]", table) if isinstance(table, dict) else {}
    has_kinds = {name: type(value) for name, value in fields.items()} == _FIELDS
    what = fields.get("what")
    return has_kinds and isinstance(what, str) and _is_sentence(what.strip())


def _is_sentence(what: str) -> bool:
    return 0 < len(what) <= CHANGE_LIMIT and "\n" not in what


def _order(page: Page, changes: list[dict[str, Any]]) -> Iterator[Fault]:
    told = [change["version"] for change in changes]
    needed = list(range(FIRST_CHANGE, page.fields["version"] + 1))
    for version in needed:
        if version not in told:
            line = page.line_of("changes") if changes else page.line_of("version")
            fix = f"add it under [[changes]] with version = {version}"
            yield Fault(page.file, line, f"does not say what changed with version {version}", fix)
    for nth, version in enumerate(told):
        if version not in needed:
            wrong = f"tells a change of version {version}, which there is not"
            yield Fault(page.file, page.line_of("changes", nth), wrong, "correct it, or raise version")
        elif nth and version <= told[nth - 1]:
            wrong = f"tells the change of version {version} twice or out of order"
            yield Fault(page.file, page.line_of("changes", nth), wrong, "put the oldest first, each once")

"""What review would otherwise have to say again and again."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conventions.tree import ROOT, Source, is_below, sources

ERROR_DESK = "bot/interface/desk.py"
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base_utils", "tools"}


def broad_handlers(file: Source) -> Iterator[int]:
    """Lines of handlers that catch everything."""
    for node in ast.walk(file.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        if any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in caught):
            yield node.lineno


def test_only_the_error_desk_catches_everything() -> None:
    found = [(file.path, line) for file in sources() for line in broad_handlers(file)]
    assert {path for path, _ in found} <= {ERROR_DESK}, found


def test_no_loop_of_discord_py_is_used_because_it_ends_at_the_first_error() -> None:
    assert [
        file.path for file in sources() if any(is_below(name, "discord.ext.tasks") for name in file.imports())
    ] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = [file.path for file in sources("bot", "cogs", "tests", "benchmarks")]
    assert [name for name in names if VAGUE & set(Path(name).with_suffix("").parts)] == []


def test_no_module_keeps_mutable_state() -> None:
    """A module-level list, dict or set that is empty at import can only be meant to be filled."""
    empty = {"[]", "{}", "set()", "dict()", "list()"}
    kept = [
        (file.path, node.lineno)
        for file in sources()
        for node in file.tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and ast.unparse(node.value) in empty
    ]
    assert kept == []


def test_only_the_settings_read_the_environment() -> None:
    reads = [file.path for file in sources() if {"os.environ", "os.getenv"} & names_used(file)]
    assert set(reads) <= {"bot/config.py"}


def names_used(file: Source) -> set[str]:
    attributes = {ast.unparse(node) for node in ast.walk(file.tree) if isinstance(node, ast.Attribute)}
    return attributes | file.imports()


def test_every_silenced_check_says_why() -> None:
    marks = ("# noqa", "# pyright: ignore", "# type: ignore")
    silent = [
        f"{file.path}:{number}"
        for file in sources("bot", "cogs", "tests", "benchmarks")
        for number, line in enumerate(file.text.splitlines(), 1)
        if any(mark in line and " - " not in line.partition(mark)[2] for mark in marks)
        and file.path != Path(__file__).relative_to(ROOT).as_posix()
    ]
    assert silent == []

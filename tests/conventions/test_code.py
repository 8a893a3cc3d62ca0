"""What review would otherwise have to say again and again."""

import ast
import re
import tomllib
from pathlib import Path

from tests.conventions.tree import ROOT, Source, is_below, sources

VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base_utils", "tools"}


def catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in caught)


def passes_on(handler: ast.ExceptHandler) -> bool:
    """Tell whether the failure is raised again, or given to something that is not a log."""
    inside = [node for statement in handler.body for node in ast.walk(statement)]
    if any(isinstance(node, ast.Raise) and node.exc is None for node in inside):
        return True
    calls = [
        node for node in inside if isinstance(node, ast.Call) and not ast.unparse(node.func).startswith("log")
    ]
    return any(
        isinstance(given, ast.Name) and given.id == handler.name for call in calls for given in call.args
    )


def test_what_catches_everything_raises_it_again_or_hands_it_to_the_error_desk() -> None:
    swallowed = [
        (file.path, node.lineno)
        for file in sources()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node) and not passes_on(node)
    ]
    assert swallowed == []


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


def test_every_part_of_the_bot_has_its_layer() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    placed = {name.strip("()") for layer in layers for name in re.split(r" [|:] ", layer)}
    parts = {f"bot.{path.stem}" for path in (ROOT / "bot").iterdir() if not path.name.startswith("__init__")}
    assert parts - {"bot.__pycache__"} <= placed


def test_migrations_follow_one_another_in_one_chain() -> None:
    """Two that were written at the same time are told apart here, before both stand in the same place."""
    folder = ROOT / "bot" / "database" / "migrations" / "versions"
    numbers = [path.name.partition("_")[0] for path in sorted(folder.glob("[0-9]*.py"))]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]

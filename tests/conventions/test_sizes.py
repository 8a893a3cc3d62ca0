"""The house budget: small files, small functions, little nesting."""

import ast
from statistics import median

from tests.conventions.tree import Function, is_below, sources

NESTING = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


def size(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def depth(node: ast.AST) -> int:
    """How deep statements nest; an `elif` is not deeper than its `if`."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        step = 1 if isinstance(child, NESTING) and not is_elif else 0
        deepest = max(deepest, step + depth(child))
    return deepest


def test_no_file_of_the_product_is_longer_than_250_lines() -> None:
    assert [(file.path, file.lines) for file in sources() if file.lines > 250] == []


def test_half_of_the_files_have_at_most_110_lines() -> None:
    assert median(file.lines for file in sources() if file.lines) <= 110


def test_no_function_of_the_product_is_longer_than_40_lines() -> None:
    long = [
        (file.path, function.name)
        for file in sources()
        for function in file.functions()
        if size(function) > 40
    ]
    assert long == []


def test_half_of_the_functions_have_at_most_8_lines() -> None:
    assert median(size(function) for file in sources() for function in file.functions()) <= 8


def test_nothing_nests_deeper_than_3() -> None:
    deep = [
        (file.path, function.name)
        for file in sources()
        for function in file.functions()
        if depth(function) > 3
    ]
    assert deep == []


def test_most_of_the_product_knows_nothing_of_discord() -> None:
    free = [
        file
        for file in sources()
        if not any(is_below(name, "discord", "bot.interface") for name in file.imports())
    ]
    assert 2 * sum(file.lines for file in free) > sum(file.lines for file in sources())

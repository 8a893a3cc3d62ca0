"""Every sentence that the code asks for exists, and every sentence that exists is asked for."""

import ast
from collections.abc import Iterator

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot import errors
from tests.conventions.tree import ROOT, Source, sources

CARRIERS = {
    "say",
    *(
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.MemberFacingError)
    ),
}


def messages() -> set[str]:
    """The ids of the default locale, attributes as `id.attribute`."""
    parsed = FluentParser().parse((ROOT / "data/locales/en.ftl").read_text(encoding="utf-8"))
    ids: set[str] = set()
    for entry in parsed.body:
        if isinstance(entry, Message):
            ids.update(f"{entry.id.name}.{attribute.id.name}" for attribute in entry.attributes)
            ids.update({entry.id.name} if entry.value else set())
    return ids


def asked_for(file: Source) -> Iterator[tuple[str, str]]:
    """Ids given as a literal to whatever carries a sentence."""
    carriers = CARRIERS | {
        node.name for node in ast.walk(file.tree) if isinstance(node, ast.ClassDef) and is_failure(node)
    }
    for node in ast.walk(file.tree):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in carriers and isinstance(node.args[0].value, str):
            yield file.path, node.args[0].value


def is_failure(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base).rpartition(".")[2] in CARRIERS for base in node.bases)


def literals() -> tuple[set[str], set[str]]:
    """All strings of the product, and the fixed beginnings of those that are put together."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for file in sources():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    parts = {part for part in whole | beginnings if part.endswith(("-", ".")) and " " not in part}
    return whole, parts


def test_every_sentence_that_is_asked_for_exists() -> None:
    known = messages()
    assert [(path, name) for file in sources() for path, name in asked_for(file) if name not in known] == []


def test_every_sentence_is_used() -> None:
    whole, beginnings = literals()
    asked_with = {f"{name}.hint" for name in whole}  # bot.interface.fields: a label and the line below it
    assert [
        name
        for name in sorted(messages() - asked_with)
        if name not in whole and not name.startswith(tuple(beginnings))
    ] == []

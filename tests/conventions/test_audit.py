"""Whatever is noted in the audit can be found there, by a name that people read."""

import ast
from collections.abc import Iterator

from bot.community.audit import ACTIONS
from bot.sentences import Sentences
from tests.conventions.tree import ROOT, Source, sources

LONGEST = 31  # fits the ids of the buttons below a page, with everything else in them


def noted(file: Source) -> Iterator[str]:
    """The actions that a file notes, given as a literal or as a constant of the file."""
    constants = {
        target.id: node.value.value
        for node in file.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "note" and len(node.args) > 2:
            action = node.args[2]
            if isinstance(action, ast.Constant):
                yield str(action.value)
            elif isinstance(action, ast.Name) and action.id in constants:
                yield str(constants[action.id])


def test_whatever_is_noted_is_a_known_action() -> None:
    found = {(file.path, action) for file in sources() for action in noted(file)}
    assert len(found) > 3
    assert [one for one in sorted(found) if one[1] not in ACTIONS] == []


def test_every_action_has_its_sentence_and_fits_the_ids_of_buttons() -> None:
    sentences = Sentences.load(ROOT / "data")
    assert [action for action in ACTIONS if not sentences.knows(f"audit-action-{action}")] == []
    assert max(map(len, ACTIONS)) <= LONGEST
    assert list(ACTIONS) == sorted(set(ACTIONS))

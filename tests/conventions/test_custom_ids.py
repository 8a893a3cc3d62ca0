"""Buttons and selects are found by their custom ids, so no two kinds may claim the same one."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cogs
from bot.interface.doors import Action

for part in pkgutil.walk_packages(cogs.__path__, "cogs."):
    importlib.import_module(part.name)


def descendants(kind: type[Action]) -> Iterator[type[Action]]:
    for child in kind.__subclasses__():
        yield child
        yield from descendants(child)


ACTIONS = sorted(
    (kind for kind in descendants(Action) if kind.__module__.startswith("cogs.")),
    key=lambda kind: kind.__qualname__,
)


@pytest.mark.parametrize("kind", ACTIONS, ids=lambda kind: kind.__name__)
def test_a_custom_id_says_feature_and_thing(kind: type[Action]) -> None:
    assert re.match(r"[a-z]+:[a-z-]+:", pattern(kind).pattern)


@pytest.mark.parametrize("kind", ACTIONS, ids=lambda kind: kind.__name__)
@settings(max_examples=50, deadline=None, database=None)
@given(data=st.data())
def test_a_custom_id_belongs_to_one_kind_of_component(kind: type[Action], data: st.DataObject) -> None:
    custom_id = data.draw(st.from_regex(re.compile(pattern(kind).pattern, re.ASCII), fullmatch=True))
    assert [other for other in ACTIONS if pattern(other).fullmatch(custom_id)] == [kind]


def test_every_kind_of_component_has_a_template_of_its_own() -> None:
    patterns = [pattern(kind).pattern for kind in ACTIONS]
    assert len(set(patterns)) == len(patterns)


def pattern(kind: type[Action]) -> re.Pattern[str]:
    return kind.__discord_ui_compiled_template__

"""Ticks find their steps again in a new edition."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.guidelines.checklists.records import Tick
from bot.guidelines.checklists.steps import key_of, keyed, matched
from bot.guidelines.service import Guidelines
from tests.guidelines.checklists.making import NOW, entry

A_LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
EDITION = st.lists(A_LINE, max_size=12)


def ticks(texts: set[str]) -> list[Tick]:
    return [
        Tick(key_of(text), text, NOW + timedelta(minutes=number), 1)
        for number, text in enumerate(sorted(texts))
    ]


def test_a_step_is_known_by_its_words() -> None:
    step = "**Test one unit** of each delivery, see [the rig](https://one.example)."
    assert key_of(step) == key_of("test one unit of each  delivery – see [the rig](https://two.example)")
    assert key_of(step) != key_of("**Test one unit** of no delivery, see [the rig](https://one.example).")


def test_the_steps_of_a_shipped_guideline_have_keys_of_their_own(guidelines: Guidelines) -> None:
    for one in guidelines.all():
        texts = [step for section in one.sections for step in section.steps]
        assert list(keyed(one).values()) == texts


def test_what_is_said_twice_is_one_step_and_signs_alone_are_steps_too() -> None:
    assert list(keyed(entry("e", "Do it.", "→", "do it", "←")).values()) == ["Do it.", "→", "←"]


@given(old=EDITION, new=EDITION, data=st.data())
def test_a_new_edition_keeps_every_tick_and_marks_what_is_new(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    before, after = keyed(entry("e", *old)), keyed(entry("e", *new))
    ticked = data.draw(st.sets(st.sampled_from(sorted(before.values())))) if before and old else set[str]()
    done = ticks(ticked)

    steps = matched(after, set(before), done)

    assert {step.tick.key for step in steps if step.tick} == {tick.key for tick in done}
    assert [step.key for step in steps if not step.is_gone] == list(after)
    assert {step.key for step in steps if step.is_new} == set(after) - set(before)
    assert {step.key for step in steps if step.is_gone} == {tick.key for tick in done} - set(after)
    assert len({step.key for step in steps}) == len(steps)


@given(edition=EDITION, data=st.data())
def test_a_new_order_changes_nothing_but_the_order(edition: list[str], data: st.DataObject) -> None:
    asked = keyed(entry("e", *edition))
    turned = dict(data.draw(st.permutations(list(asked.items()))))
    done = ticks(set(list(asked.values())[::2]))

    here, there = matched(asked, set(asked), done), matched(turned, set(asked), done)

    assert sorted(here, key=lambda step: step.key) == sorted(there, key=lambda step: step.key)

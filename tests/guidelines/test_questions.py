"""Questions in own words find the entry that answers them; questions about other things find none."""

import tomllib
from pathlib import Path

import pytest

from bot.guidelines.service import Guidelines

HERE = Path(__file__).parent
AMONG_FIRST = 3
SHARE_FOUND = 0.85
SHARE_FIRST = 0.65
OFF_TOPIC_ANSWERED = 0.15


@pytest.mark.parametrize("file", ["questions.toml", "held_out.toml"])
def test_questions_find_their_entry_among_the_first_three(file: str, guidelines: Guidelines) -> None:
    people = tomllib.loads((HERE / file).read_text(encoding="utf-8"))
    asked = [pair for questions in people.values() for pair in questions.items()]
    found = [
        ([hit.entry.id for hit in guidelines.search(question, limit=AMONG_FIRST).hits], question, wanted)
        for question, wanted in asked
    ]
    missed = [(question, wanted) for hits, question, wanted in found if wanted not in hits]
    assert len(missed) <= (1 - SHARE_FOUND) * len(asked), missed
    assert sum(hits[:1] == [wanted] for hits, _, wanted in found) >= SHARE_FIRST * len(asked)


def test_questions_about_other_things_hardly_ever_find_anything(guidelines: Guidelines) -> None:
    asked = (HERE / "off_topic.txt").read_text(encoding="utf-8").splitlines()
    answered = [question for question in asked if guidelines.search(question).hits]
    assert len(answered) <= OFF_TOPIC_ANSWERED * len(asked), answered


def test_every_question_names_an_entry(guidelines: Guidelines) -> None:
    for file in ("questions.toml", "held_out.toml"):
        for questions in tomllib.loads((HERE / file).read_text(encoding="utf-8")).values():
            assert {guidelines.get(wanted).id for wanted in questions.values()} == set(questions.values())

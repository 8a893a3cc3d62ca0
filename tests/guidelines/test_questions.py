"""Questions in own words find the entry that answers them; questions about other things find none."""

import asyncio
import tomllib
from pathlib import Path

import pytest

from bot.guidelines.service import Guidelines

HERE = Path(__file__).parent
AMONG_FIRST = 3
SHARE_FOUND = 0.85
SHARE_FIRST = 0.65
FILES = ("questions.toml", "held_out.toml")
# The most that may be answered of questions about other things, and about daily life in a town. The last
# file (half of each) was written when the engine was finished.
BY_WORDS = {"off_topic.txt": 0.1, "off_topic_in_town.txt": 0.65, "off_topic_held_out.txt": 0.4}
BY_MEANING = {"off_topic.txt": 0.05, "off_topic_in_town.txt": 0.35, "off_topic_held_out.txt": 0.25}


def share_first(library: Guidelines, file: str) -> float:
    """Check that questions find their entry among the first three; return how often it is the very first."""
    people = tomllib.loads((HERE / file).read_text(encoding="utf-8"))
    asked = [pair for questions in people.values() for pair in questions.items()]
    found = [
        ([hit.entry.id for hit in library.search(question, limit=AMONG_FIRST).hits], question, wanted)
        for question, wanted in asked
    ]
    lost = [(question, wanted) for hits, question, wanted in found if wanted not in hits]
    assert len(lost) <= (1 - SHARE_FOUND) * len(asked), lost
    return sum(hits[:1] == [wanted] for hits, _, wanted in found) / len(asked)


def answered(library: Guidelines, file: str) -> tuple[float, list[str]]:
    """Return the share of questions that find anything, and which do."""
    asked = (HERE / file).read_text(encoding="utf-8").splitlines()
    found = [question for question in asked if library.search(question).hits]
    return len(found) / len(asked), found


@pytest.mark.parametrize("file", FILES)
def test_questions_find_their_entry_among_the_first_three(file: str, guidelines: Guidelines) -> None:
    assert share_first(guidelines, file) >= SHARE_FIRST


@pytest.mark.parametrize("file", FILES)
def test_by_meaning_they_do_as_well(file: str, knowing: Guidelines) -> None:
    assert share_first(knowing, file) >= SHARE_FIRST


@pytest.mark.parametrize("file", BY_WORDS)
def test_questions_about_other_things_hardly_ever_find_anything(file: str, guidelines: Guidelines) -> None:
    share, found = answered(guidelines, file)
    assert share <= BY_WORDS[file], found


@pytest.mark.parametrize("file", BY_MEANING)
def test_by_meaning_they_do_so_even_less(file: str, knowing: Guidelines) -> None:
    share, found = answered(knowing, file)
    assert share <= BY_MEANING[file], found


def test_by_meaning_a_search_goes_on_beside_the_event_loop(knowing: Guidelines) -> None:
    found = asyncio.run(knowing.ask("somebody put a fake code on the parking meter", audience="city"))
    assert found.hits[0].entry.id == "parking-payments"
    assert knowing.suggest("parking-payments")[0][1] == "parking-payments"


def test_every_question_names_an_entry(guidelines: Guidelines) -> None:
    for file in FILES:
        for questions in tomllib.loads((HERE / file).read_text(encoding="utf-8")).values():
            assert {guidelines.get(wanted).id for wanted in questions.values()} == set(questions.values())

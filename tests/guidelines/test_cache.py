"""What took long to work out is remembered in files that can always be made anew."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.guidelines.search.aids import Aids
from bot.guidelines.search.cache import Cache
from bot.guidelines.search.engine import Engine
from bot.guidelines.search.layer import Document, read_layer
from bot.guidelines.search.storing import NAME, remembered_layer
from bot.guidelines.search.synonyms import Synonyms
from tests.guidelines.test_engine import ZOO

PREY = Synonyms([["raptor", "bird of prey"]])


def test_a_layer_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new" / "folder")
    made, remembered = (remembered_layer(ZOO, PREY, cache) for _ in range(2))
    assert remembered == made == read_layer(ZOO, PREY)


def test_an_engine_that_remembers_answers_the_same(tmp_path: Path) -> None:
    for _ in range(2):
        remembering = Engine.over(ZOO, PREY, Aids(Cache(tmp_path)))
        for question in ("cats", "raptor", "brids of prey", "slept", "nothing"):
            assert remembering.ask(question) == Engine.over(ZOO, PREY).ask(question)


@pytest.mark.parametrize(
    ("documents", "synonyms"),
    [
        (ZOO[:2], PREY),
        ([*ZOO[:2], Document("bird", {"title": "Birds", "body": "of prey"})], PREY),
        (ZOO, Synonyms([["raptor", "eagle"]])),
        (ZOO, Synonyms()),
        ([], PREY),
    ],
)
def test_a_layer_of_something_else_is_not_taken(
    documents: list[Document], synonyms: Synonyms, tmp_path: Path
) -> None:
    cache = Cache(tmp_path)
    remembered_layer(ZOO, PREY, cache)
    assert remembered_layer(documents, synonyms, cache) == read_layer(documents, synonyms)


@pytest.mark.parametrize("kept", [b"", b"x", b"x" * 5000])
def test_a_broken_file_is_made_anew(kept: bytes, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    remembered_layer(ZOO, PREY, cache)
    whole = (tmp_path / NAME).read_bytes()
    for broken in (kept, whole[:-1], whole[:40] + b"!" + whole[41:], whole + b"!"):
        (tmp_path / NAME).write_bytes(broken)
        assert remembered_layer(ZOO, PREY, cache) == read_layer(ZOO, PREY)
        assert (tmp_path / NAME).read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "folder")
    assert remembered_layer(ZOO, PREY, cache) == read_layer(ZOO, PREY)


def test_who_only_reads_leaves_nothing_behind(tmp_path: Path) -> None:
    remembered_layer(ZOO, PREY, Cache(tmp_path / "absent", read_only=True))
    remembered_layer(ZOO, PREY, Cache())
    assert list(tmp_path.iterdir()) == []


def test_several_write_at_once_and_leave_one_whole_file(tmp_path: Path) -> None:
    def work(_: int) -> bool:
        cache = Cache(tmp_path)
        cache.save(NAME, os.urandom(50_000))
        return cache.load(NAME) is not None

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(40)))
    assert [path.name for path in tmp_path.iterdir()] == [NAME]

"""Nearness of meaning: without the extra where that is enough, with the real model where it is installed."""

import hashlib
import importlib
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.guidelines.search.aids import Aids
from bot.guidelines.search.cache import Cache
from bot.guidelines.search.engine import Engine
from bot.guidelines.search.fitting import fitting
from bot.guidelines.search.layer import Document
from bot.guidelines.search.meaning.mind import NAME, Mind
from bot.guidelines.search.meaning.model import PACKAGES, VOCABULARY, Model, ModelUnusable, is_installed
from bot.guidelines.search.meaning.nearness import PIECE, fused, pieces
from bot.guidelines.search.meaning.wordpieces import WordPieces
from tests.guidelines.test_engine import ZOO
from tests.skips import NO_MODEL

needs_model = pytest.mark.skipif(not is_installed(), reason=NO_MODEL)
MANY = 1000


@pytest.fixture(scope="module")
def words() -> WordPieces:
    return WordPieces(VOCABULARY.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def mind() -> Mind:
    mind = Mind(Cache())
    assert mind.wake()
    return mind


@pytest.mark.parametrize(
    ("text", "pieces_of_it"),
    # what the tokenizer that the model was trained with makes of these
    [
        ("Who watches the LoRaWAN gateway?", "who watches the lo ##ra ##wan gateway ?"),
        ("naïve Übung", "naive u ##bu ##ng"),
        ("IEC 62443-3-3", "iec 62 ##44 ##3 - 3 - 3"),
        ("水道の安全", "水 道 の 安 [UNK]"),
        ("tab\tand\u200bnothing\x00", "tab and ##not ##hing"),
        ("don't (re-)use v2.0", "don ' t ( re - ) use v ##2 . 0"),
        ("🙂", "[UNK]"),
        ("x" * 101, "[UNK]"),
        ("", ""),
    ],
)
def test_texts_are_cut_as_the_model_knows_them(words: WordPieces, text: str, pieces_of_it: str) -> None:
    known = VOCABULARY.read_text(encoding="utf-8").splitlines()
    assert [known[number] for number in words.numbers(text, 256)] == ["[CLS]", *pieces_of_it.split(), "[SEP]"]


@settings(max_examples=100, deadline=None, database=None)
@given(text=st.text(max_size=400), limit=st.integers(2, 60))
def test_no_text_is_too_strange_or_too_long_to_be_cut(text: str, limit: int) -> None:
    numbers = WordPieces(["[CLS]", "[SEP]", "[UNK]", "a", "##a", "b"]).numbers(text, limit)
    assert (numbers[0], numbers[-1]) == (0, 1)
    assert len(numbers) <= limit


def test_a_long_text_is_cut_into_pieces_below_its_title() -> None:
    fields = {"title": "Cats", "gist": "They sleep.", "topics": "animals", "body": "purr " * (PIECE + 1)}
    assert list(pieces(Document("cat", fields))) == [
        "Cats. They sleep.",
        f"Cats. {'purr ' * PIECE}".strip(),
        "Cats. purr",
    ]
    assert list(pieces(Document("cat", {"title": "Cats"}))) == ["Cats. "]


@needs_model
def test_what_stands_out_by_words_and_by_meaning_comes_first(mind: Mind) -> None:
    def both(by_words: dict[int, float], *nearness: float, **more: Any) -> dict[int, float]:
        return fused(by_words, mind.numpy.array(nearness), mind.numpy, **{"most": 9, **more})

    assert list(both({0: 1.0, 1: 1.0}, 0.1, 0.9, 0.1)) == [1, 0, 2]
    assert both({}, 0.5, 0.5) == {0: 0.0, 1: 0.0}
    assert both({1: 3.0}, 0.5, 0.5)[1] > 0
    assert list(both({0: 1.0}, 0.1, 0.9, 0.2, most=1)) == [1]
    assert list(both({0: 1.0}, 0.1, 0.9, 0.2, allowed=[0, 2], most=1)) == [0]
    assert both({0: 1.0}, 0.1, 0.9, allowed=[]) == {}


@pytest.mark.parametrize("missing", PACKAGES)
def test_without_one_of_its_packages_the_extra_is_not_there(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "bot.guidelines.search.meaning.model.find_spec", lambda name: None if name == missing else find("sys")
    )
    assert not is_installed()


def unusable(reason: str) -> Callable[[], Model]:
    def load() -> Model:
        raise ModelUnusable(reason)

    return load


def test_a_model_that_cannot_be_used_leaves_the_search_by_words() -> None:
    mind = Mind(Cache(), unusable("it is broken"))
    engine = Engine.over(ZOO, aids=Aids(mind=mind))
    assert not engine.learn(MANY)
    assert not engine.knows_meaning
    assert engine.ask("cats") == Engine.over(ZOO).ask("cats")
    assert engine.joined_by(ZOO[:0]).ask("cats").ranked


def test_a_package_that_cannot_be_imported_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelUnusable):
        Model.load()


class Exploding:
    """A session that cannot run."""

    def run(self, *_: object) -> None:
        raise RuntimeError("no memory")


@needs_model
def test_a_model_that_fails_later_leaves_the_search_by_words() -> None:
    numpy = importlib.import_module("numpy")
    mind = Mind(Cache(), lambda: Model(Exploding(), WordPieces(["[CLS]", "[SEP]", "[UNK]"]), numpy))
    engine = Engine.over(ZOO, aids=Aids(mind=mind))
    engine.learn(MANY)
    assert not engine.learn(MANY)
    assert engine.ask("cats") == Engine.over(ZOO).ask("cats")


@needs_model
def test_a_question_that_the_model_fails_at_is_answered_by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    mind = Mind(Cache())
    engine = learnt(Engine.over(ZOO, aids=Aids(mind=mind)))
    monkeypatch.setattr(mind._model, "_session", Exploding())
    assert engine.ask("cats") == Engine.over(ZOO).ask("cats")
    assert engine.joined_by(ZOO[:1]).ask("cats").ranked


@needs_model
def test_another_file_is_not_run(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"not the model")
    with pytest.raises(ModelUnusable, match="not the model that was tested"):
        Model.load(path)


@needs_model
def test_a_broken_model_is_unusable_rather_than_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"not a model at all")
    with pytest.raises(ModelUnusable):
        Model.load(path, hashlib.sha256(path.read_bytes()).hexdigest())
    with pytest.raises(ModelUnusable):
        Model.load(tmp_path / "missing.onnx")


def learnt(engine: Engine) -> Engine:
    while engine.learn(MANY):
        pass
    return engine


@needs_model
def test_a_question_finds_what_it_means_in_other_words(mind: Mind) -> None:
    by_words, by_meaning = Engine.over(ZOO), learnt(Engine.over(ZOO, aids=Aids(mind=mind)))
    for question, key in (
        ("a kitten naps on the rug", "cat"),
        ("a puppy and the mailman", "dog"),
        ("raptors catching their dinner", "bird"),
    ):
        assert key not in [one.key for one in by_words.ask(question).ranked]
        best = by_meaning.ask(question).ranked[0]
        assert best.key == key
        assert best.nearness is not None
        assert best.nearness > 0.3


@needs_model
def test_by_meaning_nothing_fits_is_said_as_well(mind: Mind) -> None:
    engine = learnt(Engine.over(ZOO, aids=Aids(mind=mind)))
    assert fitting(engine.ask("who won the world cup in 1998")) == ()
    assert fitting(engine.ask("a kitten naps on the rug"))[0].key == "cat"


@needs_model
def test_a_mistyped_title_and_a_mistyped_word_are_still_read(mind: Mind) -> None:
    engine = learnt(Engine.over(ZOO, aids=Aids(mind=mind)))
    assert engine.ask("brids of prey").ranked[0].key == "bird"
    assert engine.ask("the pstman").ranked[0].key == "dog"


@needs_model
def test_what_is_allowed_is_found_and_the_rest_is_not(mind: Mind) -> None:
    engine = learnt(Engine.over(ZOO, aids=Aids(mind=mind)))
    assert [one.key for one in engine.ask("a kitten on the rug", among={"dog"}).ranked] == ["dog"]


@needs_model
def test_documents_beside_others_are_learnt_when_somebody_asks(mind: Mind) -> None:
    joined = learnt(Engine.over(ZOO[:2], aids=Aids(mind=mind))).joined_by(ZOO[2:])
    assert joined.ask("raptors catching their dinner").ranked[0].key == "bird"
    assert (
        learnt(Engine.over(ZOO[:2], aids=Aids(mind=mind))).joined_by([]).ask("kitten").ranked[0].key == "cat"
    )


@needs_model
def test_learning_goes_in_small_steps(mind: Mind) -> None:
    fresh = [Document(str(number), {"title": f"Number {number}", "body": "is new"}) for number in range(5)]
    engine = Engine.over(fresh, aids=Aids(mind=mind))
    steps = 1
    while engine.learn(2):
        assert not engine.knows_meaning
        steps += 1
    assert (steps, engine.knows_meaning) == (3, True)


@needs_model
def test_what_was_learnt_is_remembered_and_not_learnt_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    learnt(Engine.over(ZOO, aids=Aids(cache, Mind(cache))))
    again = Engine.over(ZOO, aids=Aids(cache, Mind(cache)))
    assert not again.learn(0)
    assert again.knows_meaning
    assert again.ask("a kitten naps on the rug").ranked[0].key == "cat"
    kept = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(kept[:-1])
    assert Engine.over(ZOO, aids=Aids(cache, Mind(cache))).learn(0)


@needs_model
@settings(max_examples=40, deadline=None, database=None)
@given(st.text(max_size=2000))
def test_no_question_fails_by_meaning(text: str) -> None:
    engine = ENGINES.setdefault("zoo", learnt(Engine.over(ZOO, aids=Aids(mind=Mind(Cache())))))
    fitting(engine.ask(text))


ENGINES: dict[str, Engine] = {}


@needs_model
@pytest.mark.parametrize(
    "text", ["x" * 2000, "🙂" * 500, '" OR title:* NEAR(', "水道の安全", "\x00\ud800\u202e", ""]
)
def test_a_strange_question_is_asked_by_meaning_like_any_other(text: str, mind: Mind) -> None:
    learnt(Engine.over(ZOO, aids=Aids(mind=mind))).ask(text)

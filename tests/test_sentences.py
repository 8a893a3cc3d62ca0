"""Sentences come from the files, in the reader's language where there is a translation."""

from pathlib import Path

import pytest

from bot.errors import Conflict
from bot.sentences import Sentences, UnknownSentence


@pytest.fixture
def sentences(tmp_path: Path) -> Sentences:
    locales = tmp_path / "locales"
    locales.mkdir()
    english = "hello = Hello { $name }\ncommand = Does it.\n    .option = What\nonly-english = English\n"
    english += "left = You have { $count ->\n    [one] one post\n   *[other] { $count } posts\n } left.\n"
    (locales / "en.ftl").write_text(english, encoding="utf-8")
    (locales / "es.ftl").write_text("hello = Hola { $name }\n", encoding="utf-8")
    (locales / "pt-BR.ftl").write_text("hello = Oi { $name }\n", encoding="utf-8")
    return Sentences.load(tmp_path)


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "Hello Ada"),
        ("en-GB", "Hello Ada"),
        ("es-ES", "Hola Ada"),
        ("es-419", "Hola Ada"),
        ("pt-BR", "Oi Ada"),
        ("ja", "Hello Ada"),
    ],
)
def test_the_reader_s_locale_decides(sentences: Sentences, locale: str, sentence: str) -> None:
    assert sentences.say("hello", locale, name="Ada") == sentence


def test_what_is_not_translated_is_said_in_english(sentences: Sentences) -> None:
    assert sentences.say("only-english", "es-ES") == "English"


def test_attributes_and_plurals(sentences: Sentences) -> None:
    assert sentences.say("command.option") == "What"
    assert sentences.say("left", count=1) == "You have one post left."
    assert sentences.say("left", count=3) == "You have 3 posts left."


def test_an_error_carries_its_sentence(sentences: Sentences) -> None:
    assert sentences.of(Conflict("left", count=2), "es-ES") == "You have 2 posts left."


def test_an_unknown_id_is_a_mistake_in_the_code(sentences: Sentences) -> None:
    assert not sentences.knows("nope")
    assert not sentences.knows("hello.nope")
    assert sentences.knows("command.option")
    with pytest.raises(UnknownSentence):
        sentences.say("nope")


def test_no_invisible_marks_stand_in_a_sentence(sentences: Sentences) -> None:
    assert sentences.say("hello", name="Ada").isascii()

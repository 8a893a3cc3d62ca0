"""The code of conduct is content: a version and a text that fit."""

from pathlib import Path

import pytest

from bot.community.conduct import CodeOfConduct
from bot.errors import OperatorError
from tests.community.conftest import DATA


def test_the_shipped_text_can_be_read_in_two_minutes_and_speaks_of_testing_and_disclosure() -> None:
    code = CodeOfConduct.load(DATA)
    assert 250 <= len(code.text.split()) <= 400
    assert "Test safely" in code.text
    assert "Disclose responsibly" in code.text


@pytest.mark.parametrize(
    "content",
    [
        "no head",
        "+++\nversion = 1\n+++\ntext",
        '+++\nversion = "1 b"\n+++\ntext',
        '+++\nversion = "1"\n+++\n  ',
        "+++\nversion\n+++\ntext",
        '+++\nversion = "1"\n+++\n' + "x" * 4000,
    ],
)
def test_a_broken_file_is_one_line_that_names_it(tmp_path: Path, content: str) -> None:
    (tmp_path / "conduct.md").write_text(content)
    with pytest.raises(OperatorError) as refused:
        CodeOfConduct.load(tmp_path)
    assert str(tmp_path / "conduct.md") in refused.value.line
    assert "\n" not in refused.value.line


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OperatorError):
        CodeOfConduct.load(tmp_path)

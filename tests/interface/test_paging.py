"""Pages turn to those around them and to no others."""

import pytest

from bot.interface.paging import page_number, turns
from bot.sentences import Sentences
from tests.guidelines.conftest import SHIPPED


@pytest.mark.parametrize(
    ("page", "pages", "ways"),
    [
        (0, 0, {}),
        (0, 1, {}),
        (0, 3, {"Next": "to:1"}),
        (1, 3, {"Previous": "to:0", "Next": "to:2"}),
        (2, 3, {"Previous": "to:1"}),
    ],
)
def test_there_is_a_way_to_each_page_beside_this_one(page: int, pages: int, ways: dict[str, str]) -> None:
    found = turns(Sentences.load(SHIPPED), page, pages, "to:{}".format, "en")
    assert {button.label: button.custom_id for button in found} == ways


def test_the_number_is_said_where_there_are_several() -> None:
    sentences = Sentences.load(SHIPPED)
    assert page_number(sentences, 0, 1, "en") == ""
    assert page_number(sentences, 1, 3, "en") == "-# Page 2 of 3"

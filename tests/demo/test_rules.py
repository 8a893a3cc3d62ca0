"""The small rules of the demo's page."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.errors import OperatorError
from demo.content import Cast, load
from demo.places import unread
from demo.proxy import framed


@dataclass
class Said:
    id: int
    author_id: int
    only_for: int | None = None

    def visible_to(self, user_id: int | None) -> bool:
        return self.only_for in (None, user_id)


READER, OTHER = 1, 2


def test_unread_is_what_others_wrote_since_and_one_may_see() -> None:
    messages = [Said(10, OTHER), Said(11, READER), Said(12, OTHER, only_for=OTHER), Said(13, OTHER)]
    assert unread(messages, 0, READER) == 2
    assert unread(messages, 10, READER) == 1
    assert unread(messages, 13, READER) == 0
    assert unread(messages, 0, OTHER) == 1


def test_only_our_own_page_may_frame_what_the_preview_sends() -> None:
    headers = {
        "X-Frame-Options": "DENY",
        "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    assert framed(headers) == {
        "Content-Security-Policy": "default-src 'self'; frame-ancestors 'self'",
        "X-Content-Type-Options": "nosniff",
    }


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("people = [", "cannot be read"),
        ("newcomers = []", "people: Field required"),
        ('newcomers = []\n[[people]]\nkey = "a"\nabout = "b"', "people.0.name: Field required"),
    ],
)
def test_a_mistake_in_the_demos_data_names_file_and_place(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "people.toml"
    file.write_text(text)
    with pytest.raises(OperatorError) as caught:
        load(Cast, file)
    assert str(file) in caught.value.line
    assert complaint in caught.value.line

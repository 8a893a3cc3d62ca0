"""Tables that no spreadsheet program takes for anything but text."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.community.spreadsheets import csv_file, harmless


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "  =1+1", "\u00a0=1", "\t=1", "\tplain", "\r=1", "\n@x", "＝1", "＠x"],
)
def test_what_a_program_would_run_is_marked_as_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "plain", " plain", "1+1", "a=b", "'=1", "name@example.org", "☑ done"])
def test_what_is_harmless_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_a_table_reads_back_as_it_was_written(rows: list[list[str]]) -> None:
    written = csv_file(("A", "B"), rows)
    assert written.startswith(b"\xef\xbb\xbf")
    header, *read = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    assert header == ["A", "B"]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]

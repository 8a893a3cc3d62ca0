"""A list as files."""

import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from bot.guidelines.checklists.export import as_csv, as_markdown
from bot.guidelines.checklists.records import Checklist, Part, Tick, Wish
from bot.guidelines.checklists.steps import key_of, keyed, matched
from bot.guidelines.search.passages import plain
from tests.guidelines.checklists.making import NOW, entry

A_LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40).filter(
    lambda text: text == text.strip() and "\x85" not in text
)
COLUMNS = ("Step", "Guideline", "Source", "Done", "When")


def part(entry_id: str, steps: list[str], done: list[str]) -> Part:
    one = entry(entry_id, *steps, sections=()) if not steps else entry(entry_id, *steps)
    ticks = [Tick(key_of(text), text, NOW, 1) for text in dict.fromkeys(done)]
    ticks = list({tick.key: tick for tick in ticks}.values())
    return Part(entry_id, one.title, 1, one, matched(keyed(one), keyed(one), ticks))


def checklist(*parts: Part) -> Checklist:
    return Checklist(1, 1, 1, Wish("deploy"), None, parts, None)


def rows(exported: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(exported.decode("utf-8-sig"), newline="")))


PARTS = st.lists(st.tuples(st.lists(A_LINE, max_size=6), st.lists(A_LINE, max_size=3)), max_size=4)


@given(PARTS)
def test_both_files_hold_every_step_once(drawn: list[tuple[list[str], list[str]]]) -> None:
    made = checklist(*(part(f"e{number}", *texts) for number, texts in enumerate(drawn)))
    steps = [step for one in made.parts for step in one.steps]

    items = re.findall(r"^- \[([ x])\] (.*)$", as_markdown(made, "Mine").decode(), re.MULTILINE)
    header, *table = rows(as_csv(made, COLUMNS))

    assert items == [("x" if step.tick else " ", step.text) for step in steps]
    assert tuple(header) == COLUMNS
    assert [(row[0].removeprefix("'"), row[3]) for row in table] == [
        (plain(step.text).removeprefix("'"), "x" if step.tick else "") for step in steps
    ]


@given(PARTS)
def test_no_cell_is_a_formula(drawn: list[tuple[list[str], list[str]]]) -> None:
    made = checklist(*(part(f"e{number}", *texts) for number, texts in enumerate(drawn)))
    cells = [cell for row in rows(as_csv(made, COLUMNS)) for cell in row]
    assert [cell for cell in cells if cell.lstrip(" ")[:1] in set("=+-@\t\r\n＝＋－＠") - {""} and cell] == []


def test_the_files_of_a_small_list() -> None:
    made = checklist(
        part("one", ["**Change** every password.", '=HYPERLINK("x")'], ["Change every password"])
    )
    assert as_markdown(made, "Deploy · Traffic").decode() == (
        "# Deploy · Traffic\n\n## About one\n\n"
        "- [x] **Change** every password.\n"
        '- [ ] =HYPERLINK("x")\n\n'
        "ETSI EN 303 645 (V3.1.3)\n"
    )
    assert rows(as_csv(made, COLUMNS))[1:] == [
        ["Change every password.", "About one", "ETSI EN 303 645 (V3.1.3)", "x", "2026-11-23 12:00"],
        ['\'=HYPERLINK("x")', "About one", "ETSI EN 303 645 (V3.1.3)", "", ""],
    ]

"""Tables as CSV files that spreadsheet programs open as they are, and run nothing of."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA_BEGINS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # the wide ones count too
_BLANK_BEGINS = ("\t", "\r", "\n")
_TEXT_MARK = "'"  # makes a cell a text; programs that show it show nothing worse


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as a file: UTF-8 with a mark, as Excel takes it for another encoding without one."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([harmless(column) for column in columns])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Return the text of a cell so that no program takes it for a formula."""
    # Some programs look past leading blanks; some take a leading tab or line break for a formula.
    is_risky = cell.startswith(_BLANK_BEGINS) or cell.lstrip().startswith(_FORMULA_BEGINS)
    return _TEXT_MARK + cell if is_risky else cell

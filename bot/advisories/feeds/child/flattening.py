"""From HTML to lines of text: one per block, list item or table row. No recursion: markup may nest deep."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from operator import attrgetter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.advisories.feeds.document import CELL

MAX_HTML = 300_000
MAX_LINES = 1_000
MAX_LINE = 4_000
MAX_TEXT = 100_000

_BREAK = "\n"
_ITEM = "\x1f"  # a list item within a cell
_BLOCKS = frozenset(
    [
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "div",
        ),
        *(
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *("header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tr", "ul"),
    ]
)
_SILENT = frozenset(
    ("script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "math")
)
_CELLS = frozenset(("td", "th"))
_TAG = re.compile(r"<[A-Za-z/!?]")
_SPACE = re.compile(r"\s+")
# Marks that change the direction of the text around them, or hide in it.
_UNSEEN = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def lines_of(html: str) -> tuple[str, ...]:
    """Return the text lines of a piece of HTML or of plain text, trimmed and capped."""
    if not _TAG.search(html):
        return _capped(unescape(html[:MAX_HTML]).replace(CELL, " ").splitlines())
    body = LexborHTMLParser(html[:MAX_HTML]).body
    return _capped("".join(_pieces(body)).split(_BREAK)) if body else ()


def text_of(html: str) -> str:
    """Return the text of a piece of HTML as one line."""
    return " ".join(lines_of(html)).replace(CELL, " ")


def _pieces(root: LexborNode) -> Iterator[str]:
    """Walk the tree. The stack holds what is still to be said: nodes (and whether in a cell), and marks."""
    stack: list[tuple[LexborNode, bool] | str] = [(root, False)]
    while stack:
        top = stack.pop()
        if isinstance(top, str):
            yield top
            continue
        node, in_cell = top
        if node.is_text_node:
            yield _SPACE.sub(" ", node.text_content or "")
        elif node.is_element_node and node.tag not in _SILENT:
            stack.extend(_unfolded(node, in_cell))


def _unfolded(node: LexborNode, in_cell: bool) -> Iterator[tuple[LexborNode, bool] | str]:
    """Yield the children, last first, between the marks that this element makes."""
    in_row = node.tag in _CELLS and _has_neighbours(node)
    before, after = (CELL, "") if in_row else (_mark(node.tag or "", in_cell),) * 2
    yield after
    child = node.last_child
    while child is not None:
        yield child, in_row or (in_cell and node.tag != "table")
        child = child.prev
    yield before


def _mark(tag: str, in_cell: bool) -> str:
    if tag not in _BLOCKS and tag not in _CELLS:
        return ""
    if not in_cell or tag == "table":
        return _BREAK
    return _ITEM if tag == "li" else " "


def _has_neighbours(cell: LexborNode) -> bool:
    """Tell a row of data from a table that only makes a frame around its one cell."""
    for step in (attrgetter("prev"), attrgetter("next")):
        neighbour = step(cell)
        while neighbour is not None and not neighbour.is_element_node:
            neighbour = step(neighbour)
        if neighbour is not None and neighbour.tag in _CELLS:
            return True
    return False


def _capped(raw: Iterable[str]) -> tuple[str, ...]:
    lines: list[str] = []
    room = MAX_TEXT
    for line in map(_cleaned, raw):
        if len(lines) == MAX_LINES or len(line) > room:
            break
        if line:
            lines.append(line)
            room -= len(line)
    return tuple(lines)


def _cleaned(line: str) -> str:
    """Trim a line and its cells; one without any text is empty."""
    cells = [_listed(cell) for cell in line.translate(_UNSEEN).split(CELL)]
    text = CELL.join(cells[1:] if len(cells) > 1 and not cells[0] else cells)
    return text[:MAX_LINE].rstrip() if text.strip() else ""


def _listed(cell: str) -> str:
    items = (" ".join(item.split()) for item in cell.split(_ITEM))
    return "; ".join(item for item in items if item)

"""A guideline's steps in pages that a message has room for."""

from collections.abc import Sequence

from bot.guidelines.checklists.records import Part, Step

STEPS_ON_A_PAGE = 12
TEXT_ON_A_PAGE = 3000
SHOWN_OF_A_STEP = 600  # characters; what ships has at most 350


def paged(steps: Sequence[Step]) -> list[tuple[Step, ...]]:
    """Return the steps in pages, at least one."""
    pages: list[list[Step]] = [[]]
    for step in steps:
        length = sum(min(len(each.text), SHOWN_OF_A_STEP) for each in (*pages[-1], step))
        if pages[-1] and (len(pages[-1]) == STEPS_ON_A_PAGE or length > TEXT_ON_A_PAGE):
            pages.append([])
        pages[-1].append(step)
    return [tuple(page) for page in pages]


def places(parts: Sequence[Part]) -> list[tuple[str, int]]:
    """Return every page of a list in order, as guideline and page."""
    return [(part.entry_id, page) for part in parts for page in range(len(paged(part.steps)))]


def first_open(parts: Sequence[Part]) -> tuple[str, int] | None:
    """Return the first page with something to do."""
    for part in parts:
        for page, steps in enumerate(paged(part.steps)):
            if any(step.tick is None for step in steps):
                return part.entry_id, page
    return None

"""A checklist as files: a Markdown task list, and a table for spreadsheets."""

from collections.abc import Iterator, Sequence

from bot.community.spreadsheets import csv_file
from bot.guidelines.checklists.records import Checklist, Part, Step
from bot.guidelines.search.passages import plain


def as_markdown(checklist: Checklist, name: str) -> bytes:
    """Return a task list as GitHub and others show it, with a heading for each guideline."""
    lines = [f"# {name}", ""]
    for part in checklist.parts:
        lines += [f"## {part.title}", "", *(_item(step) for step in part.steps), ""]
        if part.entry is not None:
            lines += [sources(part), ""]
    return "\n".join(lines).encode()


def as_csv(checklist: Checklist, columns: Sequence[str]) -> bytes:
    """Return a table of step, guideline, source, done and when."""
    return csv_file(columns, _rows(checklist))


def sources(part: Part) -> str:
    """Return what a guideline rests on, in one line."""
    cited = () if part.entry is None else part.entry.sources
    return "; ".join(f"{source.title} ({source.version})" for source in cited)


def _item(step: Step) -> str:
    return f"- [{' ' if step.tick is None else 'x'}] {step.text}"


def _rows(checklist: Checklist) -> Iterator[tuple[str, str, str, str, str]]:
    for part in checklist.parts:
        for step in part.steps:
            when = "" if step.tick is None else f"{step.tick.done_at:%Y-%m-%d %H:%M}"
            yield plain(step.text), part.title, sources(part), "x" if step.tick else "", when

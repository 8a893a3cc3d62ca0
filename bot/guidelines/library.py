"""A folder of guideline files, read and checked as a whole."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.guidelines.checks import Vocabulary, faults_of
from bot.guidelines.editions import changes_of
from bot.guidelines.entry import Entry
from bot.guidelines.faults import Fault, LibraryBroken
from bot.guidelines.page import Page, Unreadable, read
from bot.guidelines.standards import Publication, load_publications
from bot.taxonomy import Taxonomy

Library = Mapping[str, Entry]


def load_library(data_dir: Path, taxonomy: Taxonomy) -> Library:
    """Return the entries of `guidelines/*.md` below `data_dir` by id, in the order of their ids.

    Raises LibraryBroken with every fault of every file, OperatorError if the list of sources is broken.
    """
    publications = load_publications(data_dir)
    pages, faults = _read_all(data_dir / "guidelines")
    ids = frozenset(path.stem for path in _files(data_dir / "guidelines"))
    vocabulary = Vocabulary.of(taxonomy, publications, ids)
    faults += [fault for page in pages for fault in faults_of(page, vocabulary)]
    if faults:
        raise LibraryBroken(faults)
    return {page.fields["id"]: entry_of(page, publications) for page in pages}


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.md"))


def _read_all(folder: Path) -> tuple[list[Page], list[Fault]]:
    pages: list[Page] = []
    faults: list[Fault] = []
    for path in _files(folder):
        try:
            pages.append(read(path))
        except Unreadable as unreadable:
            faults.append(unreadable.fault)
    if not pages and not faults:
        faults.append(Fault(folder.name, 1, "holds no guideline", "add files called <id>.md"))
    return pages, faults


def entry_of(page: Page, publications: Mapping[str, Publication]) -> Entry:
    """Return the entry that a page without faults is."""
    fields = page.fields
    lists: dict[str, Any] = {
        name: tuple(fields[name]) for name in ("personas", "domains", "phases", "topics", "related")
    }
    return Entry(
        id=fields["id"],
        title=fields["title"].strip(),
        gist=fields["gist"].strip(),
        licence=fields["licence"],
        reviewed=fields["reviewed"],
        version=fields["version"],
        sources=tuple(
            publications[source["key"]].cited(tuple(source.get("clauses", ())), source.get("note"))
            for source in fields["sources"]
        ),
        sections=tuple(section for _, section in page.sections()[1:]),
        changes=changes_of(page),
        credit=fields.get("credit", "").strip(),
        **lists,
    )

"""A folder of guideline files, read and checked as a whole."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.guidelines.checks import Vocabulary, faults_of
from bot.guidelines.editions import changes_of
from bot.guidelines.entry import Entry
from bot.guidelines.faults import Fault, LibraryBroken, collected
from bot.guidelines.page import Page, Unreadable, read
from bot.guidelines.reading_checks import faults_of_reading, hosts_of
from bot.guidelines.standards import Publication, load_publications
from bot.taxonomy import Taxonomy

Library = Mapping[str, Entry]


def load_library(data_dir: Path, taxonomy: Taxonomy) -> Library:
    """Return the entries of `guidelines/*.md` below `data_dir` by id, in the order of their ids.

    Raises LibraryBroken with every fault of every file, the list of sources included.
    """
    pages, faults = _read_all(data_dir / "guidelines")
    publications = collected(faults, lambda: load_publications(data_dir))
    vocabulary = Vocabulary.of(taxonomy, publications, ids_in(data_dir))
    for page in pages:
        found = faults_of(page, vocabulary)
        if not found and publications is not None:
            found = faults_of_reading(page, entry_of(page, publications), taxonomy, hosts_of(publications))
        faults += found
    if faults or publications is None:
        raise LibraryBroken(faults)
    return {page.fields["id"]: entry_of(page, publications) for page in pages}


def ids_in(data_dir: Path) -> frozenset[str]:
    """Return the ids that the files claim, whether or not they can be used."""
    return frozenset(path.stem for path in _files(data_dir / "guidelines"))


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

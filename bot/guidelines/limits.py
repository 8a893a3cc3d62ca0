"""What has to fit on one page of an entry in Discord: checked for files and for what servers write.

The pages are drawn in `cogs/guidelines`. A test holds every drawn page against these figures, so that what is
counted here and what is shown do not part.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.guidelines.entry import Entry, Source
from bot.taxonomy import Taxonomy

MESSAGE = 4000  # characters of text on one message
AROUND = 800  # of them kept for what stands around the text of a page: what is new, advisories, marks
ROOM = MESSAGE - AROUND
PAGES = 10  # two rows of buttons
_AROUND_A_SOURCE = 12  # characters of Markdown and commas in its line
_AROUND_A_CLAUSE = 40  # "number not verified" and the like
_AROUND_THE_SOURCES = 80  # the heading, and the line that tells version and review
_AROUND_THE_WORDS = 20


@dataclass(frozen=True, slots=True)
class Overfull:
    """A page with too much text: which section (None: the sources), and by how many characters."""

    section: int | None
    excess: int


def overfull_pages(entry: Entry, taxonomy: Taxonomy) -> Iterator[Overfull]:
    """Yield the pages of an entry that hold more than there is room for."""
    *sections, sources = lengths(entry, taxonomy)
    for number, length in enumerate(sections):
        if length > ROOM:
            yield Overfull(number, length - ROOM)
    if sources > ROOM:
        yield Overfull(None, sources - ROOM)


def lengths(entry: Entry, taxonomy: Taxonomy) -> tuple[int, ...]:
    """Return the most characters that each page of an entry has to show, the page of its sources last."""
    title = len(entry.title) + len("## ")
    read = [title + len(part.title) + len("### \n") + len(part.text) for part in entry.sections]
    first, *others = read
    sources = title + sum(map(_source, entry.sources)) + _AROUND_THE_SOURCES
    return (first + _summary(entry, taxonomy), *others, sources)


def _summary(entry: Entry, taxonomy: Taxonomy) -> int:
    """Return the length of the gist and the line that says for whom, when and where it helps."""
    words = (
        *(taxonomy.personas[persona] for persona in entry.personas),
        *(taxonomy.phases[phase] for phase in entry.phases),
        *(taxonomy.domains[domain].label for domain in entry.domains),
    )
    return len(entry.gist) + sum(len(word) + len(", ") for word in words) + _AROUND_THE_WORDS


def _source(source: Source) -> int:
    """Return the most that the line of a source can be long."""
    clauses = sum(len(clause.name) + len(clause.about or "") + _AROUND_A_CLAUSE for clause in source.clauses)
    told = len(source.title) + len(source.publisher) + len(source.version) + len(source.url or "")
    return told + clauses + len(source.note or "") + _AROUND_A_SOURCE

"""The rules a guideline keeps once it is read in Discord: links that can be trusted, pages that fit."""

from collections.abc import Collection, Mapping

from bot.guidelines.entry import Entry
from bot.guidelines.faults import Fault
from bot.guidelines.limits import PAGES, overfull_pages
from bot.guidelines.links import SAID, Link, fault_of, links_in
from bot.guidelines.page import Page
from bot.guidelines.standards import Publication
from bot.taxonomy import Taxonomy

SHOWN = 80  # characters of a link


def faults_of_reading(page: Page, entry: Entry, taxonomy: Taxonomy, hosts: Collection[str]) -> list[Fault]:
    """Return every fault of the links and of the lengths of a page whose fields are sound."""
    return [*_links(page, hosts), *_lengths(page, entry, taxonomy)]


def hosts_of(publications: Mapping[str, Publication]) -> frozenset[str]:
    """Return the hosts that guidelines may link to: those of the sources they cite."""
    return frozenset(Link(one.url).host for one in publications.values() if one.url)


def _links(page: Page, hosts: Collection[str]) -> list[Fault]:
    found: list[Fault] = []
    texts = [(1 + number, line) for number, line in enumerate(page.front, 1)]
    texts += [(page.body_line + number, line) for number, line in enumerate(page.body)]
    for number, line in texts:
        for link in links_in(line):
            wrong, shown = fault_of(link), link.url[:SHOWN]
            if wrong is not None:
                fix = "give the whole https address of the page, and nothing that follows its readers"
                found.append(Fault(page.file, number, f"the link {shown} is {SAID[wrong]}", fix))
            elif link.host not in hosts:
                fix = "cite its publisher as a source, with its url in data/standards/sources.toml"
                found.append(Fault(page.file, number, f"links to {link.host}, which is no source's", fix))
    return found


def _lengths(page: Page, entry: Entry, taxonomy: Taxonomy) -> list[Fault]:
    found: list[Fault] = []
    headings = [line for line, _ in page.sections()[1:]]
    for over in overfull_pages(entry, taxonomy):
        line = page.line_of("sources") if over.section is None else headings[over.section]
        wrong = f"this page is {over.excess} characters too long for one Discord message"
        found.append(Fault(page.file, line, wrong, "shorten it, or move a part of it to another section"))
    if len(entry.sections) + 1 > PAGES:
        found.append(Fault(page.file, 1, f"has more than {PAGES} pages", "join sections"))
    return found

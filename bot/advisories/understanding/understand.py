"""From an entry to what it says."""

from dataclasses import dataclass

from bot.advisories.feeds.document import Entry
from bot.advisories.severity import Severity
from bot.advisories.understanding.facts import Facts, facts_of
from bot.advisories.understanding.prose import display_title, mended, shortened, summary_of
from bot.advisories.understanding.scores import leading_score
from bot.advisories.understanding.sectors import domains_of, sectors_in
from bot.advisories.understanding.weaknesses import cves_in, cwes_in
from bot.advisories.understanding.words import is_exploited, severity_in_words
from bot.advisories.vocabulary import Vocabulary

MAX_VENDOR = 200
MAX_PRODUCT = 300


@dataclass(frozen=True, slots=True)
class Understanding:
    """What an advisory is about. `exploited` is None where the text does not speak of it.

    The severity follows from `cvss_score`: the highest v3 score, without any the highest v4 one, then one of
    unknown version, then v2; where there is no score, from the publisher's own word.
    """

    title: str
    summary: str
    severity: Severity
    cvss_score: float | None
    cvss_version: str | None
    vendor: str | None
    product: str | None
    cves: tuple[str, ...]
    cwes: tuple[str, ...]
    sectors: tuple[str, ...]
    domains: tuple[str, ...]
    exploited: bool | None


def understand(entry: Entry, vocabulary: Vocabulary) -> Understanding:
    """Return what an entry says, whatever its layout; a plain news item has a title and a summary only."""
    facts = facts_of(entry.lines)
    texts = (entry.title, *entry.lines)
    score = leading_score((*texts, *(f"CVSS: {value}" for value in facts.get("cvss", ()))))
    title, summary = display_title(entry.title), summary_of(entry.lines)
    vendor, product = _first(facts, "vendor", MAX_VENDOR), _first(facts, "product", MAX_PRODUCT)
    sectors = sectors_in(", ".join(facts.get("sectors", ())), vocabulary.taxonomy.sectors)
    subject = "\n".join((title, vendor or "", product or "", summary))
    return Understanding(
        title=title,
        summary=summary,
        severity=Severity.of(score.value) if score else severity_in_words(entry.title, facts),
        cvss_score=score.value if score else None,
        cvss_version=score.version if score else None,
        vendor=vendor,
        product=product,
        cves=cves_in(texts),
        cwes=cwes_in(texts, facts.get("weaknesses", ()), vocabulary.weaknesses),
        sectors=sectors,
        domains=domains_of(subject, sectors, vocabulary.taxonomy),
        exploited=is_exploited(texts),
    )


def _first(facts: Facts, label: str, length: int) -> str | None:
    """Return the first value of a label: later ones belong to details."""
    values = facts.get(label, ())
    return shortened(mended(" ".join(values[0].split())), length) if values else None

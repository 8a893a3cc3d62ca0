"""Guidelines as texts. What a member typed goes through `outside`; the library is our own."""

import re
from collections.abc import Collection, Sequence

import discord

from bot.advisories.records import AdvisoryRecord
from bot.guidelines.checklists.steps import key_of
from bot.guidelines.entry import OWN_MARK, Change, Clause, Entry, Section, Source, Standing
from bot.guidelines.finding import Hit
from bot.guidelines.search.reasons import Reason
from bot.guidelines.service import SearchResult
from bot.interface.text import outside
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy

QUERY_LIMIT = 150
WORD_LIMIT = 40
EXCERPT_LIMIT = 280
NAME_LIMIT, TITLE_LIMIT, GIST_LIMIT = 120, 200, 400  # what people typed grows by what is escaped
CHANGE_LIMIT = 300
LISTED_GIST_LIMIT = 180
PROOF_LIMIT = 160
_STEP = re.compile(r"^- \[[ xX]\] (.*)")


def heading(sentences: Sentences, result: SearchResult, locale: str) -> str:
    """Say what was asked, or that nothing fits."""
    query = outside(result.query, QUERY_LIMIT)
    if result.hits:
        return sentences.say("guideline-results", locale, query=query, count=len(result.hits))
    lines = [sentences.say("guideline-none", locale, query=query)]
    if result.elsewhere:
        lines.append(sentences.say("guideline-none-because-of-filters", locale, count=result.elsewhere))
    elif result.nearest_topics:
        lines.append(sentences.say("guideline-none-nearest", locale))
    return "\n".join(lines)


def hit(sentences: Sentences, found: Hit, locale: str) -> str:
    """Show one result: its title, the passage that answers, and why it was found."""
    head = f"**{named(found.entry)}**{_mark(sentences, found.entry, locale)}"
    lines = [head, f"> {outside(found.excerpt, EXCERPT_LIMIT)}\n"]
    why = ", ".join(_reason(sentences, reason, locale) for reason in found.why)
    if why:
        lines.append(sentences.say("guideline-why", locale, reasons=why))
    elif found.by_meaning:
        lines.append(sentences.say("guideline-why-meaning", locale))
    return "\n".join(lines)


def listed(sentences: Sentences, entry: Entry, locale: str) -> str:
    """Show an entry in a list: its title and its gist, with a mark if the server wrote it."""
    head = f"{OWN_MARK} {named(entry)}" if entry.is_own else named(entry)
    return sentences.say("guideline-listed", locale, title=head, gist=outside(entry.gist, LISTED_GIST_LIMIT))


def title(entry: Entry) -> str:
    """Show the title of an entry."""
    return f"## {named(entry)}"


def summary(sentences: Sentences, taxonomy: Taxonomy, entry: Entry, locale: str) -> str:
    """Show what an entry is about, and for whom, when and where it helps."""
    about = sentences.say(
        "guideline-about",
        locale,
        audience=", ".join(sentences.say(f"holder-{persona}", locale) for persona in entry.personas),
        phases=", ".join(taxonomy.phases[phase] for phase in entry.phases),
        domains=", ".join(taxonomy.domains[domain].label for domain in entry.domains),
    )
    gist = outside(entry.gist, GIST_LIMIT) if entry.is_own else entry.gist
    return f"**{gist}**\n{about}{_mark(sentences, entry, locale)}"


def changes(sentences: Sentences, news: Sequence[Change], locale: str) -> Sequence[str]:
    """Tell whoever read an older version what changed, the newest first; the first text is a heading."""
    lines = [
        sentences.say(
            "guideline-change",
            locale,
            version=change.version,
            date=f"{change.date:%Y-%m-%d}",
            what=outside(change.what, CHANGE_LIMIT),
        )
        for change in reversed(news)
    ]
    return (sentences.say("guideline-changes", locale), *lines) if lines else ()


def proofs(sentences: Sentences, advisories: Sequence[AdvisoryRecord], locale: str) -> Sequence[str]:
    """Name the advisories that show the point of an entry; the first text is a heading."""
    lines = [
        sentences.say(
            "guideline-proof",
            locale,
            severity=sentences.say(f"severity-{advisory.severity.name.lower()}", locale),
            title=outside(advisory.title, PROOF_LIMIT),
            date=discord.utils.format_dt(advisory.published_at, "D"),
        )
        for advisory in advisories
    ]
    return (sentences.say("guideline-proofs", locale), *lines) if lines else ()


def section(part: Section, *, done: Collection[str] = ()) -> str:
    """Show a section, its steps with boxes; `done` are the keys of those that the reader ticked."""
    lines = (_STEP.sub(lambda step: _boxed(step[1], done), line) for line in part.text.splitlines())
    return "\n".join([f"### {part.title}", *lines])


def sources(sentences: Sentences, entry: Entry, locale: str) -> str:
    """Show what an entry rests on: title, publisher, version and clause, with links."""
    lines = [f"### {sentences.say('guideline-sources', locale)}"]
    lines += [_source(sentences, source, locale) for source in entry.sources]
    lines.append(
        sentences.say(
            "guideline-edition", locale, version=entry.version, reviewed=f"{entry.reviewed:%Y-%m-%d}"
        )
    )
    return "\n".join(lines)


def _boxed(step: str, done: Collection[str]) -> str:
    return f"{'☑' if done and key_of(step) in done else '☐'} {step}"


def named(entry: Entry) -> str:
    """Return the title of an entry; what a server wrote itself was typed by people."""
    return outside(entry.title, TITLE_LIMIT) if entry.is_own else entry.title


def _mark(sentences: Sentences, entry: Entry, locale: str) -> str:
    """Say of an entry that the server wrote it itself, and who suggested it."""
    if not entry.is_own:
        return ""
    if not entry.credit:
        return f"\n{sentences.say('guideline-own', locale)}"
    return f"\n{sentences.say('guideline-own-credit', locale, name=outside(entry.credit, NAME_LIMIT))}"


def _reason(sentences: Sentences, reason: Reason, locale: str) -> str:
    found, typed = outside(reason.found, WORD_LIMIT), outside(reason.typed, WORD_LIMIT)
    return sentences.say(f"guideline-found-{reason.how}", locale, found=found, typed=typed)


def _source(sentences: Sentences, source: Source, locale: str) -> str:
    linked = f"[{source.title}](<{source.url}>)" if source.url else source.title
    line = sentences.say(
        "guideline-source", locale, title=linked, publisher=source.publisher, version=source.version
    )
    cited = "; ".join(_clause(sentences, clause, locale) for clause in source.clauses)
    parts = [line, f": {cited}" if cited else "", f" – {source.note}" if source.note else ""]
    return "".join(parts)


def _clause(sentences: Sentences, clause: Clause, locale: str) -> str:
    named = f"{clause.name} ({clause.about})" if clause.about else clause.name
    if clause.standing is Standing.CHECKED:
        return named
    return sentences.say(f"guideline-clause-{clause.standing}", locale, clause=named)

"""Advisories as messages. Text from feeds goes through `outside` and nothing else."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit

import discord

from bot.advisories.records import AdvisoryRecord, Headline
from bot.advisories.severity import Severity
from bot.interface.doors import Screen
from bot.interface.text import label, outside
from bot.sentences import Sentences

COLOURS = {
    Severity.CRITICAL: discord.Colour(0x8B1A1A),
    Severity.HIGH: discord.Colour(0xD9480F),
    Severity.MEDIUM: discord.Colour(0xE0A100),
    Severity.LOW: discord.Colour(0x2F9E44),
    Severity.NONE: discord.Colour(0x6C757D),
    Severity.UNKNOWN: discord.Colour(0x4C6A92),
}
TITLE_LIMIT = 250
FIELD_LIMIT = 300
CVES_SHOWN = 8
URL_LIMIT = 512  # of a link button
LINE_LIMIT = 300  # twelve of them, and what stands around them, fit one message


def moment(at: datetime, style: str = "D") -> str:
    """Return Discord's own timestamp, which each reader sees in their language and time zone."""
    return discord.utils.format_dt(at, style)  # pyright: ignore[reportArgumentType] - a narrower literal type


def is_linkable(link: str) -> bool:
    """Tell whether Discord accepts the link in a button."""
    parts = urlsplit(link)
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.netloc)
        and len(link) <= URL_LIMIT
        and " " not in link
    )


def severity(sentences: Sentences, advisory: Headline, locale: str = "en") -> str:
    """Say the severity in words, with the CVSS score where there is one."""
    word = sentences.say(f"severity-{advisory.severity.name.lower()}", locale)
    if advisory.cvss_score is None:
        return word
    version = advisory.cvss_version or ""
    return sentences.say(
        "severity-with-score", locale, severity=word, version=version, score=f"{advisory.cvss_score:.1f}"
    )


def card(sentences: Sentences, advisory: AdvisoryRecord, locale: str = "en") -> discord.ui.Container[Screen]:
    """Draw one advisory as a card; the caller adds the row of buttons."""
    lines = [f"### {outside(advisory.title, TITLE_LIMIT)}", *_marks(sentences, advisory, locale)]
    lines += [
        sentences.say(name, locale, value=value) for name, value in _fields(sentences, advisory, locale)
    ]
    container: discord.ui.Container[Screen] = discord.ui.Container(accent_colour=COLOURS[advisory.severity])
    return container.add_item(discord.ui.TextDisplay("\n".join(lines)))


@lru_cache(maxsize=512)  # everybody asks for the same newest ones
def line(sentences: Sentences, advisory: Headline, locale: str = "en") -> str:
    """Return an advisory as one line of a list, of at most LINE_LIMIT characters.

    A long link takes room from the title; one that is too long even so is left out.
    """
    link = (
        advisory.link if advisory.link and is_linkable(advisory.link) and _is_plain(advisory.link) else None
    )
    drawn = (
        _line(sentences, advisory, locale, title, target)
        for title, target in ((120, link), (40, link), (120, None))
    )
    return next(said for said in drawn if len(said) <= LINE_LIMIT)


def _line(sentences: Sentences, advisory: Headline, locale: str, longest: int, link: str | None) -> str:
    title = outside(advisory.title, longest)
    said = sentences.say(
        "advisory-line",
        locale,
        severity=severity(sentences, advisory, locale),
        title=f"[{title}](<{link}>)" if link else title,
        number=outside(advisory.number or "-", 60),
        published=moment(advisory.published_at, "d"),
    )
    return sentences.say("advisory-line-of-update", locale, line=said) if advisory.is_update else said


def details(sentences: Sentences, advisory: AdvisoryRecord, locale: str) -> Screen:
    """Draw all that is known of one advisory."""
    screen, container = Screen(), card(sentences, advisory, locale)
    more = [
        ("advisory-field-all-cves", ", ".join(advisory.cves)),
        ("advisory-field-cwes", ", ".join(advisory.cwes)),
        ("advisory-field-sectors", ", ".join(advisory.sectors)),
        ("advisory-field-summary", advisory.summary),
    ]
    lines = [sentences.say(name, locale, value=outside(value, 800)) for name, value in more if value]
    if lines:
        container.add_item(discord.ui.Separator()).add_item(discord.ui.TextDisplay("\n".join(lines)))
    if advisory.link and is_linkable(advisory.link):
        row: discord.ui.ActionRow[Screen] = discord.ui.ActionRow()
        button: discord.ui.Button[Screen] = discord.ui.Button(
            style=discord.ButtonStyle.link, label=sentences.say("advisory-open", locale), url=advisory.link
        )
        container.add_item(row.add_item(button))
    screen.add_item(container)
    return screen


def listing(sentences: Sentences, advisories: Sequence[Headline], locale: str) -> Screen:
    """Draw a short list of advisories, or say that there are none."""
    screen: Screen = Screen()
    lines = [
        sentences.say("advisory-latest-title", locale),
        *(line(sentences, one, locale) for one in advisories),
    ]
    if not advisories:
        lines = [sentences.say("advisory-latest-none", locale)]
    screen.add_item(discord.ui.TextDisplay("\n".join(lines)))
    return screen


def option(advisory: AdvisoryRecord) -> discord.SelectOption:
    """Return an advisory as one option of a select menu."""
    return discord.SelectOption(
        label=label(advisory.title, 100),
        value=str(advisory.id),
        description=label(advisory.number or "", 100) or None,
    )


def _is_plain(link: str) -> bool:
    return not any(character in link for character in "()<>[] \\")


def _marks(sentences: Sentences, advisory: AdvisoryRecord, locale: str) -> list[str]:
    marks = [sentences.say("advisory-is-update", locale)] if advisory.is_update else []
    if advisory.revision > 1:
        marks.append(sentences.say("advisory-was-revised", locale, times=advisory.revision - 1))
    return marks


def _fields(sentences: Sentences, advisory: AdvisoryRecord, locale: str) -> list[tuple[str, str]]:
    fields = [
        ("advisory-field-severity", severity(sentences, advisory, locale)),
        ("advisory-field-vendor", outside(advisory.vendor or "", FIELD_LIMIT)),
        ("advisory-field-product", outside(advisory.product or "", FIELD_LIMIT)),
        ("advisory-field-cves", _cves(sentences, advisory, locale)),
        ("advisory-field-number", outside(advisory.number or "", 60)),
        ("advisory-field-published", moment(advisory.published_at)),
    ]
    return [(name, value) for name, value in fields if value]


def _cves(sentences: Sentences, advisory: AdvisoryRecord, locale: str) -> str:
    shown = ", ".join(outside(cve, 30) for cve in advisory.cves[:CVES_SHOWN])
    left = len(advisory.cves) - CVES_SHOWN
    return shown if left <= 0 else sentences.say("and-more", locale, shown=shown, left=left)

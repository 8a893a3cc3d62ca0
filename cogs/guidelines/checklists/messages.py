"""Checklists as texts. Steps and titles are the library's; a list's name was typed by its owner."""

from collections.abc import Iterator

import discord

from bot.guidelines.checklists.paging import SHOWN_OF_A_STEP
from bot.guidelines.checklists.records import NAME_LIMIT, Checklist, Part, Step, Tick, Wish
from bot.guidelines.search.passages import plain, shortened
from bot.interface.services import Services
from bot.interface.text import label, outside
from bot.sentences import Sentences

TITLE_LIMIT = 90
NEWEST_LIMIT = 100
NEWEST_SHOWN = 3
BAR = 10  # characters


def name(services: Services, checklist: Checklist, locale: str) -> str:
    """Return what a list is called, for places without Markdown."""
    if checklist.name is not None:
        return label(checklist.name, NAME_LIMIT)
    return purpose(services, checklist.wish, locale)


def purpose(services: Services, wish: Wish, locale: str) -> str:
    """Say what a list was made for."""
    if not wish.phase:
        return services.sentences.say("checklist-by-hand", locale)
    taxonomy = services.taxonomy
    parts = [taxonomy.phases.get(wish.phase, wish.phase)]
    if wish.domain:
        domain = taxonomy.domains.get(wish.domain)
        parts.append(domain.label if domain else wish.domain)
    if wish.audience:
        parts.append(services.sentences.say(f"holder-{wish.audience}", locale))
    return " · ".join(parts)


def head(services: Services, checklist: Checklist, locale: str) -> str:
    """Show the name of a list, what it was made for, and how far it is."""
    sentences = services.sentences
    lines = [f"## {outside(name(services, checklist, locale), 2 * NAME_LIMIT)}"]
    if checklist.name is not None:
        lines.append(f"-# {purpose(services, checklist.wish, locale)}")
    lines.append(progress(sentences, checklist, locale))
    return "\n".join(lines)


def progress(sentences: Sentences, checklist: Checklist, locale: str) -> str:
    """Say how many steps are done, with a bar."""
    done, steps = checklist.done, checklist.steps
    filled = BAR * done // steps if steps else 0
    bar = "▰" * filled + "▱" * (BAR - filled)
    return sentences.say("checklist-progress", locale, done=done, steps=steps, bar=bar)


def parts(sentences: Sentences, checklist: Checklist, locale: str) -> str:
    """Show the guidelines of a list, one line each."""
    if not checklist.parts:
        return sentences.say("checklist-empty", locale)
    return "\n".join(_part(sentences, part, locale) for part in checklist.parts)


def sharing(sentences: Sentences, checklist: Checklist, locale: str) -> str:
    """Say where a list is shared and who may tick there; nothing if it is not."""
    shared = checklist.sharing
    if shared is None:
        return ""
    place = (
        f"<#{shared.channel_id}>" if shared.channel_id else sentences.say("checklist-share-begins", locale)
    )
    who = "all" if shared.is_open else "me"
    return sentences.say(f"checklist-shared-{who}", locale, place=place)


def part_head(services: Services, checklist: Checklist, part: Part, locale: str) -> str:
    """Show whose steps these are: the list, the guideline, how far it is, and what a new edition changed."""
    say = services.sentences.say
    about = outside(name(services, checklist, locale), 2 * NAME_LIMIT)
    lines = [
        f"-# {about}",
        f"## {outside(part.title, TITLE_LIMIT)}",
        say("checklist-part-progress", locale, done=len(part.done), steps=len(part.steps)),
    ]
    if part.entry is None:
        lines.append(say("checklist-part-retired", locale))
    elif part.entry.version > part.added_version:
        lines.append(
            say("checklist-part-edition", locale, version=part.entry.version, added=part.added_version)
        )
    return "\n".join(lines)


def steps(sentences: Sentences, checklist: Checklist, shown: tuple[Step, ...], locale: str) -> str:
    """Show steps with their ticks."""
    return "\n".join(_step(sentences, checklist, step, locale) for step in shown)


def newest(sentences: Sentences, checklist: Checklist, locale: str) -> str:
    """Say what was ticked last, and by whom."""
    ticks = sorted(_ticks(checklist), key=lambda tick: tick.done_at, reverse=True)[:NEWEST_SHOWN]
    return "\n".join(
        sentences.say(
            "checklist-newest",
            locale,
            step=outside(shortened(plain(tick.text), NEWEST_LIMIT), NEWEST_LIMIT + 20),
            member=member(sentences, tick.user_id, locale),
            when=discord.utils.format_dt(tick.done_at, "R"),
        )
        for tick in ticks
    )


def member(sentences: Sentences, user_id: int | None, locale: str) -> str:
    """Mention somebody, if they are still known."""
    return sentences.say("checklist-somebody", locale) if not user_id else f"<@{user_id}>"


def _part(sentences: Sentences, part: Part, locale: str) -> str:
    is_done = bool(part.steps) and not part.open
    return sentences.say(
        "checklist-part",
        locale,
        box="☑" if is_done else "☐",
        title=outside(part.title, TITLE_LIMIT),
        done=len(part.done),
        steps=len(part.steps),
    )


def _step(sentences: Sentences, checklist: Checklist, step: Step, locale: str) -> str:
    text = shortened(step.text, SHOWN_OF_A_STEP)
    if step.tick is None:
        return sentences.say("checklist-step-new", locale, step=text) if step.is_new else f"☐ {text}"
    line = sentences.say("checklist-step-gone", locale, step=text) if step.is_gone else f"☑ {text}"
    if step.tick.user_id == checklist.owner_id:
        return line
    return f"{line} – {member(sentences, step.tick.user_id, locale)}"


def _ticks(checklist: Checklist) -> Iterator[Tick]:
    return (step.tick for part in checklist.parts for step in part.steps if step.tick is not None)

"""How the audit looks: a page of entries, and the buttons that turn it or take it out as a file."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import discord

from bot.community.audit_log import UNKNOWN, AuditPage, Entry, Filter, Somebody
from bot.interface.doors import Screen
from bot.interface.text import outside
from bot.sentences import Sentences

FACTS_SHOWN, REASON_SHOWN = 120, 150  # characters; eight entries fit one screen
KEYS = ("held", "question")  # tell people nothing
NUMBER, USER = r"\d{1,10}", r"\d{1,20}"
TURN = (
    rf"moderation:audit:(?P<verb>newer|older|csv|json):(?P<entry>{NUMBER}):"
    rf"(?P<member>(?:{USER})?):(?P<minutes>(?:{NUMBER})?):(?P<action>[a-z-]{{0,31}})"
)

Row = discord.ui.ActionRow[Any]


def turn_id(verb: str, entry: int, wanted: Filter) -> str:
    """Return the id of a button: what it does from which entry, and the filter."""
    minutes = "" if wanted.since is None else int(wanted.since.timestamp()) // 60
    return f"moderation:audit:{verb}:{entry}:{wanted.member or ''}:{minutes}:{wanted.action or ''}"


def filter_of(state: Mapping[str, str]) -> Filter:
    """Return the filter that stands in an id."""
    minutes = state["minutes"]
    since = datetime.fromtimestamp(int(minutes) * 60, UTC) if minutes else None
    return Filter(int(state["member"]) if state["member"] else None, state["action"] or None, since)


def audit_page(sentences: Sentences, page: AuditPage, wanted: Filter, locale: str) -> Screen:
    """Draw some entries."""
    screen = Screen()
    box = discord.ui.Container[Any](discord.ui.TextDisplay(sentences.say("audit-title", locale)))
    if not page.entries:
        return screen.add_item(box.add_item(discord.ui.TextDisplay(sentences.say("audit-none", locale))))
    for one in page.entries:
        box.add_item(discord.ui.TextDisplay(entry(sentences, one, locale)))
    return screen.add_item(
        box.add_item(discord.ui.Separator()).add_item(_row(sentences, page, wanted, locale))
    )


def entry(sentences: Sentences, one: Entry, locale: str) -> str:
    """Say who did what to whom and when; below it what changed, and why."""
    say = sentences.say
    name = f"audit-action-{one.action}"
    action = say(name, locale) if sentences.knows(name) else one.action  # noted by another version
    actor = say("audit-bot", locale) if one.actor is None else somebody(sentences, one.actor, locale)
    when = discord.utils.format_dt(one.at, "f")
    head = say("audit-line", locale, actor=actor, action=action, when=when)
    if one.target is not None and one.target != one.actor:
        target = somebody(sentences, one.target, locale)
        head = say("audit-line-about", locale, actor=actor, action=action, target=target, when=when)
    lines = [head, _change(one), _facts(one.action, one.details)]
    if one.reason:
        lines.append(say("audit-reason", locale, reason=outside(one.reason, REASON_SHOWN)))
    return "\n".join(line for line in lines if line)


def somebody(sentences: Sentences, one: Somebody, locale: str) -> str:
    """Return somebody's mention, or why there is none."""
    if one == UNKNOWN:
        return sentences.say("audit-unnamed", locale)
    return sentences.say("application-somebody", locale) if one.user_id is None else f"<@{one.user_id}>"


def _change(one: Entry) -> str:
    before, after = _facts(one.action, one.before), _facts(one.action, one.after)
    return f"{before or '–'} → {after or '–'}" if before or after else ""


def _facts(action: str, facts: Mapping[str, Any]) -> str:
    shown = {name: value for name, value in facts.items() if value is not None and name not in KEYS}
    known = (f"{name}: {_value(action, name, value)}" for name, value in shown.items())
    text = ", ".join(known)
    return text if len(text) <= FACTS_SHOWN else f"{text[: FACTS_SHOWN - 1]}…"


def _value(action: str, name: str, value: str | int) -> str:
    """Name a channel or a role as Discord does; other facts are numbers and words of ours."""
    if action == "channel-set" or name == "channel":
        return f"<#{value}>"
    return f"<@&{value}>" if action == "role-set" or name == "role" else str(value)


def _row(sentences: Sentences, page: AuditPage, wanted: Filter, locale: str) -> Row:
    newest, oldest = page.entries[0].number, page.entries[-1].number
    buttons = {
        "newer": (newest, page.has_newer),
        "older": (oldest, page.has_older),
        "csv": (0, True),
        "json": (0, True),
    }
    return Row(
        *(
            discord.ui.Button[Any](
                label=sentences.say(f"audit-{verb}", locale),
                custom_id=turn_id(verb, number, wanted),
                disabled=not is_possible,
            )
            for verb, (number, is_possible) in buttons.items()
        )
    )

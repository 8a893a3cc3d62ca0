"""What is said about a server's own guidelines. What people typed goes through `outside`, line by line."""

from collections.abc import Sequence

import discord

from bot.errors import BadInput
from bot.guidelines.entry import Entry
from bot.guidelines.own.records import Draft, Drafted, Fate, Published, State, Suggestion, Version, Volume
from bot.interface.text import outside
from bot.sentences import Sentences

TITLE_LIMIT, GIST_LIMIT, NAME_LIMIT = 200, 450, 150
TEXT_LIMIT = 1900
SOURCE_LIMIT = 700
REASON_LIMIT = 600
MOST_VERSIONS = 10
LINE_LIMIT = 300


def faults(sentences: Sentences, found: Sequence[BadInput], locale: str) -> str:
    """List what has to be different."""
    lines = [f"- {_fault(sentences, one, locale)}" for one in found]
    return "\n".join((sentences.say("library-refused", locale), *lines))


def draft(sentences: Sentences, drafted: Drafted, locale: str) -> str:
    """Show a draft, and what is to be done next."""
    shown = _head(drafted.draft)
    if drafted.faults:
        return f"{shown}\n\n{faults(sentences, drafted.faults, locale)}"
    is_ready = drafted.draft.words.are_complete
    return f"{shown}\n\n{sentences.say('library-ready' if is_ready else 'library-choose-words', locale)}"


def published(sentences: Sentences, result: Published, locale: str) -> str:
    """Tell a moderator what came of publishing."""
    title = outside(result.version.text.title, TITLE_LIMIT)
    if result.entry is None:
        return sentences.say("library-waits", locale, title=title)
    lines = [sentences.say("library-published", locale, title=title, version=result.entry.version)]
    if result.is_announced:
        lines.append(sentences.say("library-was-announced", locale))
    return "\n".join(lines)


def decided(sentences: Sentences, result: Published, locale: str) -> str:
    """Tell a moderator what came of their decision on somebody's text."""
    title = outside(result.version.text.title, TITLE_LIMIT)
    return sentences.say(f"library-you-{result.version.state}", locale, title=title)


def volume(sentences: Sentences, shown: Volume, locale: str) -> str:
    """Show a guideline with its newest versions: who, when, what."""
    title = sentences.say("library-volume", locale, title=outside(shown.entry.title, TITLE_LIMIT))
    lines = [_version_line(sentences, version, locale) for version in shown.versions[:MOST_VERSIONS]]
    return "\n".join((title, *lines))


def asked_to_retire(sentences: Sentences, entry: Entry, locale: str) -> str:
    """Ask whether a guideline shall be retired."""
    return sentences.say("library-retire-ask", locale, title=outside(entry.title, TITLE_LIMIT))


def retired(sentences: Sentences, entry: Entry, locale: str) -> str:
    """Say that a guideline was retired."""
    return sentences.say("library-retired", locale, title=outside(entry.title, TITLE_LIMIT))


def version(sentences: Sentences, one: Version, locale: str = "en") -> str:
    """Show moderators a version that waits for consent, or what became of it."""
    lines = [
        sentences.say("library-consent-title", locale, author=mention(sentences, one.author, locale)),
        f"**{outside(one.text.title, TITLE_LIMIT)}**",
        outside(one.text.gist, GIST_LIMIT),
    ]
    if one.text.what:
        lines.append(
            sentences.say("library-consent-what", locale, what=outside(one.text.what, NAME_LIMIT * 2))
        )
    lines.append(shown_lines(one.text.text, TEXT_LIMIT))
    if one.state is not State.WAITING:
        lines.append(_outcome(sentences, one, locale))
    return "\n".join(lines)


def suggestion(sentences: Sentences, one: Suggestion, locale: str = "en") -> str:
    """Show a suggestion, with its outcome once there is one."""
    wish = "suggestion-wants-credit" if one.credit else "suggestion-wants-no-credit"
    lines = [
        sentences.say("suggestion-card-title", locale, author=mention(sentences, one.author, locale)),
        f"**{outside(one.proposal.title, TITLE_LIMIT)}**",
        shown_lines(one.proposal.text, TEXT_LIMIT),
        sentences.say("suggestion-source", locale, source=shown_lines(one.proposal.source, SOURCE_LIMIT)),
        sentences.say(wish, locale, name=outside(one.credit or "", NAME_LIMIT)),
    ]
    if one.fate is not Fate.OPEN:
        lines.append(outcome(sentences, one, locale))
    return "\n".join(lines)


def outcome(sentences: Sentences, one: Suggestion, locale: str = "en") -> str:
    """Say to moderators what was decided on a suggestion."""
    who, why = mention(sentences, one.decider, locale), outside(one.reason or "–", REASON_LIMIT)
    return sentences.say(f"suggestion-was-{one.fate}", locale, moderator=who, reason=why)


def answered(sentences: Sentences, one: Suggestion) -> str:
    """Tell a member what came of their suggestion."""
    title, server = outside(one.proposal.title, TITLE_LIMIT), outside(one.server, NAME_LIMIT)
    why = outside(one.reason or "–", REASON_LIMIT)
    return sentences.say(f"suggestion-yours-{one.fate}", title=title, server=server, reason=why)


def announced(sentences: Sentences, entry: Entry) -> str:
    """Tell everybody of a guideline that a member suggested."""
    title, gist = outside(entry.title, TITLE_LIMIT), outside(entry.gist, GIST_LIMIT)
    if not entry.credit:
        return sentences.say("library-announced", title=title, gist=gist)
    name = outside(entry.credit, NAME_LIMIT)
    return sentences.say("library-announced-credit", title=title, gist=gist, name=name)


def mention(sentences: Sentences, user_id: int | None, locale: str = "en") -> str:
    """Return somebody's mention; an erased person has none."""
    return sentences.say("application-somebody", locale) if user_id is None else f"<@{user_id}>"


def shown_lines(text: str, limit: int) -> str:
    """Return a text of several lines as it was typed, as far as there is room, and end the quotation."""
    shown: list[str] = []
    for line in filter(None, (outside(line, LINE_LIMIT) for line in text.splitlines())):
        limit -= len(line) + 3
        if limit < 0:
            return "\n".join((*shown, "> …", ""))
        shown.append(f"> {line}")
    return "\n".join((*shown, ""))


def _head(one: Draft) -> str:
    return f"**{outside(one.text.title, TITLE_LIMIT)}**\n{outside(one.text.gist, GIST_LIMIT)}"


def _version_line(sentences: Sentences, one: Version, locale: str) -> str:
    return sentences.say(
        "library-version-line",
        locale,
        version=one.number or 0,
        author=mention(sentences, one.author, locale),
        when=discord.utils.format_dt(one.written_at, "d"),
        what=outside(one.text.what, NAME_LIMIT) or sentences.say("library-first-version", locale),
    )


def _outcome(sentences: Sentences, one: Version, locale: str) -> str:
    who, why = mention(sentences, one.decider, locale), outside(one.reason or "–", REASON_LIMIT)
    return sentences.say(f"library-version-{one.state}", locale, moderator=who, reason=why)


def _fault(sentences: Sentences, one: BadInput, locale: str) -> str:
    arguments = {name: _plain(value) for name, value in one.arguments.items()}
    said = sentences.say(one.message_id, locale, **arguments)
    field = one.arguments.get("field")
    return said if field is None else f"**{sentences.say(f'library-field-{field}', locale)}:** {said}"


def _plain(value: str | float) -> str | int | float:
    return outside(value, NAME_LIMIT) if isinstance(value, str) else value

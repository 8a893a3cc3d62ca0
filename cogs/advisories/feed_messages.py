"""What `/feed` answers."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord

from bot.advisories.records import Followed, FollowedFeed, Polled
from bot.advisories.routing import Rule
from bot.advisories.severity import Severity
from bot.interface.text import label, outside
from bot.sentences import Sentences

TITLE_LIMIT = 120
TEXT_LIMIT = 2000  # of a message


def followed(sentences: Sentences, result: Followed, locale: str) -> str:
    """Say that a channel follows a feed now."""
    return sentences.say(
        "feed-added",
        locale,
        feed=outside(result.title, TITLE_LIMIT),
        channel=f"<#{result.channel_id}>",
        held=result.held_items,
        selected=result.selected_items,
    )


def removed(sentences: Sentences, feed: FollowedFeed, locale: str) -> str:
    """Say that a channel no longer follows a feed."""
    return sentences.say(
        "feed-removed", locale, feed=outside(feed.title, TITLE_LIMIT), channel=f"<#{feed.channel_id}>"
    )


def polled(sentences: Sentences, result: Polled, locale: str) -> str:
    """Say what a poll brought."""
    title = outside(result.title, TITLE_LIMIT)
    if result.problem is not None:
        return sentences.say(
            "feed-poll-failed", locale, feed=title, problem=_problem(sentences, result.problem, locale)
        )
    if result.unchanged:
        return sentences.say("feed-poll-unchanged", locale, feed=title)
    return sentences.say("feed-poll-read", locale, feed=title, new=result.new, revised=result.revised)


def listing(sentences: Sentences, feeds: Sequence[FollowedFeed], locale: str) -> str:
    """Draw what a server follows, as much as fits one message."""
    if not feeds:
        return sentences.say("feed-list-none", locale)
    text = sentences.say("feed-list-title", locale, count=len(feeds))
    for shown, feed in enumerate(feeds):
        entry = "\n" + "\n".join(_entry(sentences, feed, locale))
        left = sentences.say("feed-list-left", locale, left=len(feeds) - shown)
        if len(text) + len(entry) + len(left) > TEXT_LIMIT:
            return f"{text}\n{left}"
        text += entry
    return text


def name_in_choices(guild: discord.Guild | None, feed: FollowedFeed) -> str:
    """Name a rule in an autocomplete: the feed, and the channel that follows it."""
    channel = guild and guild.get_channel_or_thread(feed.channel_id)
    return label(f"{label(feed.title, 60)} → #{channel.name if channel else feed.channel_id}", 100)


def _entry(sentences: Sentences, feed: FollowedFeed, locale: str) -> list[str]:
    lines = [
        sentences.say(
            "feed-list-entry",
            locale,
            feed=outside(feed.title, TITLE_LIMIT),
            channel=f"<#{feed.channel_id}>",
            next=discord.utils.format_dt(feed.next_poll_at, "R"),
            rule=_rule(sentences, feed, locale),
        )
    ]
    if feed.broken is not None:
        lines.append(sentences.say("feed-list-channel-gone", locale))
    elif feed.held:
        lines.append(sentences.say("feed-list-held", locale, count=feed.waiting))
    elif feed.waiting:
        lines.append(sentences.say("feed-list-waiting", locale, count=feed.waiting))
    if feed.problem is not None:
        lines.append(
            sentences.say("feed-list-problem", locale, problem=_problem(sentences, feed.problem, locale))
        )
    return lines


def _rule(sentences: Sentences, feed: FollowedFeed, locale: str) -> str:
    rule: Rule = feed.rule
    parts = (
        []
        if rule.min_severity is Severity.UNKNOWN
        else [
            sentences.say(
                "rule-min-severity",
                locale,
                severity=sentences.say(f"severity-{rule.min_severity.name.lower()}", locale),
            )
        ]
    )
    for name, words in (("keywords", rule.keywords), ("vendors", rule.vendors), ("domains", rule.domains)):
        if words:
            parts.append(sentences.say(f"rule-{name}", locale, words=outside(", ".join(words), 150)))
    if feed.ping_role_id is not None:
        parts.append(sentences.say("rule-ping", locale, role=f"<@&{feed.ping_role_id}>"))
    return "; ".join(parts) or sentences.say("rule-everything", locale)


def _problem(sentences: Sentences, problem: Mapping[str, Any], locale: str) -> str:
    return sentences.say(problem["id"], locale, **problem["arguments"])

"""The numbers a server decides on, in words."""

from bot.community.rules import Rules
from bot.sentences import Sentences

GROUPS = {
    "newcomers": (
        "flood_joins",
        "flood_seconds",
        "first_reminder_days",
        "second_reminder_days",
        "reapply_days",
    ),
    "guidelines": ("second_moderator", "daily_hour"),
}
"""Which rules stand together in one form: Discord allows five fields."""


def in_words(sentences: Sentences, rules: Rules, locale: str) -> str:
    """Say every rule of a server."""
    say = sentences.say
    return "\n".join(
        (
            say("rules-title", locale),
            say("rules-flood", locale, joins=rules.flood_joins, seconds=rules.flood_seconds),
            say("rules-first-reminder", locale, days=rules.first_reminder_days),
            say("rules-second-reminder", locale, days=rules.second_reminder_days),
            say("rules-reapply", locale, days=rules.reapply_days),
            say("rules-second-moderator", locale, needed=rules.second_moderator),
            say("rules-daily", locale, hour=rules.daily_hour),
        )
    )


def choice(sentences: Sentences, name: str, value: int, locale: str) -> str:
    """Name one value of a rule that is picked and not typed."""
    if name == "daily_hour":
        return sentences.say("rule-daily-hour.choice", locale, hour=value)
    return sentences.say("rule-second-moderator.choice", locale, needed=value)

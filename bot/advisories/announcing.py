"""Plans what channels shall hear of an advisory. The subject of a delivery makes each said once."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.advisories.models import Advisory, FeedRule
from bot.advisories.records import AdvisoryRecord
from bot.advisories.routing import Rule, selects
from bot.advisories.severity import Severity
from bot.delivery import outbox

CARD = "advisory"
DIGEST_CARD = "advisory-digest"
ESCALATION_CARD = "advisory-escalation"


def rule_of(row: FeedRule) -> Rule:
    """Return the rule that a row holds."""
    return Rule(
        min_severity=Severity.UNKNOWN if row.min_severity is None else Severity(row.min_severity),
        keywords=tuple(row.keywords),
        vendors=tuple(row.vendors),
        domains=tuple(row.domains),
    )


def selected(rule: FeedRule, advisory: Advisory) -> bool:
    """Tell whether a channel's rule wants an advisory as it stands."""
    return selects(rule_of(rule), AdvisoryRecord.of(advisory))


async def announce(
    session: AsyncSession, advisory: Advisory, rules: Iterable[FeedRule], now: datetime
) -> None:
    """Plan one post in each channel whose rule selects the advisory and that has not heard of it."""
    for rule in rules:
        if selected(rule, advisory):
            place = outbox.Place.channel(rule.guild_id, rule.channel_id)
            told = {"advisory": advisory.id, "guild": rule.guild_id, "ping_role": rule.ping_role_id}
            words = outbox.Words(CARD, told)
            await outbox.post(session, f"{_subject(advisory)}{rule.channel_id}", place, words, now=now)


async def amend(session: AsyncSession, advisory: Advisory, *, has_escalated: bool, now: datetime) -> None:
    """Plan to draw the posts of a revised advisory again, and to answer them if it became more severe."""
    version = str(advisory.revision)
    words = outbox.Words(ESCALATION_CARD, {"advisory": advisory.id, "severity": advisory.severity})
    for subject in await outbox.subjects(session, prefix=_subject(advisory)):
        await outbox.edit(session, subject, version, now=now)
        if has_escalated:
            await outbox.reply(session, subject, version, words, now=now)


def _subject(advisory: Advisory) -> str:
    return f"advisory:{advisory.id}:channel:"

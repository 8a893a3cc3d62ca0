"""Applications as moderators read them. What applicants typed goes through `outside` and nothing else."""

import discord

from bot.community.applications import Paper
from bot.community.panel import Outcome
from bot.interface.text import outside
from bot.sentences import Sentences

EVIDENCE_LIMIT = 2200  # everything at its longest still fits one screen
FIELD_LIMIT = 250
REASON_LIMIT = 800


def paper(sentences: Sentences, one: Paper, locale: str = "en") -> str:
    """Return the whole application, with its outcome once there is one."""
    nobody = sentences.say("application-no-value", locale)
    fields = {
        "application-field-applicant": mention(sentences, one.applicant, locale),
        "application-field-organisation": outside(one.organisation, FIELD_LIMIT) or nobody,
        "application-field-evidence": outside(one.evidence, EVIDENCE_LIMIT),
        "application-field-filed": discord.utils.format_dt(one.applied_at, "f"),
    }
    lines = [sentences.say("application-card-title", locale, persona=_persona(sentences, one, locale))]
    lines += [sentences.say(name, locale, value=value) for name, value in fields.items()]
    if one.outcome is not Outcome.OPEN:
        lines.append(outcome(sentences, one, locale))
    if one.told is not None:
        lines.append(sentences.say(f"application-told-{one.told}", locale))
    return "\n".join(lines)


def outcome(sentences: Sentences, one: Paper, locale: str = "en") -> str:
    """Say what was decided, by whom and why."""
    who = mention(sentences, one.decider, locale)
    if one.outcome is Outcome.APPROVED:
        return sentences.say("application-was-approved", locale, moderator=who)
    reason = outside(one.reason or "–", REASON_LIMIT)
    return sentences.say("application-was-denied", locale, moderator=who, reason=reason)


def decided(sentences: Sentences, one: Paper, locale: str) -> str:
    """Tell the moderator that it is done."""
    message_id = "application-you-approved" if one.outcome is Outcome.APPROVED else "application-you-denied"
    applicant, persona = mention(sentences, one.applicant, locale), _persona(sentences, one, locale)
    return sentences.say(message_id, locale, applicant=applicant, persona=persona)


def mention(sentences: Sentences, user_id: int | None, locale: str = "en") -> str:
    """Return somebody's mention; an erased person has none."""
    return sentences.say("application-somebody", locale) if user_id is None else f"<@{user_id}>"


def _persona(sentences: Sentences, one: Paper, locale: str) -> str:
    return sentences.say(f"holder-{one.persona}", locale)

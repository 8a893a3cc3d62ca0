"""Applications as moderators read them. What applicants typed goes through `outside` and nothing else."""

import discord

from bot.community.applications import Paper
from bot.community.granting import Held
from bot.community.panel import Outcome
from bot.interface.text import outside
from bot.sentences import Sentences

EVIDENCE_LIMIT, QUESTION_LIMIT, ANSWER_LIMIT = 1000, 450, 800  # everything at its longest fits one screen
FIELD_LIMIT, LINK_LIMIT, REASON_LIMIT = 120, 350, 450


def paper(sentences: Sentences, one: Paper, locale: str = "en") -> str:
    """Return the whole application, with its outcome once there is one."""
    nobody = sentences.say("application-no-value", locale)
    fields = {
        "application-field-applicant": applicant(sentences, one, locale),
        "application-field-role": outside(one.role or "", FIELD_LIMIT) or nobody,
        "application-field-organisation": outside(one.organisation, FIELD_LIMIT) or nobody,
        "application-field-evidence": outside(one.evidence, EVIDENCE_LIMIT),
        "application-field-link": outside(one.link or "", LINK_LIMIT) or nobody,
        "application-field-filed": discord.utils.format_dt(one.applied_at, "f"),
    }
    lines = [sentences.say("application-card-title", locale, persona=_persona(sentences, one, locale))]
    lines += [sentences.say(name, locale, value=value) for name, value in fields.items()]
    lines += asked(sentences, one, locale)
    if one.outcome is not Outcome.OPEN:
        lines.append(outcome(sentences, one, locale))
    if one.told is not None:
        lines.append(sentences.say(f"application-told-{one.told}", locale))
    return "\n".join(lines)


def applicant(sentences: Sentences, one: Paper, locale: str) -> str:
    """Name the applicant, and say whether they have left."""
    named = mention(sentences, one.applicant, locale)
    return sentences.say("application-left", locale, applicant=named) if one.has_left else named


def asked(sentences: Sentences, one: Paper, locale: str = "en") -> list[str]:
    """Say what was asked last, and what was answered; that there was more before stands in the audit."""
    if not one.exchanges:
        return []
    last, say = one.exchanges[-1], sentences.say
    who, question = mention(sentences, last.asker, locale), outside(last.question, QUESTION_LIMIT)
    lines = [say("application-was-asked", locale, moderator=who, question=question)]
    if last.answer is not None and last.answered_at is not None:
        when = discord.utils.format_dt(last.answered_at, "R")
        lines.append(
            say("application-was-answered", locale, answer=outside(last.answer, ANSWER_LIMIT), when=when)
        )
    elif one.outcome is Outcome.OPEN and last.told is not None:
        lines.append(say(f"application-told-{last.told}", locale))
    return lines


def state(sentences: Sentences, one: Paper, locale: str) -> str:
    """Say in a word where an open application stands: filed, asked about or answered."""
    if one.question is not None:
        return sentences.say("application-state-asked", locale)
    return sentences.say("application-state-answered" if one.exchanges else "application-state-filed", locale)


def outcome(sentences: Sentences, one: Paper, locale: str = "en") -> str:
    """Say what was decided, by whom and why."""
    who = mention(sentences, one.decider, locale)
    reason = outside(one.reason or "–", REASON_LIMIT)
    if one.outcome is Outcome.APPROVED:
        said = sentences.say("application-was-approved", locale, moderator=who)
        return f"{said}: {reason}" if one.reason else said
    if one.outcome is Outcome.WITHDRAWN:
        return sentences.say("application-was-withdrawn", locale)
    return sentences.say("application-was-denied", locale, moderator=who, reason=reason)


def decided(sentences: Sentences, one: Paper, locale: str) -> str:
    """Tell the moderator that it is done."""
    message_id = "application-you-approved" if one.outcome is Outcome.APPROVED else "application-you-denied"
    named, persona = mention(sentences, one.applicant, locale), _persona(sentences, one, locale)
    return sentences.say(message_id, locale, applicant=named, persona=persona)


def questioned(sentences: Sentences, one: Paper, locale: str) -> str:
    """Tell the moderator that the applicant is asked."""
    return sentences.say("application-you-asked", locale, applicant=mention(sentences, one.applicant, locale))


def granted(sentences: Sentences, held: Held, user_id: int, locale: str) -> str:
    """Tell the moderator that a persona was granted."""
    told = {"member": f"<@{user_id}>", "persona": sentences.say(f"holder-{held.persona}", locale)}
    if held.expires_at is None:
        return sentences.say("member-granted", locale, **told)
    until = discord.utils.format_dt(held.expires_at, "D")
    return sentences.say("member-granted-until", locale, **told, until=until)


def revoked(sentences: Sentences, held: Held, user_id: int, locale: str) -> str:
    """Tell the moderator that a persona was revoked."""
    persona = sentences.say(f"holder-{held.persona}", locale)
    return sentences.say("member-revoked", locale, member=f"<@{user_id}>", persona=persona)


def mention(sentences: Sentences, user_id: int | None, locale: str = "en") -> str:
    """Return somebody's mention; an erased person has none."""
    return sentences.say("application-somebody", locale) if user_id is None else f"<@{user_id}>"


def _persona(sentences: Sentences, one: Paper, locale: str) -> str:
    return sentences.say(f"holder-{one.persona}", locale)

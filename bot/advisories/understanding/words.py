"""Severity and exploitation where they stand in words, in the languages of the feeds we know."""

import re
from collections.abc import Iterable

from bot.advisories.severity import Severity
from bot.advisories.understanding.facts import Facts

_WORDS = {
    Severity.CRITICAL: "critical kritisch critique crítica crítico kritiek",
    Severity.HIGH: "high important hoch élevé élevée alta alto hoog",
    Severity.MEDIUM: "medium moderate mittel moyen moyenne media medio midden",
    Severity.LOW: "low niedrig faible baja bajo laag",
    Severity.NONE: "none informational",
}
_SEVERITIES = {word: severity for severity, words in _WORDS.items() for word in words.split()}
_TAG = re.compile(r"[\[(]\s*([^\])]{1,20}?)\s*[\])]")
_IN_TITLE = re.compile(r"\b(critical|high|medium|low)(?:[ -]severity)?\s+vulnerabilit", re.IGNORECASE)
_DAMAGE = {"h": Severity.HIGH, "m": Severity.MEDIUM, "l": Severity.LOW}  # NCSC-NL: [chance/damage]
_CHANCE_AND_DAMAGE = re.compile(r"[hml]/([hml])")

_EXPLOITED = re.compile(
    r"actively (?:being )?exploited|active(?:ly)? exploitation|exploit(?:ed|ation) in the wild"
    r"|known public exploitation|known exploited vulnerabilit|activement exploité|exploitée?s? activement"
    r"|aktiv ausgenutzt|actief misbruikt|explotad[ao]s? activamente",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:no|not|none|never|without|nicht|keine?|aucune?|pas|sin|geen|niet)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|/")


def severity_in_words(title: str, facts: Facts) -> Severity:
    """Return the severity that a label, a bracket of the title or the title's own words give."""
    tags = [tag.casefold() for tag in _TAG.findall(title)]
    labelled = [value.casefold().strip(" .") for value in facts.get("severity", ())]
    named = [match[1].casefold() for match in [_IN_TITLE.search(title)] if match]
    found = (severity_word(word) for word in (*labelled, *tags, *named))
    return next((severity for severity in found if severity is not None), Severity.UNKNOWN)


def severity_word(word: str) -> Severity | None:
    """Return what a single word or NCSC-NL's pair of letters means."""
    pair = _CHANCE_AND_DAMAGE.fullmatch(word)
    return _DAMAGE[pair[1]] if pair else _SEVERITIES.get(word)


def is_exploited(texts: Iterable[str]) -> bool | None:
    """Tell whether attackers are said to use the flaw; None where the text does not speak of it."""
    sentences = (sentence for text in texts for sentence in _SENTENCE.split(text))
    claims = {not _NEGATED.search(sentence) for sentence in sentences if _EXPLOITED.search(sentence)}
    return True in claims if claims else None

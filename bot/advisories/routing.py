"""Which advisories a channel's rule selects."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from bot.advisories.severity import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What a channel wants. Of each part that is not empty, one value has to fit."""

    min_severity: Severity = Severity.UNKNOWN
    keywords: tuple[str, ...] = ()
    vendors: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class Routable(Protocol):
    """What a rule looks at: an understanding, or a stored advisory."""

    @property
    def title(self) -> str:
        """Its headline."""
        ...

    @property
    def summary(self) -> str:
        """What it is about."""
        ...

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        ...

    @property
    def vendor(self) -> str | None:
        """Who makes what is affected."""
        ...

    @property
    def product(self) -> str | None:
        """What is affected."""
        ...

    @property
    def domains(self) -> Iterable[str]:
        """Ids of the taxonomy."""
        ...


def selects(rule: Rule, advisory: Routable) -> bool:
    """Tell whether a rule selects an advisory."""
    return (
        advisory.severity.passes(rule.min_severity)
        and (not rule.keywords or _has_keyword(rule.keywords, advisory))
        and (not rule.vendors or _has_vendor(rule.vendors, advisory))
        and (not rule.domains or not set(rule.domains).isdisjoint(advisory.domains))
    )


def has_words(phrase: str, text: str) -> bool:
    """Tell whether whole words stand in a text, whatever their case and the space between them."""
    words = r"\s+".join(re.escape(word) for word in phrase.casefold().split())
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", text.casefold()) is not None


def _has_keyword(keywords: tuple[str, ...], advisory: Routable) -> bool:
    text = "\n".join((advisory.title, advisory.vendor or "", advisory.product or "", advisory.summary))
    return any(has_words(keyword, text) for keyword in keywords)


def _has_vendor(vendors: tuple[str, ...], advisory: Routable) -> bool:
    """Whole words, so that "GE" is not "Geutebrück"; the title too, where many feeds name the vendor only."""
    text = f"{advisory.vendor or ''}\n{advisory.title}"
    return any(has_words(vendor, text) for vendor in vendors)

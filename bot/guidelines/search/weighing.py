"""How much a word in a document counts: Okapi BM25F (Robertson, Zaragoza, Taylor 2004)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

LEAST_RARITY = 0.3  # what every document holds still says something


@dataclass(frozen=True, slots=True)
class Field:
    """What a word in a field is worth, and how far a long field is discounted (0 not at all, 1 in full)."""

    weight: float
    discount: float


def _fields() -> Mapping[str, Field]:
    return {
        "title": Field(6.0, 0.5),
        "gist": Field(4.0, 0.5),
        "topics": Field(2.0, 0.5),
        "domains": Field(1.0, 0.5),
        "headings": Field(1.0, 0.5),
        "body": Field(1.0, 0.4),
    }


@dataclass(frozen=True, slots=True)
class Weighing:
    """The constants of the formula. `saturation` is k1: how soon one more occurrence adds nothing."""

    fields: Mapping[str, Field] = field(default_factory=_fields)
    saturation: float = 6.0

    def frequency(self, counts: Mapping[str, int], lengths: Mapping[str, float]) -> float:
        """Return how often a term occurs in a document, each field weighed by its worth and length.

        `lengths` are relative: 1.0 is a field of average length.
        """
        total = 0.0
        for name, count in counts.items():
            kind = self.fields[name]
            total += kind.weight * count / (1 - kind.discount + kind.discount * lengths[name])
        return total

    def saturated(self, frequency: float) -> float:
        """Return the worth of a frequency, from 0 to below 1."""
        return frequency / (self.saturation + frequency)


def rarity(documents: int, holding: int) -> float:
    """Return the worth of a term that `holding` of all documents hold: the rarer, the more it tells."""
    return LEAST_RARITY + math.log(1 + (documents - holding + 0.5) / (holding + 0.5))

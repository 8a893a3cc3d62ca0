"""Whom to ask first: a plain rule that can be explained in one line. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.community.people import Member
from bot.matchmaking.words import EVERYDAY

DOMAIN = 3.0
SKILL = 2.0
PRODUCT_TYPE = 2.0
WORD = 0.5
MOST_WORDS = 6  # shared words that count: a long text must not outweigh a fitting skill
SHORTEST_WORD = 4  # letters
WHOLE_CITY = "all"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a request asks for; ids are those of `data/taxonomy.toml`."""

    title: str
    text: str
    domains: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    product_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate, and why: ids of the taxonomy first, then shared words."""

    member: Member
    score: float
    matches: tuple[str, ...]


def rank(wanted: Wanted, candidates: Iterable[Member]) -> list[Ranked]:
    """Return the candidates, best first; of equal ones whoever was known first."""
    spoken = _telling(f"{wanted.title} {wanted.text}")
    ranked = [_ranked(wanted, spoken, member) for member in candidates]
    return sorted(ranked, key=lambda one: (-one.score, one.member.person_id))


def _ranked(wanted: Wanted, spoken: frozenset[str], member: Member) -> Ranked:
    domains = _shared(wanted.domains, member.domains)
    skills = _shared(wanted.skills, member.skills)
    product_types = _shared(wanted.product_types, member.product_types)
    words = sorted(spoken & _telling(member.about or ""))[:MOST_WORDS]
    score = DOMAIN * len(domains) + SKILL * len(skills) + PRODUCT_TYPE * len(product_types)
    score += WORD * len(words)
    if WHOLE_CITY in (*wanted.domains, *member.domains) and not domains:
        score += WORD  # concerned with every part, known for none
    return Ranked(member, score, (*domains, *skills, *product_types, *words))


def _shared(wanted: Sequence[str], offered: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in wanted if one in offered)


def _telling(text: str) -> frozenset[str]:
    words = (found[0].casefold() for found in _WORD.finditer(text))
    return frozenset(word for word in words if len(word) >= SHORTEST_WORD and word not in EVERYDAY)

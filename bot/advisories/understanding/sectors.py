"""Sectors as they are really written ("andWater", "Critical Manuacturing"), and the domains they hint at."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from bot.taxonomy import Domain, Taxonomy

_SEPARATORS = re.compile(r"[;,/]")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LEADING_AND = re.compile(r"^\s*and\s*(?=\S)", re.IGNORECASE)
_IN_ONE = re.compile(r"Nuclear Reactors,\s*Materials,?\s*and Waste", re.IGNORECASE)
_SECTOR = re.compile(r"sectors?$")
_LETTERS = re.compile(r"[^a-z]")
_ALIKE = 0.85
_MIN_PREFIX = 4
_RENAMED = {"governmentservicesandfacilities": "governmentfacilities"}  # in advisories since 2024


def sectors_in(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the known sectors that a list names; "Multiple" and what nobody knows are none."""
    found: dict[str, None] = {}
    for part in _SEPARATORS.split(_IN_ONE.sub("Nuclear Reactors", text)):
        name = _LEADING_AND.sub("", part)
        sectors = [_sector(name, known)]
        if sectors == [None]:
            sectors = [_sector(piece, known) for piece in _AND.split(name)]
        found.update(dict.fromkeys(sector for sector in sectors if sector))
    return tuple(found)


def domains_of(text: str, sectors: Iterable[str], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Return the domains whose words the text has, and all of a sector where no word tells them apart."""
    named = {domain.id for domain in taxonomy.domains.values() if _speaks_of(domain, text)}
    hinted: set[str] = set()
    for sector in sectors:
        of_sector = {domain.id for domain in taxonomy.domains.values() if sector in domain.sectors}
        hinted |= set() if of_sector & named else of_sector
    return tuple(domain for domain in taxonomy.domains if domain in named | hinted)


def _sector(name: str, known: tuple[str, ...]) -> str | None:
    letters = _SECTOR.sub("", _LETTERS.sub("", name.casefold()))
    letters = _RENAMED.get(letters, letters)
    if len(letters) < _MIN_PREFIX:
        return None
    spelt = {sector: _LETTERS.sub("", sector.casefold()) for sector in known}
    begun = (sector for sector, spelling in spelt.items() if spelling.startswith(letters))
    alike = (sector for sector, spelling in spelt.items() if _are_alike(letters, spelling))
    return next(begun, None) or next(alike, None)


def _are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _speaks_of(domain: Domain, text: str) -> bool:
    pattern = _pattern(domain.words)
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    phrases = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in words)
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)

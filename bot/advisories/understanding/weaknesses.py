"""CVE and CWE ids: as they stand in the text, and weaknesses that are only named."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.advisories.vocabulary import compact

_CVE = re.compile(r"\bCVE[-\u2010-\u2013](\d{4})[-\u2010-\u2013](\d{4,19})\b", re.IGNORECASE)
_CWE = re.compile(r"\bCWE-(\d{1,4})\b", re.IGNORECASE)
_SEPARATORS = re.compile(r"[;,\t]")
_LEADING_AND = re.compile(r"^\s*and\s+", re.IGNORECASE)
_LONGEST = 4  # a name may itself hold three commas


def cves_in(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the distinct CVE ids in the order of the text."""
    found = (f"CVE-{match[1]}-{match[2]}" for line in lines for match in _CVE.finditer(line))
    return tuple(dict.fromkeys(found))


def cwes_in(lines: Iterable[str], named: Iterable[str], weaknesses: Mapping[str, str]) -> tuple[str, ...]:
    """Return the distinct CWE ids: those of the lists of names first, then those in the text."""
    by_name = (cwe for names in named for cwe in _looked_up(names, weaknesses))
    by_id = (f"CWE-{int(match[1])}" for line in lines for match in _CWE.finditer(line))
    return tuple(dict.fromkeys((*by_name, *by_id)))


def _looked_up(names: str, weaknesses: Mapping[str, str]) -> Iterator[str]:
    """Split a list of names, trying the longest name first: some hold commas."""
    parts = [_LEADING_AND.sub("", part) for part in _SEPARATORS.split(names)]
    at = 0
    while at < len(parts):
        step = 1
        for length in range(min(_LONGEST, len(parts) - at), 0, -1):
            cwe = weaknesses.get(compact(",".join(parts[at : at + length])))
            if cwe:
                yield cwe
                step = length
                break
        at += step

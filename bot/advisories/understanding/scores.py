"""CVSS scores in running text, and which of them counts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NUMBER = r"(?<![\d.])(?P<score>10(?:\.0)?|\d\.\d)(?![\d/]|\.\d)"
_VERSION = r"(?P<version>[234](?:\.[01])?)(?![\d./])"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # "CVSS v3.1 base score of 9.8", "CVSS: 9.8"; a vector ("CVSS:3.1/AV:…") has a slash behind its number
        rf"\bCVSS[\s:]*(?:v(?:ersion)?[\s.]*)?(?:{_VERSION})?(?P<between>[^\d\n]{{0,40}}?){_NUMBER}",
        rf"\(\s*v{_VERSION}[\s:]+(?P<between>){_NUMBER}",  # "CVE-2026-10001 (v3 9.8)"
        rf"(?P<version>)\bbase score (?P<between>of|is|was)\s+{_NUMBER}",
    )
)
_MENTION = re.compile(rf"\bCVSS[\s:]*v?{_VERSION}", re.IGNORECASE)
_VERSION_NUMBERS = (2.0, 3.0, 3.1, 4.0)
# v3 first: that is what the bands of other catalogues refer to, and v4 is not in their data yet.
_RANKS = {"3": 4, "4": 3, "": 2, "2": 1}


@dataclass(frozen=True, slots=True)
class Score:
    """A CVSS score; `version` is "v2", "v3", "v3.0", "v3.1", "v4", or None where the text does not say."""

    value: float
    version: str | None

    @property
    def rank(self) -> tuple[int, float]:
        """What counts: v3 before v4, then a score of unknown version, v2 last; the highest of its kind."""
        return _RANKS[(self.version or "")[1:2]], self.value


def leading_score(lines: Iterable[str]) -> Score | None:
    """Return the score that the severity follows from; of two equal ones the first."""
    return max(
        (score for line in lines for score in _scores(line)), key=lambda score: score.rank, default=None
    )


def _scores(line: str) -> Iterator[Score]:
    for form in _FORMS:
        for match in form.finditer(line):
            value, version = float(match["score"]), match["version"] or ""
            is_only_a_version = not version and value in _VERSION_NUMBERS and not match["between"].strip()
            if is_only_a_version:
                continue
            yield Score(value, _spelt(version or _mentioned(line[: match.start()])))


def _mentioned(text: str) -> str:
    """Return the last version that the words before a score speak of."""
    mentions = _MENTION.findall(text)
    return mentions[-1] if mentions else ""


def _spelt(version: str) -> str | None:
    if not version:
        return None
    return f"v{version[0]}" if version in {"2.0", "4.0"} else f"v{version}"

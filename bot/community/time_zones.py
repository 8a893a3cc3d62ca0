"""Time zones as people write them: a name of IANA, a city, or a distance from UTC."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.errors import BadInput

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?:[:.]?([0-5]\d))?(?:\s*h)?")
_UTC = frozenset({"utc", "gmt", "z", "utc+0", "utc0", "gmt+0", "etc/utc"})
_FARTHEST_WEST, _FARTHEST_EAST = -12 * 60, 14 * 60  # minutes
_ALIASES = frozenset({"US", "Etc", "SystemV", "posix", "right"})  # regions that only repeat others
NEAREST, LIKE_ENOUGH = 3, 0.5  # suggestions, and how like what was typed (of 1) they are
ZERO = "UTC"


def time_zone(text: str) -> str:
    """Return the zone that was meant, as it is kept. Raises BadInput with the nearest suggestions.

    A machine without time zone data knows distances from UTC only, and the sentence says so. The first call
    reads that data, which takes some milliseconds: call it in a thread.
    """
    typed = _folded(text)
    distance = _offset(typed)
    if distance is not None:
        return distance
    names = _names()
    if not names:
        raise BadInput("time-zone-names-unknown")
    # "Riga, Latvia" names a city first.
    for wanted in (typed, typed.partition(",")[0].strip()):
        if wanted in names:
            return names[wanted]
    raise _unknown(typed, names)


def knows_names() -> bool:
    """Tell whether this machine has time zone data."""
    return bool(_names())


def zone_of(name: str) -> tzinfo | None:
    """Return the zone that is kept under a name, None where this machine does not know it."""
    if name == ZERO:
        return UTC
    match = _OFFSET.fullmatch(name.casefold())
    if match is not None:
        return timezone(timedelta(minutes=_minutes(match)))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def local_time(name: str, now: datetime) -> datetime | None:
    """Return the time in a zone, None where this machine does not know it."""
    zone = zone_of(name)
    return None if zone is None else now.astimezone(zone)


def _offset(typed: str) -> str | None:
    if typed in _UTC:
        return ZERO
    match = _OFFSET.fullmatch(typed)
    if match is None:
        return None
    minutes = _minutes(match)
    if not _FARTHEST_WEST <= minutes <= _FARTHEST_EAST:
        raise BadInput("time-zone-too-far")
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else ZERO


def _minutes(match: re.Match[str]) -> int:
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return minutes if match[1] == "+" else -minutes


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return each name of IANA by itself and by its city, folded; the shorter name wins a city."""
    known = sorted(available_timezones(), key=lambda name: (len(name), name))
    names = {_folded(name): name for name in known}
    for name in known:
        if name.partition("/")[0] not in _ALIASES:
            names.setdefault(_folded(name.rpartition("/")[2]), name)
    return names


def _unknown(typed: str, names: dict[str, str]) -> BadInput:
    likeness = DamerauLevenshtein.normalized_similarity
    near = process.extract(typed, names.keys(), scorer=likeness, limit=4 * NEAREST, score_cutoff=LIKE_ENOUGH)
    found = list(dict.fromkeys(names[name] for name, _, _ in near))[:NEAREST]
    if not found:
        return BadInput("time-zone-unknown")
    return BadInput("time-zone-unknown-but", suggestions=", ".join(found))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.strip()).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(letters.replace("_", " ").split())

"""Dates as feeds write them: two-digit years, European zone names, no seconds, ISO 8601 in every length."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_HOURS = {
    "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "IST": 5.5, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11,
}  # fmt: skip
_ZONE_NAME = re.compile(r"\b(" + "|".join(_HOURS) + r")\b\s*$")
_ISO = re.compile(
    r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?\Z",
    re.IGNORECASE,
)


def parsed_date(text: str) -> datetime | None:
    """Return the moment in UTC, or None where there is none to find."""
    text = " ".join(text.split())[:80]
    try:
        return _iso(text) or _rfc822(text)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> datetime | None:
    match = _ISO.match(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in match.groups()[:6])
    return datetime(year, month, day or 1, hour, minute, second, tzinfo=_offset(match[7])).astimezone(UTC)


def _offset(text: str | None) -> timezone:
    if not text or text in "Zz":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


def _rfc822(text: str) -> datetime | None:
    zone = _ZONE_NAME.search(text)
    fields = parsedate_tz(text[: zone.start()] + "+0000" if zone else text)
    if fields is None:
        return None
    offset = timedelta(hours=_HOURS[zone[1]]) if zone else timedelta(seconds=fields[9] or 0)
    return datetime(*fields[:6], tzinfo=UTC) - offset

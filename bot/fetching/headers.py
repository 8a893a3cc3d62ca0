"""What the headers of an answer say about time."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})\b", re.IGNORECASE)


def max_age(cache_control: str) -> int | None:
    """Return Cache-Control's max-age in seconds."""
    match = _MAX_AGE.search(cache_control)
    return int(match[1]) if match else None


def retry_after(value: str, now: datetime) -> float | None:
    """Return Retry-After in seconds from now; it is a number of seconds or a date (RFC 9110, 10.2.3)."""
    value = value.strip()
    if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", value, re.ASCII):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())

"""A moment in the past as a person types it: a date, or how long ago. Pure."""

import re
from datetime import UTC, datetime, timedelta

from bot.errors import BadInput

_AGO = re.compile(r"(?P<count>\d{1,5})\s*(?P<unit>[a-z]+)(?:\s+ago)?")
_UNITS = {
    **dict.fromkeys(("h", "hour", "hours"), timedelta(hours=1)),
    **dict.fromkeys(("d", "day", "days"), timedelta(days=1)),
    **dict.fromkeys(("w", "week", "weeks"), timedelta(weeks=1)),
    **dict.fromkeys(("m", "month", "months"), timedelta(days=30)),
    **dict.fromkeys(("y", "year", "years"), timedelta(days=365)),
}


def since(typed: str, now: datetime) -> datetime:
    """Return the moment meant by "2026-11-01", "7d", "2 weeks" or "yesterday". Raises BadInput."""
    text = " ".join(typed.casefold().split())
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if text in ("today", "yesterday"):
        return midnight - timedelta(days=text == "yesterday")
    ago = _AGO.fullmatch(text)
    if ago is not None and ago["unit"] in _UNITS:
        return _before(now, int(ago["count"]) * _UNITS[ago["unit"]])
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        raise BadInput("since-not-understood") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _before(now: datetime, ago: timedelta) -> datetime:
    try:
        return now - ago
    except OverflowError:
        raise BadInput("since-not-understood") from None

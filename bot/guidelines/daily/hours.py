"""When the guideline of the day is posted. Pure; hours are in UTC."""

from datetime import datetime, timedelta

from bot.community.rules import OFF

DAY = timedelta(days=1)


def hour_of(now: datetime, hour: int) -> datetime:
    """Return this hour of today."""
    return now.replace(hour=hour, minute=0, second=0, microsecond=0)


def first_post(now: datetime, hour: int, planned: datetime | None) -> datetime | None:
    """Return when to post next once the hour was decided, None for never.

    `planned` is the next post by the hour until now. If that was still to come today and the new hour has
    passed, today's post is due now; who only begins, begins with the next time it is that hour.
    """
    if hour == OFF:
        return None
    today = hour_of(now, hour)
    is_open = planned is not None and planned.date() <= now.date()
    return today if today > now or is_open else today + DAY


def next_post(now: datetime, hour: int) -> datetime:
    """Return when to post next after having looked: today's hour if it is still to come, else tomorrow's."""
    today = hour_of(now, hour)
    return today if today > now else today + DAY

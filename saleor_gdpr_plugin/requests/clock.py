"""The legal clock: one calendar month, never 30 days (Art. 12(3) GDPR; Reg. 1182/71)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta


def receipt(now: datetime, zone: ZoneInfo) -> date:
    """The local date on which a request arrived."""
    return now.astimezone(zone).date()


def due(received_on: date, country: str) -> date:
    """The legal date: one calendar month on, clamped to the month's end, moved to a working day.

    `country` is two letters; a country the holidays library does not know has weekends only.
    """
    return next_working_day(received_on + relativedelta(months=1), country)


def next_working_day(day: date, country: str) -> date:
    """The day itself, or the next that is no weekend and no nationwide holiday (Reg. 1182/71 Art. 3(4))."""
    free = _holidays(country, {day.year, day.year + 1})
    while day.weekday() >= 5 or day in free:
        day += timedelta(days=1)
    return day


def _holidays(country: str, years: set[int]) -> set[date]:
    import holidays  # imported late: nothing at a shop's start needs it

    try:
        return set(holidays.country_holidays(country, years=years))
    except NotImplementedError:
        return set()

"""Working days: no weekend and no public holiday (Reg. 1182/71 Art. 3(4))."""

from __future__ import annotations

from datetime import date, timedelta

NATIONWIDE = {"GB": "ENG"}
"""The United Kingdom has no nationwide calendar of its own; the supervisory authority sits in England."""


def next_working_day(day: date, country: str, region: str = "") -> date:
    """The day itself, or the next that is no weekend and no holiday: nationwide ones, and those of the region.

    `country` is two letters; a country the holidays library does not know has weekends only.
    """
    free = _holidays(country, region or NATIONWIDE.get(country, ""), {day.year, day.year + 1})
    while day.weekday() >= 5 or day in free:
        day += timedelta(days=1)
    return day


def _holidays(country: str, region: str, years: set[int]) -> set[date]:
    import holidays  # imported late: nothing at a shop's start needs it

    try:
        return set(holidays.country_holidays(country, subdiv=region or None, years=years))
    except NotImplementedError:
        return set()

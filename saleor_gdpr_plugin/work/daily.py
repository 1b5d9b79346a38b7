"""Once a day, whoever comes first: many workers sweep, one does the day's work."""

from __future__ import annotations

from datetime import date

from .models import Daily


def first(name: str, day: date) -> bool:
    """Whether `name` was not yet done on or after this day; marks it inside the current transaction.

    A second worker waits for the row until the first has committed or failed.
    """
    Daily.objects.bulk_create([Daily(name=name, day=date.min)], ignore_conflicts=True)
    return bool(Daily.objects.filter(name=name, day__lt=day).update(day=day))

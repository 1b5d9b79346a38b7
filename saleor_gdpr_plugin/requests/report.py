"""The report of a period: what came in, what was answered in time, what was refused and why (spec section 10)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from .clock import receipt
from .models import SELF_SERVICE, Request
from .states import MOVES, State

ANSWERED = (State.FULFILLED, State.PARTLY_FULFILLED, State.REFUSED)
COLUMNS = (
    "reference", "right", "state", "origin", "channel", "received_on", "due_on", "extended_on", "closed_on", "ground",
)  # fmt: skip
"""The register of requests: what was done and when, without the person."""


class Median(Aggregate):
    """PostgreSQL's median."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True, slots=True)
class Report:
    """Requests received from `first` to `last`, both included, as they stand today.

    `answered` counts fulfilled and refused ones, `on_time` those closed on or before their legal date, as moved by
    pause or extension; `median_days` is from receipt to answer, None while nothing is answered.
    """

    first: date
    last: date
    received: int
    answered: int
    on_time: int
    extended: int
    still_open: int
    overdue: int
    median_days: float | None
    by_right: dict[str, int]
    by_state: dict[str, int]
    refused_by_ground: dict[str, int]


def of(first: date, last: date, *, settings: Settings, now: datetime, using: str | None = None) -> Report:
    """Count a period; raises Refused when it ends before it begins."""
    if last < first:
        raise Refused("invalid", _("The period ends before it begins."), field="period")
    rows = _received(first, last, settings, using)
    answered = Q(state__in=ANSWERED)
    took = ExpressionWrapper(F("closed_on") - F("received_on"), output_field=DurationField())
    today = receipt(now, settings.time_zone)
    found = rows.aggregate(
        received=Count("pk"),
        answered=Count("pk", filter=answered),
        on_time=Count("pk", filter=answered & Q(closed_on__lte=F("due_on"))),
        extended=Count("pk", filter=Q(extended_on__isnull=False)),
        still_open=Count("pk", filter=Q(state__in=list(MOVES))),
        overdue=Count("pk", filter=Q(state__in=list(MOVES), due_on__lt=today, paused_since=None)),
        median=Median(took, filter=answered),
    )
    median: timedelta | None = found.pop("median")
    return Report(
        first=first,
        last=last,
        median_days=None if median is None else median / timedelta(days=1),
        by_right=_counts(rows, "right"),
        by_state=_counts(rows, "state"),
        refused_by_ground=_counts(rows.filter(state=State.REFUSED), "ground"),
        **found,
    )


def as_csv(report: Report) -> str:
    """The report as CSV of three columns: figure, of what, number."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(("figure", "of", "number"))
    for name in ("received", "answered", "on_time", "extended", "still_open", "overdue", "median_days"):
        value = getattr(report, name)
        write.writerow((name, "", "" if value is None else value))
    for name in ("by_right", "by_state", "refused_by_ground"):
        for key, number in getattr(report, name).items():
            write.writerow((name, key or "unsorted", number))
    return out.getvalue()


def register(first: date, last: date, *, settings: Settings, using: str | None = None) -> Iterator[str]:
    """The register of requests as CSV, line by line, oldest first; a cursor keeps the memory flat."""
    yield _line(COLUMNS)
    rows = _received(first, last, settings, using).order_by("received_on", "pk")
    for values in rows.values_list(*COLUMNS).iterator(chunk_size=2000):
        yield _line(values)


def _received(first: date, last: date, settings: Settings, using: str | None) -> QuerySet[Any]:
    """Requests that reached the desk in the period. Those that nobody proved, and joined ones, are none."""
    unproven = Q(state__in=(State.UNVERIFIED, State.LAPSED), origin__in=SELF_SERVICE)
    rows = Request.objects.using(using).filter(received_on__range=(first, last), known=True)
    rows = rows.exclude(unproven).exclude(state=State.JOINED)
    return rows.annotate(closed_on=TruncDate("closed_at", tzinfo=settings.time_zone))


def _counts(rows: QuerySet[Any], column: str) -> dict[str, int]:
    found = rows.order_by(column).values_list(column).annotate(number=Count("pk"))
    return dict(found)


def _line(values: Any) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(["" if value is None else str(value) for value in values])
    return out.getvalue()

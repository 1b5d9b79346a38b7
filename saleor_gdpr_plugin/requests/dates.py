"""The dates of a request, counted anew whenever something moves them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ..conf import Settings
from . import registry
from .clock import Calendar, Deadlines, Question, deadlines, receipt
from .models import EntryKind, Request, ThreadEntry

COLUMNS = ("received_on", "target_on", "due_on", "paused_since")


def calendar(settings: Settings) -> Calendar:
    """Whose holidays and rules the clock goes by."""
    return Calendar(country=settings.country, region=settings.region, rules=settings.rule_set)


def at_start(received_on: date, right: str, *, settings: Settings, now: datetime) -> dict[str, Any]:
    """The columns of a new request; nothing is looked up, so they tell a stranger nothing."""
    found = _deadlines(received_on, (), right, extended=False, settings=settings, now=now)
    return {"received_on": received_on, **_columns(found)}


def recount(request: Request, *, settings: Settings, now: datetime) -> None:
    """Set the dates of a locked request from its receipt, its questions and its extension; the caller saves them.

    What nobody asked for has no receipt, and no dates.
    """
    if request.received_on is None:
        return
    questions = [
        Question(about, asked_on, answered_on)
        for about, asked_on, answered_on in ThreadEntry.objects.filter(
            request=request, kind=EntryKind.QUESTION
        ).values_list("about", "on", "answered_on")
    ]
    found = _deadlines(
        request.received_on,
        questions,
        request.right,
        extended=request.extended_on is not None,
        settings=settings,
        now=now,
    )
    for name, value in _columns(found).items():
        setattr(request, name, value)


def _deadlines(
    received_on: date,
    questions: Any,
    right: str,
    *,
    extended: bool,
    settings: Settings,
    now: datetime,
) -> Deadlines:
    return deadlines(
        received_on,
        questions,
        calendar(settings),
        pauses_scope=registry.scope_pauses(right),
        extended=extended,
        target_days=settings.target_days,
        today=receipt(now, settings.time_zone),
    )


def _columns(found: Deadlines) -> dict[str, Any]:
    return {"target_on": found.target_on, "due_on": found.due_on, "paused_since": found.paused_since}

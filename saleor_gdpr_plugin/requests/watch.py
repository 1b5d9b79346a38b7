"""Watching the clock: once a day dates that stand still are counted anew, and staff is told what is due.

Goes on while the plugin is inactive: the law does not pause (spec section 11).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from ..conf import Settings, committed
from ..mail import messages, outbox
from ..paper.language import in_language
from ..work import daily
from . import clock, dates, registry
from .due_words import badge
from .lifecycle import STAFF_LANGUAGE, ToStaff, post
from .models import SELF_SERVICE, Request
from .states import MOVES, State

NAMED = 50
"""Requests a digest names; the desk shows all."""


RUNNING = Q(state__in=list(MOVES)) & ~Q(state=State.UNVERIFIED, origin__in=SELF_SERVICE)
"""Not ended, and proven or written down by the shop itself."""


def watch(now: datetime) -> int:
    """Do what the day asks for, once a day of the shop's time zone; how many requests were looked at.

    All in one transaction with the mark of the day: a crash repeats the whole day's work, and mails that are posted
    already are not posted again.
    """
    settings = committed()
    today = clock.receipt(now, settings.time_zone)
    with transaction.atomic():
        if not daily.first("requests.watch", today):
            return 0
        looked = _recount_paused(settings, now)
        looked += _remind(settings, today, now)
        _digest(settings, today, now)
        return looked


def running() -> QuerySet[Request]:
    """Requests whose legal clock runs."""
    return Request.objects.filter(RUNNING)


def _recount_paused(settings: Settings, now: datetime) -> int:
    counted = 0
    paused = running().filter(paused_since__isnull=False).select_for_update(of=("self",))
    for request in paused:
        dates.recount(request, settings=settings, now=now)
        request.save(update_fields=list(dates.COLUMNS))
        counted += 1
    return counted


def _remind(settings: Settings, today: date, now: datetime) -> int:
    """One mail at 10, 5 and 1 days before; a stage that was missed is caught up by the next."""
    told = 0
    soon = running().filter(due_on__gte=today, paused_since__isnull=True)
    for request in soon.filter(due_on__lte=today + timedelta(days=max(clock.REMINDERS))).order_by("due_on"):
        left = clock.days_left(request.due_on, today)
        stage = min(days for days in clock.REMINDERS if left <= days)
        mail = messages.StaffDueSoon(reference=request.reference, due_on=request.due_on, days=left)
        post(request, ToStaff(mail, settings.staff_addresses), now=now, cause=f"{request.due_on}:{stage}")
        told += 1
    return told


def _digest(settings: Settings, today: date, now: datetime) -> None:
    late = running().filter(due_on__lt=today, paused_since__isnull=True).order_by("due_on")
    count = late.count()
    if not count:
        return
    with in_language(STAFF_LANGUAGE, "UTC"):
        lines = tuple(_lines(late[:NAMED], today))
    mail = messages.StaffOverdue(count=count, lines=lines)
    for number, address in enumerate(settings.staff_addresses):
        cause = f"staff_overdue:{today}:{number}"
        outbox.post(mail, to=address, language=STAFF_LANGUAGE, channel="", cause=cause, now=now)


def _lines(late: QuerySet[Request], today: date) -> Iterator[str]:
    for request in late:
        words = badge(request.due_on, today, None)
        yield f"{request.reference} · {registry.label(request.right)} · {words}"

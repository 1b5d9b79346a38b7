"""What the desk's own requests say of a person, for the record that replaces them, and how they are blanked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from .. import evidence
from ..audit.models import Entry
from ..contracts import SYSTEM, Subject
from ..mail.models import MailState, OutboxMail
from .housekeeping import EMPTY
from .lifecycle import move
from .models import SELF_SERVICE, Attachment, Event, Request, ThreadEntry
from .retention import blank
from .source import PrivacyRequests
from .states import MOVES, State


def of(subject: Subject) -> frozenset[UUID]:
    """Requests under the person's addresses that have ended, proven or not: whoever typed it, the address is theirs."""
    theirs = Q(address__in=(subject.mailboxes | subject.account_emails) - {""})
    ended = Request.objects.exclude(state__in=[each.value for each in MOVES])
    found = set(ended.filter(theirs).values_list("pk", flat=True))
    proven = PrivacyRequests().rows(subject)
    if proven is not None:
        found |= set(proven.exclude(state__in=[each.value for each in MOVES]).values_list("pk", flat=True))
    return frozenset(found)


def rows(requests: frozenset[UUID], subject: Subject) -> Iterator[dict[str, Any]]:
    """`contracts.Own`."""
    yield from evidence.values(Request.objects.filter(pk__in=requests), "haystack")
    for model in (Event, ThreadEntry, Attachment):
        yield from evidence.values(model.objects.filter(request__in=requests))
    yield from evidence.values(OutboxMail.objects.filter(object_id__in=requests), "sealed")
    yield from evidence.values(Entry.objects.filter(object_id__in=[str(each) for each in requests]))


def forget(requests: frozenset[UUID], subject: Subject, *, now: datetime) -> None:
    """`contracts.Own`. A letter that waits to be printed keeps the name and address it goes to until it is posted."""
    waiting = set(
        OutboxMail.objects.filter(object_id__in=requests, state=MailState.TO_PRINT).values_list(
            "object_id", flat=True
        )
    )
    for request in Request.objects.select_for_update(of=("self",)).filter(pk__in=requests).order_by("pk"):
        blank(request, now, to_post=request.pk in waiting)
    _typed_only(subject, now)


def _typed_only(subject: Subject, now: datetime) -> None:
    """Submissions that nobody proved hold the address too; without the person nobody can prove them any more."""
    typed = Request.objects.select_for_update(of=("self",)).filter(
        state=State.UNVERIFIED,
        origin__in=SELF_SERVICE,
        address__in=(subject.mailboxes | subject.account_emails) - {""},
    )
    for request in typed.order_by("pk"):
        move(request, State.LAPSED, by=SYSTEM, now=now, **EMPTY)
        blank(request, now)

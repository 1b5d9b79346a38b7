"""Telling recipients that data was corrected, erased or restricted (Art. 19): rows at once, events after commit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

import graphene
from django.db import transaction
from django.utils import timezone

from ..contracts import SYSTEM
from ..host import events
from ..requests.lifecycle import lock, note
from ..requests.models import Request
from ..requests.subjects import subject_of
from ..work import jobs
from ..work.models import Job
from . import who
from .models import RecipientTold, Telling, Way

TELL = "recipients.tell"
"""Job: hand the events of a request to the shop's delivery."""
EVENTS = {
    "corrected": "gdpr_data_corrected",
    "erased": "gdpr_data_erased",
    "restricted": "gdpr_data_restricted",
}
"""What happened, and the notification event that says so."""
Record = tuple[str, str]
"""A Saleor type and the key of a row: ("Order", "…")."""


def recipients(request: Request) -> dict[str, Way]:
    """Who is to be told, by name. Asked before anything is changed: afterwards an order billed to another name, for
    example, may no longer be found to be the person's."""
    return who.of(subject_of(request))


def tell(
    request: Request,
    what: str,
    *,
    records: Iterable[Record],
    now: datetime,
    to: Mapping[str, Way] | None = None,
) -> None:
    """Write a row for each recipient of a locked request's person, and send the events once this is committed.

    Told again of something new, a recipient's row starts anew; the log keeps what was before.
    """
    if what not in EVENTS:
        raise ValueError(what)
    concerned = sorted(set(records))
    earlier = {row.name: row for row in RecipientTold.objects.filter(request=request, what=what)}
    # Whoever was told before hears of it again.
    found = {name: Way(row.way) for name, row in earlier.items()} | dict(
        recipients(request) if to is None else to
    )
    for name, way in found.items():
        row = earlier.get(name[:255]) or RecipientTold(
            request=request, what=what, name=name[:255], created_at=now
        )
        row.way, row.state = way, Telling.QUEUED if way == Way.EVENT else Telling.TO_DO
        row.records = sorted({*map(tuple, row.records), *concerned})
        row.note, row.actor_id, row.at = "", None, now
        row.save()
    if found:
        content = {"what": what, "recipients": sorted(found), "records": [list(each) for each in concerned]}
        note(request, "recipients_listed", by=SYSTEM, now=now, content=content)
    if Way.EVENT in found.values():
        jobs.enqueue(TELL, request.pk, now=now)


def send(job: Job) -> None:
    """Hand over the events of a request, ids only; a crash in between tells twice, which does no harm."""
    rows = list(
        RecipientTold.objects.filter(request_id=job.object_id, state=Telling.QUEUED)
        .select_related("request")
        .order_by("what")
    )
    for what, group in groupby(rows, key=lambda row: row.what):
        told = list(group)
        events.notify(EVENTS[what], payload(told), channel=told[0].request.channel)
    now = timezone.now()
    with transaction.atomic():
        jobs.hold(job)
        request = lock(UUID(job.object_id))
        queued = RecipientTold.objects.filter(request=request, state=Telling.QUEUED)
        if set(queued.values_list("pk", "at")) - {(row.pk, row.at) for row in rows}:
            # More was changed while the events went out.
            raise jobs.Later(now)
        names = list(queued.values_list("name", flat=True))
        if queued.update(state=Telling.TOLD, at=now):
            note(request, "recipients_told", by=SYSTEM, now=now, content={"recipients": names})
        jobs.finish(job)


def payload(rows: list[RecipientTold]) -> dict[str, Any]:
    """What an event says: ids in Saleor's form, by which the app reads what it may read."""
    records = sorted({tuple(each) for row in rows for each in row.records})
    return {
        "request": graphene.Node.to_global_id("GdprRequest", rows[0].request_id),
        "records": [graphene.Node.to_global_id(kind, key) for kind, key in records],
        "channel_slug": rows[0].request.channel,
    }


def give_up(object_id: str, problem: str) -> None:
    """The events could not be handed over: staff sees it and can try again, or tell by hand."""
    now = timezone.now()
    request = lock(UUID(object_id))
    rows = RecipientTold.objects.filter(request=request, state=Telling.QUEUED)
    names = list(rows.values_list("name", flat=True))
    if rows.update(state=Telling.FAILED, at=now):
        content = {"recipients": names, "problem": problem[:200]}
        note(request, "recipients_failed", by=SYSTEM, now=now, public=False, content=content)

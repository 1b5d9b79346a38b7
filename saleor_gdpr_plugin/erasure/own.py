"""What the plans and legal holds of this room say of a person who was erased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from .. import evidence
from ..audit import log
from ..audit.models import Entry
from ..contracts import Disposition, Subject
from .models import Checkpoint, LegalHold, Plan, PlanItem


def rows(requests: frozenset[UUID], subject: Subject) -> Iterator[dict[str, Any]]:
    """`contracts.Own`."""
    yield from evidence.values(Plan.objects.filter(request__in=requests), "subject")
    yield from evidence.values(PlanItem.objects.filter(plan__request__in=requests), "stamp")
    yield from evidence.values(Checkpoint.objects.filter(plan__request__in=requests))
    holds = _holds(subject)
    yield from evidence.values(holds)
    keys = [str(each) for each in holds.values_list("pk", flat=True)]
    yield from evidence.values(Entry.objects.filter(object_id__in=keys))


def forget(requests: frozenset[UUID], subject: Subject, *, now: datetime) -> None:
    """`contracts.Own`. Of the plan stays what is kept, by its number: it has to go on its day."""
    items = PlanItem.objects.filter(plan__request__in=requests)
    items.exclude(disposition=Disposition.KEEP).delete()
    items.update(label="", stamp="", reason="", override="")
    Plan.objects.filter(request__in=requests).update(subject=b"", recipients={})
    holds = _holds(subject)
    keys = list(holds.values_list("pk", flat=True))
    LegalHold.objects.filter(pk__in=keys).update(account_id=None, address="", reason="", lift_reason="")
    log.wipe_all(keys)


def _holds(subject: Subject) -> Any:
    """Those that were lifted: one that stands lets nothing be erased."""
    addresses = (subject.mailboxes | subject.account_emails) - {""}
    theirs = Q(account_id__in=subject.accounts) | Q(address__in=addresses)
    return LegalHold.objects.filter(theirs, lifted_at__isnull=False)

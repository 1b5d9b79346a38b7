"""Our own retention: a record of an erasure goes after its time, a letter's address once the letter is posted."""

from __future__ import annotations

from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction

from ..conf import committed
from ..mail.models import MailState, OutboxMail
from ..requests.models import Request
from ..requests.retention import blank
from .models import ErasureRecord, LegalHold, Plan

ASKED = timedelta(days=90)
"""After that long staff has asked the payment providers."""
ABANDONED = timedelta(days=1)
"""A plan that never counted belongs to an attempt that died."""


def forget(now: datetime, *, limit: int = 500) -> int:
    """Wipe the content of records whose time is over; how many. What is kept beyond it still goes on its day."""
    today = now.astimezone(committed().time_zone).date()
    over = ErasureRecord.objects.filter(until__lt=today).exclude(content=b"")
    ids = list(over.values_list("pk", flat=True)[:limit])
    wiped = ErasureRecord.objects.filter(pk__in=ids).update(content=b"")
    # Without content and without anything kept nobody has to be found any more.
    ErasureRecord.objects.filter(content=b"", identifiers=b"", until__lt=today).delete()
    Plan.objects.filter(ended_at__lt=now - ASKED).exclude(references=[]).update(references=[])
    Plan.objects.filter(current=False, made_at__lt=now - ABANDONED).delete()
    return wiped


def release_holds(now: datetime) -> int:
    """Take the name from legal holds that ended long ago; how many."""
    before = now - relativedelta(months=committed().retention_months)
    old = LegalHold.objects.filter(lifted_at__lt=before).exclude(account_id=None, address="", reason="")
    return int(old.update(account_id=None, address="", reason="", lift_reason=""))


def posted(now: datetime, *, limit: int = 100) -> int:
    """Blank whom a letter about an erasure was addressed to, once it is posted; how many."""
    printing = OutboxMail.objects.filter(state=MailState.TO_PRINT, object_id__isnull=False).values(
        "object_id"
    )
    done = Request.objects.filter(erasure_plans__ended_at__isnull=False, emptied_at=None).exclude(
        pk__in=printing
    )
    blanked = 0
    for request_id in list(done.values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            rows = Request.objects.select_for_update(of=("self",), skip_locked=True)
            request = rows.filter(pk=request_id, emptied_at=None).first()
            if request is not None:
                blank(request, now)
                blanked += 1
    return blanked

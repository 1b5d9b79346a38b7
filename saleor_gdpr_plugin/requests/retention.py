"""Our own retention: what a closed request says about a person goes after its time; a record without it stays."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction

from ..audit import log
from ..conf import committed
from ..contracts import SYSTEM
from ..mail import outbox
from ..proof import tokens
from ..proof.models import Code, Purpose
from ..restriction import standing
from .housekeeping import EMPTY
from .models import Attachment, Event, Request, ThreadEntry
from .subjects import one_at_a_time

CONTENT: dict[str, Any] = EMPTY | {
    "postal_address": "",
    "representative": "",
    "representative_proof": "",
    "external_reference": "",
    "identity_note": "",
    "extension_reason": "",
    "explanation": "",
}
"""What goes. Right, state, dates, ground and channel stay: they show what the shop did, not for whom."""


POSTAL = ("name", "postal_address")
"""What a printed letter is addressed to."""


def empty(now: datetime, *, limit: int = 100) -> int:
    """Empty closed requests whose months are over, some at a time; how many. Art. 5(1)(e).

    Not those of a person under restriction, who may need them (Art. 18(1)).
    """
    before = now - relativedelta(months=committed().retention_months)
    kept = standing.held(account="account_id", address="address", request="pk")
    due = Request.objects.filter(~kept, closed_at__lte=before, emptied_at=None).order_by("closed_at")
    emptied = 0
    for request_id, address in list(due.values_list("pk", "address")[:limit]):
        with transaction.atomic():
            one_at_a_time(address)
            rows = Request.objects.select_for_update(of=("self",), skip_locked=True)
            request = rows.filter(pk=request_id, emptied_at=None).first()
            if request is not None:
                blank(request, now)
                emptied += 1
    return emptied


def blank(request: Request, now: datetime, *, to_post: bool = False) -> None:
    """Take everything about the person from a locked request that has ended.

    `to_post` leaves the letters that wait to be printed, and whom they go to, for another time.
    """
    left = {name: value for name, value in CONTENT.items() if not (to_post and name in POSTAL)}
    for name, value in left.items():
        setattr(request, name, value)
    request.emptied_at = None if to_post else now
    request.version += 1
    request.save(update_fields=[*left, "emptied_at", "version"])
    ThreadEntry.objects.filter(request=request).delete()
    Attachment.objects.filter(request=request).delete()
    Event.objects.filter(request=request).exclude(note="").update(note="")
    outbox.forget_about(request.pk, printed=not to_post)
    tokens.revoke(request.pk, *Purpose)
    Code.objects.filter(object_id=request.pk).delete()
    # The chain keeps its digests; what they stood for is gone.
    log.wipe(request.pk)
    log.record("request.emptied", object_id=request.pk, by=SYSTEM, now=now)

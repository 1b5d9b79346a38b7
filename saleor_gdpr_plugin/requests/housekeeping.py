"""Closing what nobody proved."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from ..conf import committed
from ..contracts import SYSTEM
from ..mail import outbox
from ..proof import tokens
from ..proof.models import Code, Purpose
from . import letters
from .lifecycle import ToPerson, move, post
from .models import SELF_SERVICE, Request, ThreadEntry
from .states import State
from .subjects import one_at_a_time

LAPSE = timedelta(days=14)
EMPTY: dict[str, Any] = {
    "email": "",
    "address": "",
    "details": {},
    "name": "",
    "haystack": "",
    "country": "",
    "account_id": None,
}
"""What a request that nobody proved keeps of a person: nothing."""


def lapse(now: datetime, *, limit: int = 200) -> int:
    """Close unproven requests after 14 days and delete what they hold about a person; how many."""
    settings = committed()
    old = Request.objects.filter(
        state=State.UNVERIFIED, submitted_at__lte=now - LAPSE, origin__in=SELF_SERVICE
    )
    closed = 0
    for request_id, address in old.values_list("pk", "address")[:limit]:
        with transaction.atomic():
            one_at_a_time(address)
            rows = Request.objects.select_for_update(of=("self",), skip_locked=True)
            request = rows.filter(pk=request_id, state=State.UNVERIFIED).first()
            if request is None:
                continue
            if settings.shopper_mails and outbox.was_posted("verify", request.pk):
                # Over the limit of the address nothing was mailed, and nothing is now.
                post(request, ToPerson(letters.lapsed(request, settings=settings)), now=now)
            move(request, State.LAPSED, by=SYSTEM, now=now, **EMPTY)
            ThreadEntry.objects.filter(request=request).delete()
            tokens.revoke(request.pk, Purpose.VERIFY, Purpose.STATUS)
            Code.objects.filter(object_id=request.pk).delete()
            closed += 1
    return closed

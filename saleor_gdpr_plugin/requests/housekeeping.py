"""Closing what nobody proved."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from ..contracts import SYSTEM
from ..proof import tokens
from ..proof.models import Code, Purpose
from .lifecycle import move
from .models import Request
from .states import State
from .subjects import one_at_a_time

LAPSE = timedelta(days=14)


def lapse(now: datetime, *, limit: int = 200) -> int:
    """Close unproven requests after 14 days and delete what they hold about a person; how many."""
    old = Request.objects.filter(state=State.UNVERIFIED, submitted_at__lte=now - LAPSE)
    closed = 0
    for request_id, address in old.values_list("pk", "address")[:limit]:
        with transaction.atomic():
            one_at_a_time(address)
            rows = Request.objects.select_for_update(of=("self",), skip_locked=True)
            request = rows.filter(pk=request_id, state=State.UNVERIFIED).first()
            if request is None:
                continue
            move(request, State.LAPSED, by=SYSTEM, now=now, email="", address="", details={})
            tokens.revoke(request.pk, Purpose.VERIFY, Purpose.STATUS)
            Code.objects.filter(object_id=request.pk).delete()
            closed += 1
    return closed

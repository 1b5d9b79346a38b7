"""Our own retention: who was under restriction goes after its time; that there was one stays."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction

from ..audit import log
from ..conf import committed
from ..contracts import SYSTEM
from ..mail import outbox
from . import standing
from .models import Restriction

EMPTY: dict[str, Any] = {
    "account_id": None,
    "address": "",
    "email": "",
    "note": "",
    "told": "",
    "lift_reason": "",
}
"""What goes. Ground, dates, and which request it belonged to stay: they show what the shop did, not for whom."""


def empty(now: datetime, *, limit: int = 100) -> int:
    """Empty restrictions that were lifted when their months are over, some at a time; how many. Art. 5(1)(e).

    Not those of a person under another one, who may need them (Art. 18(1)).
    """
    before = now - relativedelta(months=committed().retention_months)
    kept = standing.held(account="account_id", address="address")
    due = Restriction.objects.filter(~kept, lifted_at__lte=before, emptied_at=None).order_by("lifted_at")
    emptied = 0
    for restriction_id in list(due.values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            rows = Restriction.objects.select_for_update(of=("self",), skip_locked=True)
            row = rows.filter(pk=restriction_id, emptied_at=None).first()
            if row is None:
                continue
            for name, value in EMPTY.items():
                setattr(row, name, value)
            row.emptied_at = now
            row.save(update_fields=[*EMPTY, "emptied_at"])
            outbox.forget_about(row.pk)
            # The chain keeps its digests; what they stood for is gone.
            log.wipe(row.pk)
            log.record("restriction.emptied", object_id=row.pk, by=SYSTEM, now=now)
            emptied += 1
    return emptied

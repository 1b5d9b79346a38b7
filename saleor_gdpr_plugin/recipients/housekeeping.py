"""Our own retention: which records it was about and what staff noted goes with the request; who was told stays."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from .models import RecipientTold, Telling


def empty(now: datetime, *, limit: int = 500) -> int:
    """Empty the rows of requests that are emptied; how many."""
    full = ~Q(records=[]) | ~Q(note="")
    rows = RecipientTold.objects.filter(full, request__emptied_at__isnull=False)
    # What an event has still to name waits for it.
    rows = rows.exclude(state=Telling.QUEUED)
    ids = list(rows.values_list("pk", flat=True)[:limit])
    return int(RecipientTold.objects.filter(pk__in=ids).update(records=[], note=""))

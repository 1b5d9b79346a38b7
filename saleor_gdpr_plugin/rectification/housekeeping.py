"""Our own retention: corrections are emptied with their request, a statement goes when its record is gone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q

from ..aliases import Alias, FormerName
from ..host import models
from ..requests.states import State
from .models import Correction, EmailChange, RecordKind, Statement

EMPTY: dict[str, Any] = {
    "name": "",
    "typed": "",
    "key": "",
    "before": None,
    "asked": None,
    "after": None,
    "seen": None,
    "explanation": "",
    "override": "",
    "consent": "",
    "emptied": True,
}
"""What goes. Field, verdict, ground, result and dates stay: they show what the shop did, not for whom."""


def empty(now: datetime, *, limit: int = 500) -> int:
    """Empty the corrections of requests that are emptied, and of those whose mailbox said "this was not me"."""
    over = Q(request__emptied_at__isnull=False) | Q(request__state=State.CANCELLED, request__details={})
    ids = list(Correction.objects.filter(over, emptied=False).values_list("pk", flat=True)[:limit])
    EmailChange.objects.filter(correction__in=ids).delete()
    return int(Correction.objects.filter(pk__in=ids).update(**EMPTY))


def forget(now: datetime) -> int:
    """Delete statements, former addresses and names whose record is gone; how many. They are few: all are looked at."""
    gone = 0
    for kind, rows in (
        (RecordKind.ACCOUNT, models.user().objects),
        (RecordKind.ADDRESS, models.address().objects),
        (RecordKind.ORDER, models.order().objects),
    ):
        keys = list(Statement.objects.filter(kind=kind).values_list("key", flat=True).distinct())
        there = {str(pk) for pk in rows.filter(pk__in=keys).values_list("pk", flat=True)}
        lost = [key for key in keys if key not in there]
        if kind == RecordKind.ACCOUNT:
            for before in (Alias.objects, FormerName.objects):
                former = set(before.values_list("account_id", flat=True).distinct())
                lost_accounts = former - set(rows.filter(pk__in=former).values_list("pk", flat=True))
                gone += int(before.filter(account_id__in=lost_accounts).delete()[0])
        gone += int(Statement.objects.filter(kind=kind, key__in=lost).delete()[0])
    return gone

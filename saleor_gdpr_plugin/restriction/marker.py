"""The marker in Saleor's metadata, for those who ask Saleor and not us.

Private: public metadata of an account is the customer's own to write, and a marker that its bearer can take away
marks nothing. It says that there is a restriction, not why.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from .. import subject
from ..host import customers, marks
from ..work import daily
from .models import Restriction

KEY = "gdpr.restricted"
VALUE = "true"


def refresh(account_id: int | None) -> None:
    """Write or remove the marker of an account, as its open restrictions say, in the caller's transaction.

    Every tool of the shop that hears of customers hears of it after the commit.
    """
    if account_id is None:
        return
    # Of two who change restrictions of one account, the second sees what the first has done.
    marks.hold(account_id)
    stands = Restriction.objects.filter(account_id=account_id, lifted_at=None).exists()
    if marks.mark(account_id, KEY, VALUE if stands else None):
        customers.announce(account_id)


def keep(now: datetime) -> int:
    """Once a day: find accounts that came after the restriction of their address, and write markers that somebody took
    away; how many restrictions were looked at."""
    with transaction.atomic():
        if not daily.first("restriction.marks", now.date()):
            return 0
    rows = list(Restriction.objects.filter(lifted_at=None).order_by("pk"))
    for row in rows:
        with transaction.atomic():
            refresh(row.account_id if row.account_id is not None else _came_later(row))
    return len(rows)


def _came_later(row: Restriction) -> int | None:
    """The account of an address that had none, once it has shown that the address is its own."""
    user = subject.account_of(row.address) if row.address else None
    if user is None or not subject.proves_address(user):
        return None
    Restriction.objects.filter(pk=row.pk, account_id=None).update(account_id=user.pk)
    return int(user.pk)

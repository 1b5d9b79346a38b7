"""The marker in Saleor's metadata, for those who ask Saleor and not us.

Private: public metadata of an account is the customer's own to write, and a marker that its bearer can take away
marks nothing. It says that there is a restriction, not why.
"""

from __future__ import annotations

from ..host import customers, marks
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

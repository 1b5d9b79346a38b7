"""The marker in Saleor's metadata, for those who ask Saleor and not us.

Private: public metadata of an account is the customer's own to write, and a marker that anybody may take away marks
nothing. It says that there is a restriction, not why.
"""

from __future__ import annotations

from datetime import datetime

from .models import Restriction

KEY = "gdpr.restricted"
VALUE = "true"


def refresh(account_id: int | None, *, now: datetime) -> None:
    """Write or remove the marker of an account, as its open restrictions say, in the caller's transaction."""
    if account_id is None:
        return
    stands = Restriction.objects.filter(account_id=account_id, lifted_at=None).exists()
    _write(account_id, {KEY: VALUE if stands else None})


def _write(account_id: int, private: dict[str, str | None]) -> None:
    """Through host/customers.py, once it is there."""

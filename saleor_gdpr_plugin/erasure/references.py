"""What payment providers know a person by: read before it is erased, for staff to ask the providers for the same."""

from __future__ import annotations

from collections.abc import Iterator

from ..contracts import Subject
from ..datamap.rows import IsOneOf
from ..host import models

CUSTOMER = ".customer_id"
"""How Saleor ends the key of private metadata that holds a customer's number at a gateway."""
MOST = 1000


def of(subject: Subject) -> list[str]:
    """Lines "provider: reference", each once, at most `MOST`; a fixed number of queries."""
    return sorted(set(_lines(subject)))[:MOST]


def _lines(subject: Subject) -> Iterator[str]:
    users = models.user().objects.filter(pk__in=subject.accounts)
    for metadata in users.values_list("private_metadata", flat=True):
        for key, value in (metadata or {}).items():
            if key.endswith(CUSTOMER) and value:
                yield f"{key.removesuffix(CUSTOMER)}: {value}"
    orders = sorted(subject.joined_orders)
    if not orders:
        return
    payments = models.payment().objects.filter(IsOneOf("order_id", orders)).exclude(psp_reference=None)
    for gateway, reference in payments.order_by("-pk").values_list("gateway", "psp_reference")[:MOST]:
        if reference:
            yield f"{gateway}: {reference}"
    items = models.transaction_item().objects.filter(IsOneOf("order_id", orders)).exclude(psp_reference=None)
    for app, name, reference in items.order_by("-pk").values_list("app_identifier", "name", "psp_reference")[
        :MOST
    ]:
        if reference:
            yield f"{app or name or '?'}: {reference}"

"""Customers who may hear of similar goods without having agreed (Directive 2002/58, Art. 13(2)): a paid order."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Lower, Trim

from .. import subject
from ..datamap.rows import among
from ..host import models

FEW = 20
"""Addresses up to which the index on spellings is quicker than one reading of all orders."""
PAID = ("full", "overcharged")
"""`Order.charge_status` of an order that is paid (3.20 to main)."""


def customers(addresses: Iterable[str]) -> frozenset[str]:
    """Those of the normalised addresses with a paid order; one query, none for no address."""
    wanted = frozenset(addresses)
    if not wanted:
        return frozenset()
    orders = models.order().objects.filter(charge_status__in=PAID)
    if len(wanted) <= FEW:
        near = Q(pk=None)
        for address in wanted:
            near |= subject.spelled_like("user_email", address)
        orders = orders.filter(near)
    else:
        spelled = sorted({each for address in wanted for each in subject.spellings(address)})
        orders = orders.annotate(plain=Lower(Trim("user_email"))).filter(among("plain", spelled))
    found = orders.order_by().values_list("user_email", flat=True).distinct()
    return wanted & frozenset(subject.same_address(email) for email in found.iterator())

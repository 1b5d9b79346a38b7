"""Why a record stays as it was, although the person asks: rules as data, each with its reason in plain words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ..host import orders
from ..host.orders import Facts
from .models import Correction, RecordKind


@dataclass(frozen=True, slots=True)
class Rule:
    """Keeps these fields of an order where `applies`; staff may override it with a reason that is logged."""

    key: str
    fields: frozenset[str]
    applies: Callable[[Facts], bool]
    reason: Any


BILLING, SHIPPING, NOTE = "order_billing_address", "order_shipping_address", "customer_note"
RULES = (
    Rule(
        "invoiced",
        frozenset({BILLING, SHIPPING, NOTE}),
        lambda order: order.invoiced,
        _("An invoice was issued for this order, and it has to match the order as it was."),
    ),
    Rule(
        "shipped",
        frozenset({SHIPPING}),
        lambda order: order.shipped,
        _("Goods of this order were already sent to this address; that is what happened."),
    ),
    Rule(
        "tax",
        frozenset({BILLING}),
        lambda order: order.completed,
        _("This sale is completed, and tax law makes us keep its record as it was."),
    ),
)


def rules_for(rows: list[Correction]) -> dict[UUID, list[Rule]]:
    """The rules that speak against each correction; a fixed number of queries."""
    ids = {UUID(row.key) for row in rows if row.kind == RecordKind.ORDER and row.key}
    facts = orders.facts(ids)
    found: dict[UUID, list[Rule]] = {}
    for row in rows:
        order = facts.get(UUID(row.key)) if row.kind == RecordKind.ORDER and row.key else None
        found[row.pk] = [rule for rule in RULES if order and row.field in rule.fields and rule.applies(order)]
    return found

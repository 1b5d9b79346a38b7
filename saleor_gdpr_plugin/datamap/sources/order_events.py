"""What happened to the person's orders."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis
from ..erasing import Loses
from .common import GoneWithOrders, actor, number_of_order

CONTRACT, INTEREST = LegalBasis.CONTRACT, LegalBasis.LEGITIMATE_INTEREST


HANGING = (
    Loses(
        "order.OrderEvent",
        on="order_id",
        always=("parameters",),
        known={
            "parameters": (
                "amount", "amount_value", "awaiting_fulfillments", "currency", "email_type", "fulfilled_items",
                "invoice_number", "payment_gateway", "payment_id", "quantity", "reference", "related_order_pk",
                "shipping_costs_included", "status", "transaction_reference", "value", "value_type", "warehouse",
            )
        },
    ),
)  # fmt: skip
"""Addresses, notes and reasons go; amounts and numbers stay as long as the order is kept."""


class OrderEvents(GoneWithOrders):
    """The history of each order: mails sent, notes, payments; whoever of staff did it is not named."""

    slug = "order_events"
    label = _("History of your orders")
    retention = "orders"
    model = "order.OrderEvent"
    order = ("-date", "-pk")
    entries = (
        Field("id", "pk", CONTRACT),
        number_of_order(),
        Field("at", "date", CONTRACT),
        Field("type", "type", CONTRACT),
        actor(),
        Field("about_event", "related_id", CONTRACT, covers=("related",)),
        Field("parameters", "parameters", CONTRACT),
    )

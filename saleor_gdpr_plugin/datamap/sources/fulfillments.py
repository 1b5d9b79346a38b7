"""Deliveries."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis
from ..erasing import METADATA as BOTH
from ..erasing import Loses
from ..table import Nested
from .common import METADATA, PRIVATE_METADATA, GoneWithOrders, money, number_of_order, plain

CONTRACT = LegalBasis.CONTRACT

LINE = (
    Field("product_name", "order_line__product_name", CONTRACT),
    *plain(CONTRACT, "quantity", "reason"),
)


HANGING = (
    Loses("order.Fulfillment", on="order_id", always=("tracking_number", "reason", *BOTH)),
    Loses("order.FulfillmentLine", on="fulfillment__order_id", always=("reason",)),
)


class FulfillmentData(GoneWithOrders):
    """Each delivery and return of the person's orders, with its tracking number."""

    slug = "fulfillments"
    label = _("Deliveries and returns")
    retention = "orders"
    model = "order.Fulfillment"
    order = ("-created_at", "-pk")
    entries = (
        Field("id", "pk", CONTRACT),
        number_of_order(),
        Field("number", "fulfillment_order", CONTRACT),
        *plain(CONTRACT, "created_at", "status", "tracking_number", "reason"),
        money("shipping_refund", currency="order__currency"),
        money("total_refund", currency="order__currency"),
        METADATA,
        PRIVATE_METADATA,
        Nested("lines", "order.FulfillmentLine", LINE, CONTRACT, on="fulfillment_id"),
    )

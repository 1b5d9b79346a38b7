"""Refunds that staff granted."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis
from ..erasing import Loses
from ..table import Nested
from .common import GoneWithOrders, actor, money, number_of_order, plain

CONTRACT, LAW = LegalBasis.CONTRACT, LegalBasis.LEGAL_OBLIGATION

LINE = (
    Field("product_name", "order_line__product_name", CONTRACT),
    *plain(CONTRACT, "quantity", "reason"),
)


HANGING = (
    Loses("order.OrderGrantedRefund", on="order_id", always=("reason",)),
    Loses("order.OrderGrantedRefundLine", on="granted_refund__order_id", always=("reason",)),
)


class RefundData(GoneWithOrders):
    """Money the shop agreed to give back, and why."""

    slug = "refunds"
    label = _("Refunds")
    retention = "orders"
    model = "order.OrderGrantedRefund"
    order = ("-created_at", "-pk")
    entries = (
        Field("id", "pk", CONTRACT),
        number_of_order(),
        *plain(CONTRACT, "created_at", "updated_at", "status", "reason"),
        money("amount", "amount_value", basis=LAW),
        Field("shipping_costs_included", "shipping_costs_included", CONTRACT),
        actor(),
        Nested("lines", "order.OrderGrantedRefundLine", LINE, CONTRACT, on="granted_refund_id"),
    )

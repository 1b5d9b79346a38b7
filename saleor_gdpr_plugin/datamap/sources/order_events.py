"""What happened to the person's orders."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis
from .common import OfOrders, actor, number_of_order

CONTRACT, INTEREST = LegalBasis.CONTRACT, LegalBasis.LEGITIMATE_INTEREST


class OrderEvents(OfOrders):
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

"""Payments of the newer kind, by apps of the shop."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, Subject
from ..ownership import orders_of
from ..rows import IsOneOf
from ..table import Nested, Table
from .checkouts import checkouts_of
from .common import METADATA, PRIVATE_METADATA, actor, money, plain

CONTRACT, LAW = LegalBasis.CONTRACT, LegalBasis.LEGAL_OBLIGATION

EVENT = (
    Field("id", "pk", CONTRACT),
    *plain(LAW, "created_at", "type", "message", "psp_reference", "external_url"),
    money("amount", "amount_value"),
    Field("app", "app_identifier", CONTRACT),
    actor(),
)


class TransactionData(Table):
    """Transactions of own orders and carts with their events; those of neither belong to whoever made them."""

    slug = "transactions"
    label = _("Payment transactions")
    retention = "payments"
    model = "payment.TransactionItem"
    order = ("-created_at", "-pk")
    entries = (
        Field("id", "pk", CONTRACT),
        Field("token", "token", CONTRACT),
        Field("order", "order__number", CONTRACT),
        Field("checkout", "checkout_id", CONTRACT),
        *plain(LAW, "created_at", "modified_at", "name", "message", "psp_reference", "external_url"),
        money("charged", "charged_value"),
        money("authorized", "authorized_value"),
        money("refunded", "refunded_value"),
        money("canceled", "canceled_value"),
        Field("app", "app_identifier", CONTRACT),
        *plain(
            CONTRACT,
            "payment_method_type",
            "payment_method_name",
            "cc_first_digits",
            "cc_last_digits",
            "cc_brand",
            "cc_exp_month",
            "cc_exp_year",
            "gift_card_last_chars",
            "gift_card_brand",
        ),
        actor(),
        METADATA,
        PRIVATE_METADATA,
        Nested("events", "payment.TransactionEvent", EVENT, LAW, on="transaction_id", order=("created_at", "pk")),
    )  # fmt: skip

    def rows(self, subject: Subject) -> Any:
        own, (carts, _left_out) = orders_of(subject).own, checkouts_of(subject)
        if not (own or carts or subject.accounts):
            return None
        cart = Q(order_id__isnull=True) & Q(IsOneOf("checkout_id", carts))
        loose = Q(order_id__isnull=True, checkout_id__isnull=True, user_id__in=subject.accounts)
        return self.objects().filter(Q(IsOneOf("order_id", own)) | cart | loose)

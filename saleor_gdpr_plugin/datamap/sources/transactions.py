"""Payments of the newer kind, by apps of the shop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, Subject
from ..erasing import METADATA as BOTH
from ..erasing import Loses
from ..loose_money import LooseMoney
from ..ownership import orders_of
from ..rows import IsOneOf
from ..table import Nested
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


LOSES = (
    Loses(
        "payment.TransactionEvent",
        on="transaction_id",
        always=("message", "idempotency_key"),
        in_the_end=("external_url", "psp_reference"),
    ),
    Loses(
        "payment.TransactionItem",
        always=(
            "message", "cc_first_digits", "cc_last_digits", "cc_brand", "cc_exp_month", "cc_exp_year",
            "payment_method_name", "idempotency_key", "gift_card_last_chars", "gift_card_brand", "user", *BOTH,
        ),
        in_the_end=(
            "name", "external_url", "psp_reference", "payment_method_type", "gift_card",
        ),
    ),
)  # fmt: skip
"""Of a transaction by its key; what a refund needs stays as long as the payment is kept."""
HANGING = tuple(
    replace(each, on="order_id" if each.on == "pk" else "transaction__order_id") for each in LOSES
)


class TransactionData(LooseMoney):
    """Transactions of own orders and carts with their events; those of neither belong to whoever made them."""

    slug = "transactions"
    label = _("Payment transactions")
    retention = "payments"
    model = "payment.TransactionItem"
    loses = LOSES
    moment = "created_at"
    owner = "user_id"
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

    def loose(self, subject: Subject) -> Any | None:
        if not subject.accounts:
            return None
        alone = self.objects().filter(order_id__isnull=True, checkout_id__isnull=True)
        return alone.filter(user_id__in=subject.accounts)

"""Payments of the older kind, and what the payment provider answered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, Subject
from ...subject import same_address, spelled_like
from ..erasing import METADATA as BOTH
from ..erasing import Loses
from ..gateways import PLUGINS
from ..loose_money import LooseMoney
from ..ownership import orders_of
from ..rows import IsOneOf, Json
from ..table import Nested
from .checkouts import checkouts_of
from .common import METADATA, PRIVATE_METADATA, money, plain

CONTRACT, LAW = LegalBasis.CONTRACT, LegalBasis.LEGAL_OBLIGATION
INTEREST = LegalBasis.LEGITIMATE_INTEREST

ANSWER = (
    Field("id", "pk", CONTRACT),
    *plain(LAW, "created_at", "kind", "is_success", "error"),
    money("amount", "amount"),
    Field("customer_id", "customer_id", CONTRACT),
    Field("gateway_response", Json("gateway_response"), CONTRACT, covers=("gateway_response",)),
    *plain(CONTRACT, "legacy_adyen_plugin_result_code", "legacy_adyen_plugin_payment_method"),
)


LOSES = (
    Loses(
        "payment.Transaction",
        on="payment_id",
        always=(
            "customer_id", "gateway_response", "error", "action_required_data", "legacy_adyen_plugin_payment_method",
            "legacy_adyen_plugin_result_code",
        ),
        in_the_end=("token",),
    ),
    Loses(
        "payment.Payment",
        always=(
            "billing_email", "billing_first_name", "billing_last_name", "billing_company_name", "billing_address_1",
            "billing_address_2", "billing_city", "billing_city_area", "billing_postal_code", "billing_country_area",
            "cc_first_digits", "cc_last_digits", "cc_brand", "cc_exp_month", "cc_exp_year", "customer_ip_address",
            "return_url", "extra_data", *BOTH,
        ),
        in_the_end=("token", "psp_reference", "payment_method_type"),
    ),
)  # fmt: skip
"""Of a payment by its key. What a refund needs (token, number at the provider) stays as long as the payment is kept."""
HANGING = tuple(replace(each, on="order_id" if each.on == "pk" else "payment__order_id") for each in LOSES)


class PaymentData(LooseMoney):
    """Payments of own orders and carts, and those that bear only a proven address.

    Tokens, which can move money, are secrets and stay in the shop.
    """

    slug = "payments"
    label = _("Payments")
    retention = "payments"
    model = "payment.Payment"
    loses = LOSES
    moment = "created_at"
    owner = "billing_email"
    order = ("-created_at", "-pk")
    entries = (
        Field("id", "pk", CONTRACT),
        Field("order", "order__number", CONTRACT),
        Field("checkout", "checkout_id", CONTRACT),
        *plain(LAW, "gateway", "created_at", "modified_at", "is_active", "charge_status"),
        money("total", "total"),
        money("captured", "captured_amount"),
        *plain(
            CONTRACT,
            "billing_email",
            "billing_first_name",
            "billing_last_name",
            "billing_company_name",
            "billing_address_1",
            "billing_address_2",
            "billing_city",
            "billing_city_area",
            "billing_postal_code",
            "billing_country_code",
            "billing_country_area",
            provided=True,
        ),
        *plain(
            CONTRACT,
            "cc_first_digits",
            "cc_last_digits",
            "cc_brand",
            "cc_exp_month",
            "cc_exp_year",
            "payment_method_type",
            "store_payment_method",
            "psp_reference",
        ),
        Field("customer_ip_address", "customer_ip_address", INTEREST),
        *plain(CONTRACT, "return_url", "extra_data"),
        METADATA,
        PRIVATE_METADATA,
        Nested("transactions", "payment.Transaction", ANSWER, LAW, on="payment_id"),
    )

    def in_words(self, field: str, value: str) -> str | None:
        return PLUGINS.get(value) if field == "gateway" else None

    def rows(self, subject: Subject) -> Any:
        own, (carts, _left_out) = orders_of(subject).own, checkouts_of(subject)
        rows = self.objects().all()
        alone = self._by_address(subject)
        if not (own or carts or alone):
            return None
        # A payment of an order is the order's, whatever cart it came from.
        cart = Q(order_id__isnull=True) & Q(IsOneOf("checkout_id", carts))
        return rows.filter(Q(IsOneOf("order_id", own)) | cart | Q(pk__in=alone))

    def loose(self, subject: Subject) -> Any | None:
        return self.objects().filter(pk__in=self._by_address(subject))

    def _by_address(self, subject: Subject) -> list[int]:
        """Payments of neither order nor cart: only a proven mailbox opens them, compared exactly."""
        if not subject.mailboxes:
            return []
        reach = Q(pk=None)
        for mailbox in sorted(subject.mailboxes):
            reach |= spelled_like("billing_email", mailbox)
        loose = self.objects().filter(reach, order_id__isnull=True, checkout_id__isnull=True)
        return [
            pk
            for pk, email in loose.values_list("pk", "billing_email")
            if same_address(email) in subject.mailboxes
        ]

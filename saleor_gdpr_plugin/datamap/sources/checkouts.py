"""Carts: what the person began to order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LeftOut, LegalBasis, Subject
from ...host import addresses, deleting, models
from ...subject import same_address, spelled_like
from ..erasing import RowByRow
from ..order_plan import OPEN_MONEY, UNDERWAY
from ..ownership import FOREIGN_ADDRESS, NOT_PROVEN, OTHER_ACCOUNT, addresses_of, once
from ..rows import IsOneOf
from ..table import Nested
from .addresses import address
from .common import METADATA, PRIVATE_METADATA, money, plain

CONTRACT, INTEREST = LegalBasis.CONTRACT, LegalBasis.LEGITIMATE_INTEREST

DISCOUNT = (
    *plain(CONTRACT, "type", "name", "translated_name", "reason"),
    Field("voucher_code", "voucher_code", CONTRACT, provided=True),
    money("amount", "amount_value", basis=CONTRACT),
)
LINE = (
    Field("id", "pk", CONTRACT),
    Field("product", "variant__product__name", CONTRACT),
    Field("sku", "variant__sku", CONTRACT),
    Field("quantity", "quantity", CONTRACT, provided=True),
    Field("is_gift", "is_gift", CONTRACT),
    money("total_price_gross", basis=CONTRACT),
    Field("price_override_reason", "price_override_reason", CONTRACT),
    METADATA,
    PRIVATE_METADATA,
    Nested("discounts", "discount.CheckoutLineDiscount", DISCOUNT, CONTRACT, on="line"),
)
BY_TIME = ("created_at", "pk")
DELIVERY = (
    *plain(CONTRACT, "name", "description", "message", "external_shipping_method_id"),
    METADATA,
    PRIVATE_METADATA,
)


def checkouts_of(subject: Subject) -> tuple[list[UUID], dict[str, int]]:
    """Ids of the person's own carts, and how many were left out for which reason (as `ownership` divides orders).

    The address of a cart has no index: one scan of the carts, in a worker.
    """
    return once(_divided, subject)


def _divided(subject: Subject) -> tuple[list[UUID], dict[str, int]]:
    model = models.named("checkout.Checkout")
    own: list[UUID] = []
    left_out: dict[str, int] = {}
    if model is None or not (subject.accounts or addresses_of(subject)):
        return own, left_out
    reach = Q(user_id__in=subject.accounts)
    for each in sorted(addresses_of(subject)):
        reach |= spelled_like("email", each)
    for pk, user_id, email in model.objects.filter(reach).values_list("pk", "user_id", "email"):
        found = same_address(email or "")
        if user_id not in subject.accounts and found not in addresses_of(subject):
            continue
        if reason := _conflict(subject, user_id, found):
            left_out[reason] = left_out.get(reason, 0) + 1
        else:
            own.append(pk)
    return own, left_out


def _conflict(subject: Subject, user_id: int | None, found: str) -> str | None:
    if user_id is None:
        return None if found in subject.mailboxes else NOT_PROVEN
    if user_id not in subject.accounts:
        return OTHER_ACCOUNT
    return FOREIGN_ADDRESS if found and found not in addresses_of(subject) else None


class CheckoutData(RowByRow):
    """Carts that were not ordered (yet), with their lines, addresses and discounts."""

    slug = "checkouts"
    label = _("Carts")
    retention = "checkouts"
    model = "checkout.Checkout"
    said_as = "created_at"
    signs = ("user_id", "email", "charge_status", "authorize_status")
    order = ("-last_change", "pk")
    entries = (
        Field("id", "pk", CONTRACT, covers=("token",)),
        Field("account", "user_id", CONTRACT, covers=("user",)),
        *plain(CONTRACT, "created_at", "last_change"),
        Field("channel", "channel__slug", CONTRACT),
        Field("email", "email", CONTRACT, provided=True),
        Field("note", "note", CONTRACT, provided=True),
        Field("language_code", "language_code", CONTRACT, provided=True),
        Field("country", "country", CONTRACT, provided=True),
        Field("currency", "currency", CONTRACT),
        Field("voucher_code", "voucher_code", CONTRACT, provided=True),
        Field("discount_name", "discount_name", CONTRACT),
        Field("translated_discount_name", "translated_discount_name", CONTRACT),
        Field("shipping_method", "shipping_method_name", CONTRACT, provided=True),
        Field("external_shipping_method_id", "external_shipping_method_id", CONTRACT),
        Field("collection_point", "collection_point__name", CONTRACT, provided=True),
        Field("tracking_code", "tracking_code", INTEREST),
        Field("redirect_url", "redirect_url", CONTRACT),
        Field("tax_error", "tax_error", CONTRACT),
        *plain(CONTRACT, "authorize_status", "charge_status"),
        money("total_net", basis=CONTRACT),
        money("total_gross", basis=CONTRACT),
        address("billing_address", CONTRACT),
        address("shipping_address", CONTRACT),
        Nested("lines", "checkout.CheckoutLine", LINE, CONTRACT, on="checkout_id", order=BY_TIME, provided=True),
        Nested("discounts", "discount.CheckoutDiscount", DISCOUNT, CONTRACT, on="checkout_id"),
        Nested("deliveries", "checkout.CheckoutDelivery", DELIVERY, CONTRACT, on="checkout_id"),
        Nested(
            "extra", "checkout.CheckoutMetadata", (METADATA, PRIVATE_METADATA), CONTRACT, on="checkout_id", many=False
        ),
    )  # fmt: skip

    def rows(self, subject: Subject) -> Any:
        own, _left_out = checkouts_of(subject)
        return self.objects().filter(IsOneOf("pk", own)) if own else None

    def left_out(self, subject: Subject) -> Sequence[LeftOut]:
        return [LeftOut(reason, count) for reason, count in sorted(checkouts_of(subject)[1].items())]

    def blocked(self, subject: Subject, rows: Any) -> Mapping[Any, str]:
        """Money that was paid or reserved for a cart has to be given back first (as `delete_expired_checkouts`)."""
        held = Q(charged_value__gt=0)
        for name in UNDERWAY:
            held |= Q(**{f"{name}__gt": 0})
        carts = rows.values("pk")
        found = set(
            models.transaction_item()
            .objects.filter(held, checkout_id__in=carts)
            .values_list("checkout_id", flat=True)
        )
        paid = models.payment().objects.filter(checkout_id__in=carts, order_id__isnull=True, is_active=True)
        paid = paid.filter(
            Q(captured_amount__gt=0)
            | Q(charge_status="pending")
            | Q(transactions__kind="auth", transactions__is_success=True)
        )
        return dict.fromkeys(found | set(paid.values_list("checkout_id", flat=True)), OPEN_MONEY)

    def remove(self, subject: Subject, rows: list[Any], *, now: datetime) -> None:
        old = {
            pk for row in rows for pk in (row.billing_address_id, row.shipping_address_id) if pk is not None
        }
        deleting.checkouts([row.pk for row in rows])
        addresses.drop_unused(old)

"""Orders with their lines and addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import Count, F, Max, Min, Sum
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from ... import conf
from ...contracts import Field, Item, Keeping, LeftOut, LegalBasis, Outcome, Record, Subject
from ...host import models
from .. import order_erasing, order_plan
from ..erasing import METADATA as BOTH
from ..erasing import Loses
from ..ownership import orders_of
from ..rows import IsOneOf, stream
from ..table import Nested
from . import fulfillments, invoices, order_events, payments, refunds, transactions
from .addresses import address
from .common import METADATA, PRIVATE_METADATA, OfOrders, money, plain, private

CONTRACT, LAW = LegalBasis.CONTRACT, LegalBasis.LEGAL_OBLIGATION
INTEREST = LegalBasis.LEGITIMATE_INTEREST

DISCOUNT = (
    *plain(CONTRACT, "type", "name", "translated_name", "reason"),
    Field("voucher_code", "voucher_code", CONTRACT, provided=True),
    money("amount", "amount_value"),
)
CARD = (
    Field("id", "pk", CONTRACT),
    *plain(CONTRACT, "is_active"),
)
LINE = (
    Field("product_name", "product_name", CONTRACT, provided=True),
    Field("variant_name", "variant_name", CONTRACT, provided=True),
    Field("translated_product_name", "translated_product_name", CONTRACT),
    Field("translated_variant_name", "translated_variant_name", CONTRACT),
    Field("sku", "product_sku", CONTRACT, provided=True),
    Field("quantity", "quantity", CONTRACT, provided=True),
    Field("quantity_fulfilled", "quantity_fulfilled", CONTRACT),
    Field("is_gift", "is_gift", CONTRACT),
    money("unit_price_net"),
    money("unit_price_gross"),
    money("total_price_gross"),
    Field("tax_rate", "tax_rate", LAW),
    Field("discount_reason", "unit_discount_reason", CONTRACT),
    Field("price_override_reason", "price_override_reason", CONTRACT),
    Field("voucher_code", "voucher_code", CONTRACT, provided=True),
    METADATA,
    PRIVATE_METADATA,
    Nested("discounts", "discount.OrderLineDiscount", DISCOUNT, CONTRACT, on="line_id"),
)
HANGING = (
    Loses(
        "order.OrderLine",
        on="order_id",
        always=("unit_discount_reason", "price_override_reason", *BOTH),
        in_the_end=("voucher_code",),
    ),
    Loses(
        "discount.OrderDiscount",
        on="order_id",
        always=("reason",),
        in_the_end=("name", "translated_name", "voucher", "voucher_code"),
    ),
    Loses(
        "discount.OrderLineDiscount",
        on="line__order_id",
        always=("reason",),
        in_the_end=("name", "translated_name", "voucher", "voucher_code"),
    ),
    *order_events.HANGING,
    *fulfillments.HANGING,
    *refunds.HANGING,
    *invoices.HANGING,
    *payments.HANGING,
    *transactions.HANGING,
)
"""Everything that hangs on an order and what it loses with it."""
AMOUNTS = ("total_net", "total_gross", "shipping_price_gross", "total_charged")
"""Amounts of an order as a whole, any of which tells about its total."""


class OrderData(OfOrders):
    """Orders that are proven to be the person's, drafts and cancelled ones included."""

    slug = "orders"
    label = _("Orders")
    retention = "orders"
    model = "order.Order"
    order = ("-created_at", "pk")
    entries = (
        Field("number", "number", LAW),
        Field("id", "pk", CONTRACT),
        Field("account", "user_id", CONTRACT, covers=("user",)),
        Field("placed_at", "created_at", LAW),
        *plain(CONTRACT, "updated_at", "expired_at"),
        Field("status", "status", CONTRACT),
        *plain(CONTRACT, "authorize_status", "charge_status"),
        Field("channel", "channel__slug", CONTRACT),
        Field("origin", "origin", INTEREST),
        Field("email", "user_email", CONTRACT, provided=True),
        Field("language_code", "language_code", CONTRACT, provided=True),
        Field("customer_note", "customer_note", CONTRACT, provided=True),
        Field("external_reference", "external_reference", CONTRACT),
        Field("tracking_client_id", "tracking_client_id", INTEREST),
        Field("checkout_token", "checkout_token", INTEREST),
        Field("redirect_url", "redirect_url", CONTRACT),
        Field("voucher_code", "voucher_code", CONTRACT, provided=True),
        Field("shipping_method", "shipping_method_name", CONTRACT, provided=True),
        Field("collection_point", "collection_point_name", CONTRACT, provided=True),
        Field("currency", "currency", LAW),
        *(money(name) for name in AMOUNTS),
        *plain(LAW, "tax_error"),
        address("billing_address", CONTRACT),
        address("shipping_address", CONTRACT),
        METADATA,
        PRIVATE_METADATA,
        Field("shipping_method_metadata", "shipping_method_metadata", CONTRACT),
        private("shipping_method_private_metadata"),
        Field("replaces", F("original__number"), CONTRACT, covers=("original",)),
        Nested("gift_cards", "giftcard.GiftCard", CARD, CONTRACT, on="orders", covers=("gift_cards",)),
        Nested("discounts", "discount.OrderDiscount", DISCOUNT, LAW, on="order_id"),
        Nested("lines", "order.OrderLine", LINE, CONTRACT, on="order_id", order=("created_at", "pk"), provided=True),
    )  # fmt: skip

    def __init__(self, *, metadata: Callable[[], frozenset[str]] = frozenset) -> None:
        """`metadata` gives the keys that the merchant lets stay on orders, asked when a batch is erased."""
        self._metadata = metadata

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        """One item per own order, with all that hangs on it; conflicts are never among them."""
        settings = conf.load()
        zone = settings.time_zone if settings else UTC
        yield from order_plan.plan(self.slug, orders_of(subject).own, keeping, zone=zone)

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        return order_erasing.erase(subject, items, hanging=HANGING, metadata=self._metadata(), now=now)

    def count(self, subject: Subject) -> int:
        return len(orders_of(subject).own)

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        """As every table, but by a page of the ids that were found already."""
        own = orders_of(subject).own[skip : None if newest is None else skip + newest]
        if own:
            yield from stream(self.objects().filter(IsOneOf("id", own)).order_by(*self.order), self.fields())

    def left_out(self, subject: Subject) -> Sequence[LeftOut]:
        return [LeftOut(reason, count) for reason, count in sorted(orders_of(subject).left_out.items())]


@dataclass(frozen=True, slots=True)
class Totals:
    """All own orders in numbers: sums are text per currency, `years` counts per year, newest first."""

    count: int
    first_on: datetime | None
    last_on: datetime | None
    sums: tuple[tuple[str, str], ...]
    years: tuple[tuple[int, int], ...]


def totals(own: Sequence[UUID], *, skip: int = 0) -> Totals:
    """Count and add up orders; `years` leaves out the `skip` newest, which a report shows elsewhere."""
    rows = models.order().objects.filter(IsOneOf("id", own)).order_by()
    span = rows.aggregate(count=Count("pk"), first=Min("created_at"), last=Max("created_at"))
    sums = rows.values_list("currency").annotate(total=Sum("total_gross_amount")).order_by("currency")
    older = models.order().objects.filter(IsOneOf("id", own[skip:])).order_by()
    years = (
        older.annotate(year=ExtractYear("created_at", tzinfo=UTC))
        .values_list("year")
        .annotate(count=Count("pk"))
    )
    return Totals(
        count=span["count"],
        first_on=span["first"],
        last_on=span["last"],
        sums=tuple((currency, str(total)) for currency, total in sums),
        years=tuple(years.order_by("-year")),
    )

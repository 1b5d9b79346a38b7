"""Orders with their lines and addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Count, Max, Min, OuterRef, Sum
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LeftOut, LegalBasis, Record, Source, Subject
from ...host import models
from ..ownership import orders_of
from ..rows import IsOneOf, Keys, Many, Money, One, stream
from .addresses import ADDRESS

CONTRACT, LAW = LegalBasis.CONTRACT, LegalBasis.LEGAL_OBLIGATION
INTEREST = LegalBasis.LEGITIMATE_INTEREST

LINE = (
    Field("product_name", "product_name", CONTRACT),
    Field("variant_name", "variant_name", CONTRACT),
    Field("sku", "product_sku", CONTRACT),
    Field("quantity", "quantity", LAW, provided=True),
    Field("unit_price_net", Money("unit_price_net_amount"), LAW, covers=("unit_price_net_amount",)),
    Field("unit_price_gross", Money("unit_price_gross_amount"), LAW, covers=("unit_price_gross_amount",)),
    Field("total_price_gross", Money("total_price_gross_amount"), LAW, covers=("total_price_gross_amount",)),
    Field("tax_rate", "tax_rate", LAW),
    Field("discount_reason", "unit_discount_reason", CONTRACT),
    Field("voucher_code", "voucher_code", CONTRACT, provided=True),
    Field("metadata", "metadata", CONTRACT),
)


class OrderData(Source):
    """Orders that are proven to be the person's, drafts and cancelled ones included."""

    slug = "orders"
    label = _("Orders")
    retention = "orders"

    def fields(self) -> tuple[Field, ...]:
        addresses = models.address().objects
        billing = One(addresses.filter(pk=OuterRef("billing_address_id")), ADDRESS)
        shipping = One(addresses.filter(pk=OuterRef("shipping_address_id")), ADDRESS)
        lines = models.order_line().objects.filter(order_id=OuterRef("pk")).order_by("created_at", "pk")
        return (
            Field("number", "number", LAW),
            Field("id", "pk", CONTRACT),
            Field("placed_at", "created_at", LAW),
            Field("status", "status", CONTRACT),
            Field("charge_status", "charge_status", CONTRACT),
            Field("channel", "channel__slug", CONTRACT, covers=("channel",)),
            Field("origin", "origin", INTEREST),
            Field("email", "user_email", CONTRACT, provided=True),
            Field("language_code", "language_code", CONTRACT, provided=True),
            Field("customer_note", "customer_note", CONTRACT, provided=True),
            Field("external_reference", "external_reference", CONTRACT),
            Field("tracking_client_id", "tracking_client_id", INTEREST),
            Field("voucher_code", "voucher_code", CONTRACT, provided=True),
            Field("shipping_method", "shipping_method_name", CONTRACT, provided=True),
            Field("collection_point", "collection_point_name", CONTRACT, provided=True),
            Field("currency", "currency", LAW),
            Field("total_net", Money("total_net_amount"), LAW, covers=("total_net_amount",)),
            Field("total_gross", Money("total_gross_amount"), LAW, covers=("total_gross_amount",)),
            Field(
                "shipping_price_gross",
                Money("shipping_price_gross_amount"),
                LAW,
                covers=("shipping_price_gross_amount",),
            ),
            Field("total_charged", Money("total_charged_amount"), LAW, covers=("total_charged_amount",)),
            Field("billing_address", billing, LAW, provided=True, parts=ADDRESS),
            Field("shipping_address", shipping, CONTRACT, provided=True, parts=ADDRESS),
            Field("metadata", "metadata", CONTRACT),
            Field("private_metadata_keys", Keys("private_metadata"), INTEREST, covers=("private_metadata",)),
            Field("lines", Many(lines, LINE), LAW, covers=("lines",), parts=LINE),
        )

    def count(self, subject: Subject) -> int:
        return len(orders_of(subject).own)

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        own = orders_of(subject).own[skip : None if newest is None else skip + newest]
        if own:
            rows = models.order().objects.filter(IsOneOf("id", own)).order_by("-created_at", "pk")
            yield from stream(rows, self.fields())

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

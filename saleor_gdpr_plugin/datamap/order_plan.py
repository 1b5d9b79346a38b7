"""What becomes of an order: decided by what happened with it, the money in it, and how long a law keeps it.

What was never a sale (a draft, an order nobody confirmed or paid) is deleted. A sale is kept as long as the merchant's
table says, counted from the newest of its days: ordered, invoiced, sent or handed back. Afterwards it stays to be
counted and says nothing of a person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q, Subquery

from ..contracts import Disposition, Item, Keeping
from ..host import models
from .erasing import stamp
from .rows import IsOneOf

OPEN_ORDER = "open_order"
"""Goods are still to be sent, or to come."""
OPEN_MONEY = "open_money"
"""Money is reserved, on its way, or was paid for what was never sold."""
NO_SALE = ("draft", "unconfirmed", "expired")
"""Orders that were not confirmed, or not paid in time (`OrderStatus`)."""
DONE = ("fulfilled", "partially_returned", "returned", "canceled")
"""Orders in which nothing more happens by itself."""
UNDERWAY = ("authorized_value", "authorize_pending_value", "charge_pending_value", "refund_pending_value",
            "cancel_pending_value")  # fmt: skip
"""Of a transaction: what is reserved or not settled yet."""
PAGE = 2000
SIGNS = (
    "status", "user_id", "user_email", "authorize_status", "charge_status", "total_gross_amount",
    "total_charged_amount", "total_authorized_amount", "_invoiced", "_underway", "_issued", "_sent", "_granted",
)  # fmt: skip
"""What a plan depends on: it holds as long as these are the same."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an order stands now. `last` is the newest day that a duty to keep it is counted from."""

    id: UUID
    number: str
    status: str
    invoiced: bool
    charged: Decimal
    underway: bool
    last: datetime
    stamp: str

    @property
    def blocked(self) -> str:
        """The code of what must be settled first, or ""."""
        if self.status not in (*NO_SALE, *DONE):
            return OPEN_ORDER
        paid_for_nothing = self.charged > 0 and self.status in (*NO_SALE, "canceled")
        return OPEN_MONEY if self.underway or paid_for_nothing else ""

    @property
    def was_no_sale(self) -> bool:
        """Whether nothing of it is in the books."""
        return self.status in NO_SALE and not self.invoiced and not self.charged

    @property
    def rules(self) -> tuple[str, ...]:
        """The kinds of data in the retention table that it is kept by."""
        return ("invoices", "orders") if self.invoiced else ("orders",)


def plan(slug: str, ids: Sequence[UUID], keeping: Keeping, *, zone: tzinfo) -> Iterator[Item]:
    """One item per order; `zone` is the shop's, in which days are counted."""
    for start in range(0, len(ids), PAGE):
        for each in standing(ids[start : start + PAGE]):
            yield _item(slug, each, keeping, zone)


def _item(slug: str, order: Standing, keeping: Keeping, zone: tzinfo) -> Item:
    end, until, rule = _end(order, keeping, zone)
    return Item(
        slug,
        str(order.id),
        end,
        label=order.number,
        rule=rule,
        until=until,
        blocked=order.blocked,
        stamp=order.stamp,
    )


def _end(order: Standing, keeping: Keeping, zone: tzinfo) -> tuple[Disposition, date | None, str]:
    if order.was_no_sale:
        return Disposition.DELETE, None, ""
    since = order.last.astimezone(zone).date()
    kept = [(day, rule) for rule in order.rules if (day := keeping.until(rule, since)) is not None]
    return (Disposition.KEEP, *_latest(kept)) if kept else (Disposition.ANONYMISE, None, "")


def _latest(kept: list[tuple[date, str]]) -> tuple[date, str]:
    """The longest; of equals the first, which says more."""
    longest = max(day for day, _rule in kept)
    return next(each for each in kept if each[0] == longest)


def standing(ids: Collection[UUID]) -> Iterator[Standing]:
    """How the orders stand, newest first; one query. Those that are gone are left out."""
    rows = models.order().objects.filter(IsOneOf("pk", ids)).annotate(
        _invoiced=Exists(_of("invoice.Invoice").filter(status="success")),
        _underway=Exists(_of("payment.TransactionItem").filter(_any_above_zero()))
        | Exists(_of("payment.Payment").filter(is_active=True, charge_status="pending"))
        | Q(total_authorized_amount__gt=0),
        _issued=_newest("invoice.Invoice", "created_at"),
        _sent=_newest("order.Fulfillment", "created_at"),
        _granted=_newest("order.OrderGrantedRefund", "created_at"),
    )  # fmt: skip
    names = ("pk", "number", "status", "_invoiced", "total_charged_amount", "_underway", "created_at",
             "_issued", "_sent", "_granted", "_stamp")  # fmt: skip
    signed = rows.annotate(_stamp=stamp(*SIGNS)).order_by("-created_at", "pk")
    for pk, number, status, invoiced, charged, underway, *days, sign in signed.values_list(*names):
        last = max(day for day in days if day is not None)
        yield Standing(pk, str(number), status, invoiced, charged, underway, last, sign)


def _of(label: str) -> Any:
    model = models.named(label)
    assert model is not None, label
    return model.objects.filter(order_id=OuterRef("pk")).order_by()


def _newest(label: str, column: str) -> Subquery:
    newest = _of(label).values("order_id").annotate(newest=Max(F(column)))
    return Subquery(newest.values("newest"))


def _any_above_zero() -> Q:
    found = Q()
    for name in UNDERWAY:
        found |= Q(**{f"{name}__gt": 0})
    return found

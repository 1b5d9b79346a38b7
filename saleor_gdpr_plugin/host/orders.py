"""Orders: what can be corrected on one, and the facts that decide whether it should be.

Written by the ORM as `orderUpdate` and `draftOrderUpdate` write it: search vector, `updated_at`, prices of an order
that is still being edited, event after commit. The order is not matched with another account.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from . import addresses, events, models

SHIPPED = ("fulfilled", "returned", "refunded_and_returned", "replaced")
"""Fulfilments whose goods left the shop; a cancelled or waiting one did not (`FulfillmentStatus`)."""
COMPLETED = ("fulfilled", "partially_returned", "returned")
"""Orders whose sale is done (`OrderStatus`)."""
OPEN = ("draft", "unconfirmed", "unfulfilled")
"""Orders of which nothing was sent yet."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an order; `number` is the one the person knows."""

    id: UUID
    number: str
    channel_id: int
    invoiced: bool
    shipped: bool
    completed: bool
    open: bool


def facts(ids: Iterable[UUID]) -> dict[UUID, Facts]:
    """Facts on orders by id, three queries however many; those that are gone are left out."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = models.order().objects.filter(pk__in=wanted).values_list("pk", "number", "channel_id", "status")
    invoice = models.named("invoice.Invoice")
    assert invoice is not None
    issued = invoice.objects.filter(order_id__in=wanted, status="success")
    invoiced = set(issued.values_list("order_id", flat=True))
    sent = models.fulfillment().objects.filter(order_id__in=wanted, status__in=SHIPPED)
    shipped = set(sent.values_list("order_id", flat=True))
    return {
        pk: Facts(
            id=pk,
            number=str(number),
            channel_id=channel,
            invoiced=pk in invoiced,
            shipped=pk in shipped or status in COMPLETED,
            completed=status in COMPLETED,
            open=status in OPEN,
        )
        for pk, number, channel, status in rows
    }


def locked(order_id: UUID) -> Any | None:
    """The order, locked until the transaction ends; None where it is gone."""
    return models.order().objects.select_for_update(of=("self",)).filter(pk=order_id).first()


def change_address(order: Any, column: str, values: Mapping[str, str]) -> None:
    """Change "billing_address" or "shipping_address" of a locked order, and of nothing that shares the row."""
    from saleor.order.utils import invalidate_order_prices

    address_id = getattr(order, f"{column}_id")
    row = addresses.locked(address_id) if address_id is not None else None
    if row is None:
        row = addresses.created(values)
    else:
        mine = addresses.Place("order.Order", f"{column}_id", str(order.pk))
        row, _is_new = addresses.changed(row, values, mine=frozenset({mine}))
    setattr(order, column, row)
    invalidate_order_prices(order)
    _save(order, column, "should_refresh_prices")


def change_note(order: Any, text: str) -> None:
    """Change what the customer wrote on a locked order."""
    order.customer_note = text
    _save(order, "customer_note")


def change_email(order: Any, email: str) -> None:
    """Change the address of a locked order; which account it belongs to stays as it is."""
    order.user_email = email
    _save(order, "user_email")


def _save(order: Any, *columns: str) -> None:
    from saleor.order.search import update_order_search_vector

    update_order_search_vector(order, save=False)
    # No version reads this column any more, but shops that were upgraded still have old data in it.
    order.search_document = ""
    order.save(update_fields=[*columns, "search_vector", "search_document", "updated_at"])
    events.tell_order(order)

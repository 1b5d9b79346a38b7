"""Carrying out what was planned for orders: a batch in a fixed number of statements, whatever their number.

A kept order keeps what an invoice needs (name and billing address without telephone number, lines, amounts, dates,
numbers) and belongs to nobody any more: under its account or its address Saleor would give it to whoever registers
that address next (`match_orders_with_new_user`). An anonymous one keeps amounts, taxes, goods, country and the
beginning of the postcode, under a random address of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.search import SearchVector
from django.db.models import CharField, F, Func, TextField, Value
from django.db.models.functions import Cast, Concat

from ..contracts import Disposition, Item, Outcome, Subject
from ..host import addresses, deleting, events, ghosts, models
from ..subject import NOBODY
from . import anonymized, files
from .erasing import Loses, changed, lose
from .order_plan import standing
from .ownership import own_among
from .rows import IsOneOf

KEPT, ANONYMOUS = "kept-", "erased-"
"""How the address of an order begins that was reduced to what the law needs, and of one that says nothing more."""
ORDER = Loses(
    "order.Order",
    always=(
        "customer_note", "tracking_client_id", "checkout_token", "redirect_url", "tax_error", "metadata",
        "private_metadata", "shipping_method_metadata", "shipping_method_private_metadata", "search_document", "user",
    ),
    in_the_end=("external_reference", "voucher", "voucher_code", "original"),
)  # fmt: skip


class RandomAddress(Func):
    """A fresh address for each row, which nobody can guess and nothing ties to another."""

    template = "%(expressions)s || replace(gen_random_uuid()::text, '-', '')"
    output_field = CharField()


def erase(
    subject: Subject,
    items: Sequence[Item],
    *,
    hanging: Sequence[Loses],
    metadata: frozenset[str],
    now: datetime,
) -> Outcome:
    """Carry out a batch; `hanging` is what hangs on orders, `metadata` the keys that stay of every order."""
    planned = {UUID(item.key): item for item in items}
    waiting = _waiting(subject, planned)
    by_end: dict[Disposition, list[UUID]] = {each: [] for each in Disposition}
    for pk in waiting:
        item = planned[pk]
        # What is not settled is kept whole: goods are still to be sent, or money to be paid back.
        if not (item.disposition == Disposition.KEEP and item.blocked):
            by_end[item.disposition].append(pk)
    gone, kept, anonymous = (
        by_end[each] for each in (Disposition.DELETE, Disposition.KEEP, Disposition.ANONYMISE)
    )
    if gone:
        _delete(gone, now=now)
    for ids, finally_ in ((kept, False), (anonymous, True)):
        if ids:
            _reduce(ids, hanging, finally_=finally_, metadata=metadata, now=now)
    stay = sum(item.disposition == Disposition.KEEP for item in items)
    return Outcome(done=len(items) - stay, kept=stay)


def _waiting(subject: Subject, planned: dict[UUID, Item]) -> list[UUID]:
    """Lock the orders; those to which something is still to be done. Raises Refused where the plan no longer fits."""
    rows = models.order().objects.filter(IsOneOf("pk", planned)).order_by("pk")
    locked = rows.select_for_update(of=("self",)).values_list("pk", "number", "user_email")
    nobodys, theirs = list[UUID](), dict[UUID, int]()
    for pk, number, email in locked:
        end = planned[pk].disposition
        if not email.endswith(NOBODY):
            theirs[pk] = number
        elif email.startswith(KEPT) and end != Disposition.KEEP:
            nobodys.append(pk)
    own = own_among(subject, theirs)
    for pk, number in theirs.items():
        if pk not in own:
            raise changed(f"#{number}")
    for now in standing(theirs):
        item = planned[now.id]
        if now.blocked not in ("", item.blocked) or item.stamp not in ("", now.stamp):
            raise changed(f"#{now.number}")
    return [*nobodys, *theirs]


def _reduce(
    ids: list[UUID], hanging: Sequence[Loses], *, finally_: bool, metadata: frozenset[str], now: datetime
) -> None:
    old = _new_addresses(ids, finally_=finally_)
    lose((ORDER, *hanging), ids, finally_=finally_, metadata=metadata)
    rows = models.order().objects.filter(IsOneOf("pk", ids))
    start = Value(ANONYMOUS if finally_ else KEPT)
    rows.update(
        user_email=Concat(RandomAddress(start), Value(NOBODY)),
        # The number alone is found: a kept order is there for the law, not to be looked up by name.
        search_vector=SearchVector(Cast(F("number"), TextField()), config="simple", weight="A"),
        updated_at=now,
    )
    ghosts.forget_downloads(ids)
    if finally_:
        rows.update(metadata=anonymized.Marked())
        _untie(ids)
        _forget_invoices(ids, now=now)
    addresses.drop_unused(old)
    if events.is_heard("order_updated"):
        for order in models.order().objects.filter(pk__in=ids):
            events.tell_order(order)


def _new_addresses(ids: list[UUID], *, finally_: bool) -> set[int]:
    """Give each order rows of its own that say no more than they have to; the keys of the old ones."""
    orders = list(
        models.order().objects.filter(IsOneOf("pk", ids)).only("pk", "billing_address", "shipping_address")
    )
    columns = {"billing_address_id": not finally_, "shipping_address_id": False}
    wanted = [
        (order, column, full)
        for order in orders
        for column, full in columns.items()
        if getattr(order, column)
    ]
    old = [(getattr(order, column), full) for order, column, full in wanted]
    for (order, column, _full), new in zip(wanted, addresses.successors(old), strict=True):
        setattr(order, column, new)
    if wanted:
        models.order().objects.bulk_update(orders, ["billing_address", "shipping_address"])
    return {pk for pk, _full in old}


def _untie(ids: Collection[UUID]) -> None:
    """Take away what ties anonymous orders to each other: gift cards they were paid with."""
    through = models.order().gift_cards.through
    through.objects.filter(IsOneOf("order_id", ids)).delete()
    cards = models.named("giftcard.GiftCardEvent")
    if cards is not None:
        cards.objects.filter(IsOneOf("order_id", ids)).update(order=None)


def _forget_invoices(ids: Collection[UUID], *, now: datetime) -> None:
    """Invoices whose time is over go, with their files and history."""
    invoice, event = models.named("invoice.Invoice"), models.named("invoice.InvoiceEvent")
    assert invoice is not None
    assert event is not None
    rows = invoice.objects.filter(IsOneOf("order_id", ids))
    files.forget(rows.exclude(invoice_file="").values_list("invoice_file", flat=True), now=now)
    event.objects.filter(IsOneOf("order_id", ids)).delete()
    event.objects.filter(invoice__in=rows.order_by()).delete()
    rows.delete()


def _delete(ids: list[UUID], *, now: datetime) -> None:
    """Delete what was never a sale, with all that hangs on it."""
    columns = ("billing_address_id", "shipping_address_id")
    pairs = models.order().objects.filter(IsOneOf("pk", ids)).values_list(*columns)
    old = {pk for pair in pairs for pk in pair if pk is not None}
    _forget_invoices(ids, now=now)
    _untie(ids)
    deleting.orders(ids)
    addresses.drop_unused(old)

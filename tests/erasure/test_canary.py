"""Nothing is left: a raw dump of every table, ghost columns too, holds no mark of an erased customer but the named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.postgres.search import SearchVector
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Value

from saleor_gdpr_plugin.contracts import Disposition, Item
from saleor_gdpr_plugin.subject import proven
from saleor_gdpr_plugin.work import jobs
from tests.canary import Canary, Marker, canary
from tests.cast import model

from .carrying import Keeps, carry_out, erase, planned

CATALOGUE = {
    "discount.Voucher", "discount.VoucherCode", "attribute.Attribute",
    "order.Order.shipping_method_name", "order.Order.collection_point_name", "order.Order.shipping_tax_class",
    "order.OrderLine.product_name", "order.OrderLine.variant_name", "order.OrderLine.translated_product_name",
    "order.OrderLine.translated_variant_name", "order.OrderLine.product_sku", "order.OrderLine.product_variant_id",
    "order.OrderLine.sale_id", "order.OrderLine.tax_class",
}  # fmt: skip
"""The merchant's own words, by the beginning of their place: what was sold, not to whom."""
SOFTWARE = {
    "payment.Payment.gateway",
    "payment.TransactionItem.app_identifier",
    "payment.TransactionEvent.app_identifier",
}
"""Which software of the shop handled a payment; states and kinds in words of the software."""
BEARER = {"giftcard.GiftCard.code"}
"""Worth money to whoever holds the card."""
INVOICED = {
    "account.Address.company_name", "account.Address.street_address_1", "account.Address.street_address_2",
    "account.Address.city", "account.Address.city_area", "account.Address.postal_code", "account.Address.country_area",
}  # fmt: skip
"""Of the one address that the invoice went to; its name is the account's."""
KEPT = INVOICED | {
    "account.User.first_name", "account.User.last_name",
    "invoice.Invoice.number", "invoice.Invoice.external_url", "invoice.Invoice.invoice_file",
    "order.Order.external_reference", "order.OrderLine.voucher_code",
    "discount.OrderDiscount.name", "discount.OrderDiscount.translated_name", "discount.OrderDiscount.voucher_code",
    "discount.OrderLineDiscount.name", "discount.OrderLineDiscount.translated_name",
    "discount.OrderLineDiscount.voucher_code",
    "payment.Payment.token", "payment.Payment.psp_reference", "payment.Payment.payment_method_type",
    "payment.Transaction.token",
    "payment.TransactionItem.name", "payment.TransactionItem.external_url", "payment.TransactionItem.psp_reference",
    "payment.TransactionEvent.external_url", "payment.TransactionEvent.psp_reference",
}  # fmt: skip
"""What a kept invoice stands on: buyer, reductions, numbers, and how the money came and can go back."""
GHOST = "ghost"


def dump() -> str:
    """Every row of every table as text, lower case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        tables = sorted(name for (name,) in cursor.fetchall())
        found = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [f"{table} {text}" for (text,) in cursor.fetchall()]
    return "\n".join(found).lower()


def left(customer: Canary) -> set[str]:
    """The places whose marks stand anywhere in the database."""
    text = dump()
    return {place for mark, place in customer.marks.items() if mark.lower() in text}


def haunt(customer: Canary) -> None:
    """Write a mark into every column with words that no model knows, of all rows there are."""
    tables = {row._meta.db_table: row for row in _models()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying', 'jsonb')"
        )
        for table, column, kind in cursor.fetchall():
            if table not in tables or column in {each.column for each in tables[table]._meta.concrete_fields}:
                continue
            mark = f"{customer.letter}9{len(customer.marks):03d}ghost"
            customer.marks[mark] = f"{GHOST}.{table}.{column}"
            value = f'{{"{mark}": "x"}}' if kind == "jsonb" else mark
            cursor.execute(f'UPDATE "{table}" SET "{column}" = %s', [value])
            if not cursor.rowcount:
                del customer.marks[mark]


def index(customer: Canary) -> None:
    """Write a mark into every search vector there is."""
    for each in _models():
        if any(column.name == "search_vector" for column in each._meta.concrete_fields):
            mark = f"{customer.letter}8{len(customer.marks):03d}search"
            if each.objects.update(search_vector=SearchVector(Value(mark), config="simple")):
                customer.marks[mark] = f"{each._meta.label}.search_vector"


def _models() -> list[Any]:
    from django.apps import apps

    return [each for each in apps.get_models() if each._meta.managed and not each._meta.proxy]


@pytest.fixture
def anna(channel: Any) -> Canary:
    """A customer whose orders are done, whose card is spent, with copies of her picture and ghosts of old versions."""
    found = canary("A", channel)
    model("order.Order").objects.update(status="fulfilled")
    model("giftcard.GiftCard").objects.update(current_balance_amount=0)
    marker = Marker("T")
    marker.make("thumbnail.Thumbnail", user=found.user, size=64)
    found.marks |= marker.canary.marks
    found.files |= marker.canary.files
    haunt(found)
    index(found)
    return found


@pytest.fixture
def eve(channel: Any, anna: Canary) -> Canary:
    """Another customer, made after the ghosts."""
    found = canary("E", channel)
    model("order.Order").objects.filter(user=found.user).update(status="fulfilled")
    return found


def subject(customer: Canary) -> Any:
    return proven(customer.user.pk, customer.user.email)


def beyond(places: set[str], *allowed: set[str]) -> set[str]:
    """Places that begin with none of the allowed."""
    starts = tuple(start for each in allowed for start in each)
    return {place for place in places if not place.startswith(starts)}


def test_canary__is_everywhere_before(anna: Canary) -> None:
    found = left(anna)

    unseen = {place for place in anna.marks.values() if place.endswith("/content")}
    # Cut off, because the column takes 12 letters.
    assert set(anna.marks.values()) - unseen - {"account.User.jwt_token_key"} == found
    assert {f"{GHOST}.payment_transactionitem.status", "order.Order.search_vector"} <= found


def test_canary__nothing_is_left_when_nothing_keeps(anna: Canary, eve: Canary) -> None:
    before = left(eve)
    erase(subject(anna))

    assert beyond(left(anna), CATALOGUE, SOFTWARE, BEARER) == set()
    assert [name for name in anna.files if default_storage.exists(name)] == []
    assert left(eve) == before
    assert [name for name in eve.files if not default_storage.exists(name)] == []


def test_canary__a_kept_invoice_keeps_exactly_what_it_needs(anna: Canary, eve: Canary) -> None:
    erase(subject(anna), Keeps({"invoices": date(2036, 12, 31)}))

    (invoice_file,) = (
        model("invoice.Invoice").objects.filter(order=anna.orders[0]).values_list("invoice_file", flat=True)
    )
    assert beyond(left(anna), CATALOGUE, SOFTWARE, BEARER) == KEPT
    assert [name for name in anna.files if default_storage.exists(name)] == [invoice_file]
    text = dump()
    still = [place for mark, place in anna.marks.items() if mark.lower() in text]
    assert {place: still.count(place) for place in INVOICED} == dict.fromkeys(INVOICED, 1)


def test_canary__the_kept_part_goes_on_its_day(anna: Canary, eve: Canary) -> None:
    (order,) = anna.orders
    erase(subject(anna), Keeps({"invoices": date(2036, 12, 31)}))
    before = left(eve)

    carry_out(subject(anna), [Item("orders", str(order.pk), Disposition.ANONYMISE)])
    jobs.sweep()

    assert beyond(left(anna), CATALOGUE, SOFTWARE, BEARER) == set()
    assert [name for name in anna.files if default_storage.exists(name)] == []
    assert left(eve) == before


def test_canary__twice_changes_nothing_more(anna: Canary, eve: Canary) -> None:
    items = planned(subject(anna), Keeps({"invoices": date(2036, 12, 31)}))
    person = subject(anna)
    carry_out(person, items)
    jobs.sweep()
    once = dump()

    carry_out(person, items)
    jobs.sweep()

    assert dump() == once

"""What each source gives: declared fields in declared order, in one query, whatever the number of rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from saleor_gdpr_plugin.contracts import Source
from saleor_gdpr_plugin.datamap import registry
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.subject import proven


@pytest.fixture(autouse=True)
def _primary(db: None) -> Any:
    with database.primary(), transaction.atomic():
        yield


def source(slug: str) -> Source:
    (found,) = [each for each in registry.sources() if each.slug == slug]
    return found


def test_registry__holds_our_sources_in_order_and_refuses_a_second() -> None:
    assert [each.slug for each in registry.sources()] == [
        "account", "addresses", "attributes", "customer_events", "notes", "payment_methods", "orders", "order_events",
        "fulfillments", "refunds", "invoices", "payments", "transactions", "checkouts", "gift_cards", "vouchers",
        "consents", "former_addresses", "former_names", "statements", "privacy_requests", "restrictions",
    ]  # fmt: skip
    with pytest.raises(RuntimeError, match="account"):
        registry.register(source("account"))


def test_records__have_the_declared_fields_in_order(anna: Any, order_for: Callable[..., Any]) -> None:
    order_for(anna)
    for each in registry.sources():
        records = list(each.export(proven(anna.pk, None)))
        assert len(records) == each.count(proven(anna.pk, None))
        for record in records:
            assert list(record.data()) == [field.name for field in each.fields()]


def test_account__is_the_row_without_its_secrets(anna: Any) -> None:
    anna.note, anna.metadata = "likes tea", {"newsletter": "yes"}
    anna.private_metadata = {"adyen.customer_id": "cus_1", "erp.token": "SECRET"}
    anna.save()
    (record,) = source("account").export(proven(anna.pk, None))
    data = record.data()
    assert (data["id"], data["email"], data["note"]) == (anna.pk, "anna@example.com", "likes tea")
    assert data["metadata"] == {"newsletter": "yes"}
    assert data["private_metadata"] == {"adyen.customer_id": "cus_1", "erp.token": "•••"}
    assert "SECRET" not in record.json
    assert anna.password not in record.json
    assert anna.jwt_token_key not in record.json
    assert datetime.fromisoformat(data["date_joined"]) == anna.date_joined


def test_addresses__say_what_they_are_the_default_for(anna: Any) -> None:
    records = [record.data() for record in source("addresses").export(proven(anna.pk, None))]
    found = {
        each["street_address_1"]: (each["is_default_billing"], each["is_default_shipping"])
        for each in records
    }
    assert found == {"Lindenstraße 7": (False, True), "Domplatz 1": (True, False)}


def test_orders__carry_lines_addresses_and_money_as_text(anna: Any, order_for: Callable[..., Any]) -> None:
    order = order_for(
        anna, lines=[("Mug", 3, "9.90"), ("Cup", 1, "0.10")], customer_note='Grüße\n\t"x" \\ \u202e'
    )
    (record,) = source("orders").export(proven(anna.pk, None))
    data = record.data()
    assert (data["number"], data["id"]) == (order.number, str(order.pk))
    assert data["customer_note"] == 'Grüße\n\t"x" \\ \u202e'
    assert data["total_gross"] == {"amount": "29.800", "currency": "EUR"}
    lines = [
        (line["product_name"], line["quantity"], line["total_price_gross"]["amount"])
        for line in data["lines"]
    ]
    assert lines == [("Mug", 3, "29.700"), ("Cup", 1, "0.100")]
    assert data["billing_address"]["city"] == "Köln"
    assert datetime.fromisoformat(data["placed_at"]) == order.created_at


def test_orders__newest_first_and_in_slices(anna: Any, order_for: Callable[..., Any]) -> None:
    numbers = [order_for(anna).number for _ in range(5)][::-1]
    orders = source("orders")

    def given(**how: Any) -> list[int]:
        return [record.data()["number"] for record in orders.export(proven(anna.pk, None), **how)]

    assert given() == numbers
    assert given(newest=2) == numbers[:2]
    assert given(skip=3) == numbers[3:]
    assert given(newest=1, skip=1) == numbers[1:2]


def test_orders__queries_do_not_grow(anna: Any, order_for: Callable[..., Any]) -> None:
    from django.db import connection

    counts = []
    for _ in range(2):
        for _ in range(4):
            order_for(anna)
        with CaptureQueriesContext(connection) as captured:
            list(source("orders").export(proven(anna.pk, None)))
        counts.append(len(captured))
    assert counts[0] == counts[1] < 11


def test_fields__json_is_valid_text(anna: Any, order_for: Callable[..., Any]) -> None:
    order_for(anna)
    for each in registry.sources():
        for record in each.export(proven(anna.pk, None)):
            assert isinstance(json.loads(record.json), dict)

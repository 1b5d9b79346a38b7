"""`host.ghosts`: columns and tables without a model, found in the database itself."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import connection

from saleor_gdpr_plugin.host import database, ghosts, models
from tests.cast import model

CARTS = {"metadata": "NULL", "private_metadata": "NULL"}


@pytest.fixture(autouse=True)
def _primary(db: None) -> Any:
    with database.primary():
        yield


def test_columns__with_words_that_no_model_knows() -> None:
    found = ghosts.columns(["checkout.Checkout", "order.Order", "payment.TransactionItem", "nowhere.Nothing"])

    assert found == {"checkout.Checkout": CARTS, "payment.TransactionItem": {"status": "NULL"}}


def test_columns__fields_of_this_version_are_none() -> None:
    known = {field.name for field in model("payment.Transaction")._meta.get_fields()}
    dropped = {"legacy_adyen_plugin_payment_method", "legacy_adyen_plugin_result_code"} - known

    assert set(ghosts.columns(["payment.Transaction"]).get("payment.Transaction", ())) == dropped


def test_empty__of_these_rows_alone(anna: Any, channel: Any) -> None:
    cart, other = (
        model("checkout.Checkout").objects.create(channel=channel, currency="EUR", user=anna)
        for _ in range(2)
    )
    with connection.cursor() as cursor:
        cursor.execute("""UPDATE checkout_checkout SET metadata = '{"a": 1}'""")

    ghosts.empty(models.checkout().objects.filter(pk=cart.pk), CARTS)

    with connection.cursor() as cursor:
        cursor.execute("SELECT token, metadata::text FROM checkout_checkout")
        assert dict(cursor.fetchall()) == {cart.pk: None, other.pk: '{"a": 1}'}


def test_forget_downloads__of_these_orders_alone(order_for: Any) -> None:
    first, second = order_for(email="guest@example.com"), order_for(email="guest@example.com")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for order in (first, second):
            cursor.execute(
                "INSERT INTO product_digitalcontenturl (token, created_at, download_num, line_id, content_id)"
                " VALUES (%s, now(), 0, %s, 1)",
                [uuid.uuid4(), order.lines.get().pk],
            )

        ghosts.forget_downloads([first.pk])

        cursor.execute("SELECT line_id FROM product_digitalcontenturl")
        assert cursor.fetchall() == [(second.lines.get().pk,)]
        cursor.execute("DELETE FROM product_digitalcontenturl")

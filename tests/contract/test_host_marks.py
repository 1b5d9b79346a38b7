"""`host.marks`: one key of private metadata, set and taken away beside everybody else's."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from saleor_gdpr_plugin.host import database, marks
from tests.cast import model


@pytest.fixture(autouse=True)
def _primary(db: None) -> Any:
    with database.primary():
        yield


def _private(user: Any) -> dict[str, Any]:
    return dict(model("account.User").objects.values_list("private_metadata", flat=True).get(pk=user.pk))


def test_mark__is_set_and_taken_away_and_other_keys_stay(anna: Any, eve: Any) -> None:
    model("account.User").objects.filter(pk=anna.pk).update(private_metadata={"psp.customer_id": "cus_1"})

    assert marks.mark(anna.pk, "gdpr.restricted", "true") is True
    assert _private(anna) == {"psp.customer_id": "cus_1", "gdpr.restricted": "true"}
    assert marks.mark(anna.pk, "gdpr.restricted", None) is True

    assert _private(anna) == {"psp.customer_id": "cus_1"}
    assert _private(eve) == {}


def test_mark__nothing_is_written_when_the_key_is_as_it_should_be(anna: Any) -> None:
    assert marks.mark(anna.pk, "gdpr.restricted", None) is False
    assert marks.mark(anna.pk, "gdpr.restricted", "true") is True
    assert marks.mark(anna.pk, "gdpr.restricted", "true") is False
    assert marks.mark(-1, "gdpr.restricted", "true") is False


def test_mark__public_metadata_is_the_customers_and_stays(anna: Any) -> None:
    before = model("account.User").objects.values_list("metadata", "updated_at").get(pk=anna.pk)

    marks.mark(anna.pk, "gdpr.restricted", "true")

    after = model("account.User").objects.values_list("metadata", "updated_at").get(pk=anna.pk)
    assert after[0] == before[0]
    assert after[1] > before[1]


def test_hold__the_second_waits_and_an_order_does_not(
    transactional_db: None, anna: Any, order_for: Any
) -> None:
    went: list[str] = []

    def ordering() -> None:
        with database.primary():
            order_for(anna)
        went.append("order")
        connection.close()

    def second() -> None:
        with database.primary(), transaction.atomic():
            marks.hold(anna.pk)
            went.append("second")
        connection.close()

    with transaction.atomic():
        marks.hold(anna.pk)
        waiting = threading.Thread(target=second)
        waiting.start()
        shop = threading.Thread(target=ordering)
        shop.start()
        shop.join(30)
        went.append("first")
    waiting.join(30)

    assert went == ["order", "first", "second"]

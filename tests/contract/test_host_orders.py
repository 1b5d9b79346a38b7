"""`host.orders`: correcting an order, and the facts that speak against it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from saleor_gdpr_plugin.host import addresses, database, models, orders
from tests.cast import ANNA_HOME, model

from .effects import told


@pytest.fixture(autouse=True)
def _primary(transactional_db: None) -> Any:
    with database.primary():
        yield


def found_by(word: str) -> list[Any]:
    """Keys of the orders that Saleor's search finds."""
    from saleor.order import search

    rows = models.order().objects.all()
    if hasattr(search, "search_orders"):
        return list(search.search_orders(rows, word).values_list("pk", flat=True))
    from saleor.core.search import prefix_search

    return list(prefix_search(rows, word).values_list("pk", flat=True))


def test_facts__nothing_speaks_against_a_new_order(order_for: Any, channel: Any) -> None:
    order = order_for(email="guest@example.com")

    assert orders.facts([order.pk]) == {
        order.pk: orders.Facts(order.pk, str(order.number), channel.pk, False, False, False, True)
    }
    assert orders.facts([]) == {}


@pytest.mark.parametrize(
    ("status", "invoiced"), [("success", True), ("pending", False), ("failed", False), ("deleted", False)]
)
def test_facts__an_issued_invoice(order_for: Any, status: str, invoiced: bool) -> None:
    order = order_for(email="guest@example.com")
    model("invoice.Invoice").objects.create(order=order, number="R-1", status=status)

    assert orders.facts([order.pk])[order.pk].invoiced is invoiced


@pytest.mark.parametrize(
    ("status", "shipped"),
    [
        ("fulfilled", True),
        ("returned", True),
        ("refunded_and_returned", True),
        ("replaced", True),
        ("refunded", False),
        ("canceled", False),
        ("waiting_for_approval", False),
    ],
)
def test_facts__what_left_the_shop(order_for: Any, status: str, shipped: bool) -> None:
    order = order_for(email="guest@example.com")
    model("order.Fulfillment").objects.create(order=order, fulfillment_order=1, status=status)

    assert orders.facts([order.pk])[order.pk].shipped is shipped


@pytest.mark.parametrize(
    ("status", "completed"),
    [("fulfilled", True), ("partially_returned", True), ("returned", True), ("partially fulfilled", False),
     ("unfulfilled", False), ("canceled", False)],
)  # fmt: skip
def test_facts__a_sale_that_is_done(order_for: Any, status: str, completed: bool) -> None:
    order = order_for(email="guest@example.com", status=status)

    assert orders.facts([order.pk])[order.pk].completed is completed


def test_locked__is_the_order_or_nothing(order_for: Any) -> None:
    order = order_for(email="guest@example.com")
    with transaction.atomic():
        assert orders.locked(order.pk) == order
        order.delete()
        assert orders.locked(order.pk) is None


def test_change_address__of_this_order_alone(anna: Any, order_for: Any) -> None:
    home = anna.default_shipping_address
    first, second = (order_for(anna, shipping_address=home, billing_address=home) for _ in range(2))
    with told() as events, transaction.atomic():
        orders.change_address(orders.locked(first.pk), "shipping_address", {"city": "Bonn"})
        assert events == []

    kept = models.order().objects.get(pk=first.pk)
    assert addresses.plain(kept.shipping_address) == ANNA_HOME | {"city": "Bonn"}
    assert (kept.billing_address_id, kept.user_id) == (home.pk, anna.pk)
    assert kept.updated_at > first.updated_at
    assert addresses.plain(models.address().objects.get(pk=home.pk)) == ANNA_HOME
    assert models.order().objects.get(pk=second.pk).shipping_address_id == home.pk
    assert events == [("order_updated", first.pk)]
    assert models.order_event().objects.count() == 0


def test_change_address__where_the_order_has_none(order_for: Any) -> None:
    order = order_for(email="guest@example.com", shipping_address=None)
    with transaction.atomic():
        orders.change_address(orders.locked(order.pk), "shipping_address", ANNA_HOME)

    assert addresses.plain(models.order().objects.get(pk=order.pk).shipping_address) == ANNA_HOME


@pytest.mark.real
def test_change_address__asks_for_new_prices_only_while_the_order_is_edited(order_for: Any) -> None:
    draft = order_for(email="guest@example.com", status="draft", should_refresh_prices=False)
    done = order_for(email="guest@example.com", should_refresh_prices=False)
    with told() as events, transaction.atomic():
        for order in (draft, done):
            orders.change_address(orders.locked(order.pk), "shipping_address", {"city": "Bonn"})

    kept = dict(models.order().objects.values_list("pk", "should_refresh_prices"))
    assert kept == {draft.pk: True, done.pk: False}
    assert events == [("draft_order_updated", draft.pk), ("order_updated", done.pk)]


def test_change_note__and_both_changes_are_told_once(order_for: Any) -> None:
    order = order_for(email="guest@example.com", customer_note="Ring twice.")
    with told() as events, transaction.atomic():
        locked = orders.locked(order.pk)
        orders.change_note(locked, "Ring once.")
        orders.change_address(locked, "shipping_address", {"city": "Bonn"})

    assert models.order().objects.get(pk=order.pk).customer_note == "Ring once."
    assert events == [("order_updated", order.pk)]


@pytest.mark.real
def test_change__search_finds_the_new_and_not_the_old(order_for: Any) -> None:
    order = order_for(email="guest@example.com")
    models.order().objects.filter(pk=order.pk).update(search_document="Köln")
    with transaction.atomic():
        locked = orders.locked(order.pk)
        for column in ("shipping_address", "billing_address"):
            orders.change_address(locked, column, {"city": "Wanneeickel"})

    assert found_by("Wanneeickel") == [order.pk]
    assert found_by("Köln") == []
    assert models.order().objects.get(pk=order.pk).search_document == ""


@pytest.mark.parametrize(
    ("status", "is_open"),
    [
        ("draft", True),
        ("unconfirmed", True),
        ("unfulfilled", True),
        ("partially_fulfilled", False),
        ("fulfilled", False),
        ("canceled", False),
        ("expired", False),
    ],
)
def test_facts__an_order_of_which_nothing_was_sent(order_for: Any, status: str, is_open: bool) -> None:
    order = order_for(email="guest@example.com", status=status)

    assert orders.facts([order.pk])[order.pk].open is is_open


def test_change_email__matches_no_account(anna: Any, order_for: Any) -> None:
    order = order_for(email="guest@example.com")
    with told() as events, transaction.atomic():
        orders.change_email(orders.locked(order.pk), "anna@example.com")

    kept = models.order().objects.get(pk=order.pk)
    assert (kept.user_email, kept.user_id, kept.search_document) == ("anna@example.com", None, "")
    assert kept.updated_at > order.updated_at
    assert events == [("order_updated", order.pk)]


@pytest.mark.real
def test_change_email__search_finds_the_new_and_not_the_old(order_for: Any) -> None:
    order = order_for(email="guest@example.com")
    with transaction.atomic():
        orders.change_email(orders.locked(order.pk), "other@elsewhere.example")

    assert (found_by("other@elsewhere.example"), found_by("guest@example.com")) == ([order.pk], [])

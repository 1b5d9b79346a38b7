"""`host.addresses`: the rules of countries, who shares a row, and copying instead of rewriting."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from saleor_gdpr_plugin.host import addresses, database, models
from tests.cast import ANNA_HOME


@pytest.fixture(autouse=True)
def _primary(db: None) -> Any:
    with database.primary():
        yield


def test_plain__gives_the_words_of_a_row(anna: Any) -> None:
    assert addresses.plain(models.address().objects.get(pk=anna.default_shipping_address_id)) == ANNA_HOME


def test_checked__gives_the_address_as_it_is_stored(db: None) -> None:
    given = ANNA_HOME | {"phone": "0221 12345678", "street_address_2": "Hinterhaus"}
    stored = ANNA_HOME | {"street_address_2": "Hinterhaus", "city": "KÖLN"}

    assert addresses.checked(given) == (stored, {})
    assert addresses.checked(stored) == (stored, {})


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ({"country": ""}, {"country": "required"}),
        ({"country": "XX"}, {"country": "invalid"}),
        ({"postal_code": "5066"}, {"postal_code": "invalid"}),
        ({"postal_code": ""}, {"postal_code": "required"}),
        ({"city": ""}, {"city": "required"}),
        ({"phone": "12"}, {"phone": "invalid"}),
        ({"company_name": "x" * 257}, {"company_name": "max_length"}),
        ({"postal_code": "x", "phone": "12"}, {"postal_code": "invalid", "phone": "invalid"}),
        ({"country": "US", "postal_code": "10001", "city": "New York", "country_area": "Atlantis"},
         {"country_area": "invalid"}),
    ],
)  # fmt: skip
def test_checked__names_each_wrong_field(db: None, change: dict[str, str], errors: dict[str, str]) -> None:
    cleaned, found = addresses.checked(ANNA_HOME | change)

    assert cleaned == {}
    # Saleor names a country that is none by its list of choices.
    assert {name: code.replace("_choice", "") for name, code in found.items() if name in errors} == errors


def test_phone__as_it_would_stand_in_an_address(db: None) -> None:
    assert addresses.phone("0221 12345678", "DE") == "+4922112345678"
    assert addresses.phone("+33 1 70 18 99 00", "DE") == "+33170189900"
    assert addresses.phone("12", "DE") is None
    assert addresses.phone("", "DE") == ""


def test_places__names_the_book_the_defaults_and_the_orders(anna: Any, order_for: Any) -> None:
    home = anna.default_shipping_address
    order = order_for(anna, shipping_address=home)

    found = set(addresses.places(home.pk))

    assert found == {
        addresses.Place("account.User", "default_shipping_address_id", str(anna.pk)),
        addresses.Place("account.User_addresses", "address_id", str(anna.pk)),
        addresses.Place("order.Order", "shipping_address_id", str(order.pk)),
    }


def test_locked__is_the_row_or_nothing(anna: Any) -> None:
    with transaction.atomic():
        row = addresses.locked(anna.default_shipping_address_id)
        assert row is not None
        assert row.pk == anna.default_shipping_address_id
        assert addresses.locked(-1) is None


def test_changed__in_place_where_nobody_else_points_at_it(order_for: Any) -> None:
    order = order_for(email="guest@example.com")
    mine = addresses.Place("order.Order", "shipping_address_id", str(order.pk))
    with transaction.atomic():
        row = addresses.locked(order.shipping_address_id)
        found, is_new = addresses.changed(row, {"city": "Bonn"}, mine=frozenset({mine}))

    assert (found.pk, is_new) == (order.shipping_address_id, False)
    assert models.address().objects.get(pk=found.pk).city == "Bonn"


def test_changed__a_copy_where_an_order_shares_it(anna: Any, order_for: Any) -> None:
    home = anna.default_shipping_address
    first, second = order_for(anna, shipping_address=home), order_for(anna, shipping_address=home)
    mine = addresses.Place("order.Order", "shipping_address_id", str(first.pk))
    with transaction.atomic():
        row = addresses.locked(home.pk)
        found, is_new = addresses.changed(row, {"city": "Bonn"}, mine=frozenset({mine}))

    assert is_new
    assert addresses.plain(models.address().objects.get(pk=found.pk)) == ANNA_HOME | {"city": "Bonn"}
    assert addresses.plain(models.address().objects.get(pk=home.pk)) == ANNA_HOME
    assert models.order().objects.get(pk=second.pk).shipping_address_id == home.pk


def test_created__is_a_row_of_its_own(db: None) -> None:
    row = addresses.created(ANNA_HOME)

    assert addresses.plain(models.address().objects.get(pk=row.pk)) == ANNA_HOME
    assert list(addresses.places(row.pk)) == []


def test_pointing__is_everything_that_leads_to_an_address() -> None:
    found = {(each._meta.label, column) for each, column in addresses.pointing()}

    assert found == {
        ("account.User", "default_billing_address_id"),
        ("account.User", "default_shipping_address_id"),
        ("account.User_addresses", "address_id"),
        ("checkout.Checkout", "billing_address_id"),
        ("checkout.Checkout", "shipping_address_id"),
        ("order.Order", "billing_address_id"),
        ("order.Order", "shipping_address_id"),
        ("site.SiteSettings", "company_address_id"),
        ("warehouse.Warehouse", "address_id"),
    }


def test_successors__say_what_an_invoice_needs_or_next_to_nothing(anna: Any) -> None:
    home = anna.default_shipping_address
    models.address().objects.filter(pk=home.pk).update(metadata={"door": "blue"})

    full, bare, none = addresses.successors([(home.pk, True), (home.pk, False), (-1, True)])

    rows = models.address().objects.in_bulk([full, bare])
    assert len({home.pk, full, bare}) == 3
    assert none is None
    assert addresses.plain(rows[full]) == ANNA_HOME | {"phone": ""}
    blank = dict.fromkeys(ANNA_HOME, "")
    assert addresses.plain(rows[bare]) == blank | {"country": "DE", "postal_code": "50"}
    assert [row.metadata for row in rows.values()] == [{}, {}]
    assert addresses.plain(models.address().objects.get(pk=home.pk)) == ANNA_HOME


def test_drop_unused__only_what_nothing_points_at(anna: Any, order_for: Any) -> None:
    order = order_for(email="guest@example.com")
    free = models.address().objects.create(**ANNA_HOME)
    used = [order.billing_address_id, anna.default_billing_address_id]
    with transaction.atomic():
        assert addresses.drop_unused([free.pk, *used, -1]) == 1
        assert addresses.drop_unused([]) == 0

    assert not models.address().objects.filter(pk=free.pk).exists()
    assert models.address().objects.filter(pk__in=used).count() == 2
    assert models.order().objects.get(pk=order.pk).billing_address_id == order.billing_address_id

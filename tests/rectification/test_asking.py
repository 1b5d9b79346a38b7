"""What cannot be right is refused with a typed error that names the input, and nothing is changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from tests.desk import Desk

from .conftest import NEW, Person, address_id, order_id


def everything() -> list[Any]:
    """All our rows but the limits, and what Saleor holds of people."""
    ours = [m for m in apps.get_app_config("saleor_gdpr_plugin").get_models() if m.__name__ != "Tally"]
    theirs = [apps.get_model(label) for label in ("account.User", "account.Address", "order.Order")]
    return [list(model.objects.order_by("pk").values()) for model in (*ours, *theirs)]


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ({"country": "XX"}, [("country", "INVALID")]),
        ({"country": ""}, [("country", "REQUIRED")]),
        ({"postalCode": "5317"}, [("postalCode", "INVALID")]),
        ({"postalCode": ""}, [("postalCode", "REQUIRED")]),
        ({"phone": "12"}, [("phone", "INVALID")]),
        ({"phone": "call me"}, [("phone", "INVALID")]),
        ({"streetAddress1": ""}, [("streetAddress1", "REQUIRED")]),
        ({"companyName": "x" * 10_000}, [("companyName", "INVALID")]),
        ({"postalCode": "1", "phone": "12"}, [("phone", "INVALID"), ("postalCode", "INVALID")]),
    ],
)
def test_address__each_wrong_field_by_its_name(
    person: Person, anna: Any, change: dict[str, str], errors: list[tuple[str, str]]
) -> None:
    before = everything()
    asked = {"field": "address", "of": address_id(anna.default_shipping_address), "address": NEW | change}

    found = person.refused(asked, user=anna)

    assert sorted(found) == [(f"changes.0.{name}", code) for name, code in errors]
    assert everything() == before


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"field": "password", "value": "secret"}, ("changes.0.field", "INVALID")),
        ({"field": "", "value": "x"}, ("changes.0.field", "INVALID")),
        ({"field": "email", "value": "new@"}, ("changes.0.value", "INVALID")),
        ({"field": "first_name"}, ("changes.0.value", "REQUIRED")),
        ({"field": "first_name", "value": "x" * 10_000}, ("changes.0.value", "INVALID")),
        ({"field": "first_name", "value": "a\x00b"}, ("value", "INVALID")),
        ({"field": "language", "value": "klingon"}, ("changes.0.value", "INVALID")),
        ({"field": "metadata", "key": "is_vip", "value": "1"}, ("changes.0.key", "INVALID")),
        ({"field": "address", "address": NEW}, ("changes.0.of", "REQUIRED")),
        ({"field": "address", "of": "QWRkcmVzczox"}, ("changes.0.address", "REQUIRED")),
        ({"field": "address", "of": "x" * 500, "address": NEW}, ("changes.0.of", "INVALID")),
        ({"field": "default_billing_address"}, ("changes.0.address", "REQUIRED")),
        ({"field": "customer_note", "of": "1", "value": "x" * 10_000}, ("changes.0.value", "INVALID")),
    ],
)
def test_change__by_whomever_it_is_sent(
    person: Person, anna: Any, change: dict[str, Any], error: tuple[str, str]
) -> None:
    before = everything()

    assert person.refused(change, user=anna) == [error]
    assert person.refused(change, email="guest@example.com") == [error]
    assert everything() == before


def test_changes__twice_the_same_or_too_many(person: Person, anna: Any) -> None:
    before, home = everything(), address_id(anna.default_shipping_address)
    name = {"field": "first_name", "value": "Anne"}

    assert person.refused(name, name, user=anna) == [("changes.1.field", "INVALID")]
    twice = {"field": "phone", "of": home, "value": "0228 123456"}, {
        "field": "address", "of": home, "address": NEW,
    }  # fmt: skip
    assert person.refused(*twice, user=anna) == [("changes.1.field", "INVALID")]
    assert person.refused(*[name] * 51, user=anna) == [("changes", "TOO_MANY")]
    assert everything() == before


def test_nothing_said__is_refused(person: Person, anna: Any) -> None:
    assert person.refused(user=anna) == [("text", "REQUIRED")]


def test_another_right__takes_no_changes(desk: Desk, person: Person, anna: Any) -> None:
    change = {"field": "first_name", "value": "Anne"}
    assert person.refused(change, user=anna, right="ACCESS") == [("changes", "INVALID")]


def test_records_of_others__read_like_unknown_ones(
    person: Person, anna: Any, eve: Any, order_for: Any
) -> None:
    order, before = order_for(anna), everything()
    note = {"field": "customer_note", "value": "Mine"}
    home = {"field": "address", "address": NEW, "of": address_id(anna.default_shipping_address)}

    for of in (order_id(order), str(order.number), f"#{order.number}", "999999", "T3JkZXI6MQ=="):
        assert person.refused(note | {"of": of}, user=eve) == [("changes.0.of", "NOT_FOUND")]
    for of in (home["of"], "QWRkcmVzczo5OTk5OTk=", "nonsense"):
        assert person.refused(home | {"of": of}, user=eve) == [("changes.0.of", "NOT_FOUND")]
    usual = {"field": "default_shipping_address", "of": home["of"]}
    assert person.refused(usual, user=eve) == [("changes.0.of", "NOT_FOUND")]
    assert everything() == before


def test_guest__hears_the_same_whatever_the_order(
    desk: Desk, person: Person, anna: Any, order_for: Any
) -> None:
    order = order_for(anna)

    answers = [
        person.asks({"field": "customer_note", "of": of, "value": "Mine"}, email="eve@example.net")
        for of in (order_id(order), "999999")
    ]

    assert {answer["message"] for answer in answers} == {
        "We have sent an e-mail to this address. Open it to go on."
    }
    assert {answer["request"] for answer in answers} == {None}


def test_confirm_page__shows_exactly_what_was_entered(desk: Desk, person: Person, guest: Any) -> None:
    number = str(guest.order.number)
    person.asks({"field": "order_shipping_address", "of": number, "address": NEW}, email="guest@example.com")

    shown = desk.run("Corrections", statusToken=desk.token("guest@example.com"))["corrections"]

    assert [(each["field"], each["verdict"]) for each in shown] == [("order_shipping_address", "OPEN")]
    assert {"name": "street_address_1", "value": "Rheinallee 3"} in shown[0]["asked"]
    assert shown[0]["current"] is None

"""What the account may change anyway is changed at once, and told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import ANNA_HOME, model
from tests.contract.effects import told
from tests.desk import FORM, Desk

from .conftest import NEW, STORED, Person, address_id, corrections, order_id, reload, words


def test_names_and_language__at_once_with_a_receipt(desk: Desk, person: Person, anna: Any) -> None:
    with told() as events:
        answer = person.asks(
            {"field": "first_name", "value": " Anne "},
            {"field": "last_name", "value": "Muster"},
            {"field": "language", "value": "FR"},
            user=anna,
        )

    kept = reload(anna)
    assert (kept.first_name, kept.last_name, kept.language_code) == ("Anne", "Muster", "fr")
    assert answer["request"]["state"] == "FULFILLED"
    (receipt,) = desk.mails("anna@example.com")
    assert receipt.subject == "Your data was corrected"
    assert "- First name: Anne\n- Last name: Muster\n- Language: French\n" in receipt.body
    assert "complain" not in receipt.body
    assert events == [("customer_updated", anna.pk)]
    # Saleor's own events would repeat the names.
    assert model("account.CustomerEvent").objects.count() == 0


def test_entry_of_the_address_book__as_saleor_stores_it(desk: Desk, person: Person, anna: Any) -> None:
    home = anna.default_shipping_address
    with told() as events:
        answer = person.asks({"field": "address", "of": address_id(home), "address": NEW}, user=anna)

    assert words(home.pk) == STORED
    assert reload(anna).default_shipping_address_id == home.pk
    assert answer["request"]["state"] == "FULFILLED"
    assert events == [("address_updated", home.pk)]
    assert (
        "- Entry in the address book: Anna, Beispiel, Rheinallee 3, BONN, 53173, Germany, +49228123456"
        in (desk.mails("anna@example.com")[0].body)
    )


def test_entry_shared_by_five_orders__becomes_a_row_of_its_own(
    desk: Desk, person: Person, anna: Any, order_for: Any
) -> None:
    home = anna.default_shipping_address
    orders = [order_for(anna, billing_address=home, shipping_address=home) for _ in range(5)]

    person.asks({"field": "address", "of": address_id(home), "address": NEW}, user=anna)

    kept = reload(anna)
    assert kept.default_shipping_address_id != home.pk
    assert words(kept.default_shipping_address_id) == STORED
    assert words(home.pk) == ANNA_HOME
    assert {reload(order).shipping_address_id for order in orders} == {home.pk}
    assert home.pk not in kept.addresses.values_list("pk", flat=True)


def test_phone__alone(desk: Desk, person: Person, anna: Any) -> None:
    home = anna.default_shipping_address

    person.asks({"field": "phone", "of": address_id(home), "value": "0228 123456"}, user=anna)

    assert words(home.pk) == ANNA_HOME | {"phone": "+49228123456"}


def test_default__another_entry_or_a_new_one(desk: Desk, person: Person, anna: Any) -> None:
    work = anna.default_billing_address
    person.asks(
        {"field": "default_shipping_address", "of": address_id(work)},
        {"field": "default_billing_address", "address": NEW},
        user=anna,
    )

    kept = reload(anna)
    assert kept.default_shipping_address_id == work.pk
    assert words(kept.default_billing_address_id) == STORED
    assert kept.addresses.count() == 3


def test_default_and_the_entry_it_names__both_hold(
    desk: Desk, person: Person, anna: Any, order_for: Any
) -> None:
    work = anna.default_billing_address
    order_for(anna, shipping_address=work)
    person.asks(
        {"field": "address", "of": address_id(work), "address": NEW},
        {"field": "default_shipping_address", "of": address_id(work)},
        user=anna,
    )

    kept = reload(anna)
    assert kept.default_shipping_address_id == kept.default_billing_address_id != work.pk
    assert words(kept.default_shipping_address_id) == STORED


def test_declared_detail__and_no_other(desk: Desk, person: Person, plugin: Any, anna: Any) -> None:
    plugin(**FORM, rectifiable_metadata="born = Birthday\nsize = Shoe size")
    type(anna).objects.filter(pk=anna.pk).update(metadata={"club": "gold", "born": "1.1.1980"})

    person.asks({"field": "metadata", "key": "born", "value": "2.1.1980"}, user=anna)

    assert reload(anna).metadata == {"club": "gold", "born": "2.1.1980"}
    assert "- Birthday: 2.1.1980" in desk.mails("anna@example.com")[0].body
    change = {"field": "metadata", "key": "club", "value": "platinum"}
    assert person.refused(change, user=anna) == [("changes.0.key", "INVALID")]
    assert reload(anna).metadata["club"] == "gold"


def test_switched_off__staff_decides(desk: Desk, person: Person, plugin: Any, anna: Any) -> None:
    plugin(**FORM, self_service=False)

    answer = person.asks({"field": "first_name", "value": "Anne"}, user=anna)

    assert answer["request"]["state"] == "OPEN"
    assert reload(anna).first_name == "Anna"


def test_mixed__own_fields_at_once_and_the_rest_waits(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    home, order = anna.default_shipping_address, order_for(anna)

    answer = person.asks(
        {"field": "address", "of": address_id(home), "address": NEW},
        {"field": "order_shipping_address", "of": order_id(order), "address": NEW},
        user=anna,
    )

    assert answer["request"]["state"] == "OPEN"
    assert words(home.pk) == STORED
    assert words(order.shipping_address_id) == ANNA_HOME
    seen = corrections(desk, answer["request"]["id"], user=staff)
    assert [(each["field"], each["verdict"], bool(each["appliedAt"])) for each in seen] == [
        ("address", "ACCEPTED", True),
        ("order_shipping_address", "OPEN", False),
    ]


def test_words_besides__wait_for_staff_but_the_field_does_not(desk: Desk, person: Person, anna: Any) -> None:
    answer = person.asks({"field": "first_name", "value": "Anne"}, user=anna, text="And my title, please.")

    assert answer["request"]["state"] == "OPEN"
    assert reload(anna).first_name == "Anne"


def test_login_with_an_unconfirmed_address__changes_nothing(desk: Desk, person: Person, anna: Any) -> None:
    type(anna).objects.filter(pk=anna.pk).update(is_confirmed=False)
    anna.is_confirmed = False

    answer = person.asks({"field": "first_name", "value": "Anne"}, user=anna)

    assert answer["request"] is None
    assert reload(anna).first_name == "Anna"


def test_mailbox_alone__is_no_login(desk: Desk, person: Person, anna: Any) -> None:
    person.asks({"field": "first_name", "value": "Anne"}, email="anna@example.com")
    verified = desk.run("RequestVerify", input={"token": desk.token("anna@example.com")})

    assert verified["request"]["state"] == "OPEN"
    assert reload(anna).first_name == "Anna"


@pytest.mark.parametrize("field", ["first_name", "customer_note"])
def test_offer__shows_values_to_their_person_alone(
    desk: Desk, anna: Any, eve: Any, order_for: Any, field: str
) -> None:
    order = order_for(anna, customer_note="Ring twice.")

    def shown(user: Any) -> list[Any]:
        answer = desk.ask("Rectifiable", user=user)
        assert answer.errors == []
        found = [each for each in answer.data["gdprRectifiable"] if each["field"] == field]
        return [(each["number"], each["current"]) for each in found]

    mine = {
        "first_name": [(None, [{"name": "first_name", "value": "Anna"}])],
        "customer_note": [(str(order.number), [{"name": "customer_note", "value": "Ring twice."}])],
    }
    theirs = {"first_name": [(None, [{"name": "first_name", "value": "Eve"}])], "customer_note": []}
    assert shown(anna) == mine[field]
    assert shown(eve) == theirs[field]
    assert shown(None) == [(None, None)]


def test_offer__queries_do_not_grow_with_orders_and_addresses(
    desk: Desk, anna: Any, order_for: Callable[..., Any]
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            offers = desk.ask("Rectifiable", user=anna).data["gdprRectifiable"]
        assert {each["current"] is None for each in offers} == {False}
        return len(captured)

    order_for(anna)
    asked()  # what a process looks up once
    few = asked()
    for _ in range(5):
        order_for(anna)
        anna.addresses.add(model("account.Address").objects.create(**ANNA_HOME))
    assert asked() == few

"""Whose row is it: beyond orders, by account, by own order or cart, by a proven mailbox; never by likeness."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, transaction

from saleor_gdpr_plugin.contracts import LeftOut, Subject
from saleor_gdpr_plugin.datamap import ownership, registry
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.subject import proven
from tests.cast import knows, model


@pytest.fixture(autouse=True)
def _primary(db: None) -> Any:
    with database.primary(), transaction.atomic():
        yield


def ids(slug: str, subject: Subject) -> list[Any]:
    (source,) = [each for each in registry.sources() if each.slug == slug]
    found = [record.data()["id"] for record in source.export(subject)]
    assert len(found) == source.count(subject)
    return found


def records(slug: str, subject: Subject) -> list[dict[str, Any]]:
    (source,) = [each for each in registry.sources() if each.slug == slug]
    return [record.data() for record in source.export(subject)]


def card(**values: Any) -> Any:
    amounts = {
        "currency": "EUR",
        "initial_balance_amount": 10,
        "current_balance_amount": 10,
        "is_active": True,
    }
    return model("giftcard.GiftCard").objects.create(**{"code": "GIFT-CARD-WXYZ"} | amounts | values)


def payment(**values: Any) -> Any:
    return model("payment.Payment").objects.create(
        **{"gateway": "cash", "total": 1, "captured_amount": 0, "currency": "EUR"} | values
    )


def cart(channel: Any, **values: Any) -> Any:
    return model("checkout.Checkout").objects.create(channel=channel, currency="EUR", **values)


def item(**values: Any) -> Any:
    return model("payment.TransactionItem").objects.create(currency="EUR", **values)


# Carts


def test_checkouts__by_account_and_by_proven_mailbox_alone(anna: Any, eve: Any, channel: Any) -> None:
    own = cart(channel, user=anna, email="Anna@Example.com")
    guest = cart(channel, email="ANNA@example.com")
    cart(channel, email="anna@example.com.evil.example")
    cart(channel, email="аnna@example.com")  # a Cyrillic letter
    cart(channel, user=eve, email="anna@example.com")
    cart(channel, user=anna, email="other@example.com")

    assert ids("checkouts", proven(anna.pk, None)) == [str(own.pk)]
    assert sorted(ids("checkouts", proven(anna.pk, "anna@example.com"))) == sorted(
        [str(own.pk), str(guest.pk)]
    )
    (source,) = [each for each in registry.sources() if each.slug == "checkouts"]
    assert source.left_out(proven(anna.pk, None)) == [
        LeftOut("foreign_address", 1), LeftOut("not_proven", 1), LeftOut("other_account", 1),
    ]  # fmt: skip


# Payments and transactions


def test_payments__of_own_orders_and_carts_and_loose_ones_by_mailbox(
    anna: Any, eve: Any, channel: Any, order_for: Callable[..., Any]
) -> None:
    of_order = payment(order=order_for(anna), billing_email="third@example.com")
    of_cart = payment(checkout=cart(channel, user=anna, email=anna.email))
    loose = payment(billing_email="Anna@example.com")
    payment(order=order_for(eve), billing_email="anna@example.com")
    payment(order=order_for(eve), checkout=cart(channel, user=anna, email=anna.email))
    payment(checkout=cart(channel, user=eve, email=eve.email), billing_email="anna@example.com")
    payment(billing_email="xanna@example.com")

    assert sorted(ids("payments", proven(anna.pk, None))) == [of_order.pk, of_cart.pk]
    assert sorted(ids("payments", proven(anna.pk, "anna@example.com"))) == [of_order.pk, of_cart.pk, loose.pk]


def test_transactions__made_by_a_person_on_another_ones_order_are_not_theirs(
    anna: Any, eve: Any, order_for: Callable[..., Any]
) -> None:
    own, loose = item(order=order_for(anna), user=eve), item(user=anna)
    item(order=order_for(eve), user=anna)

    assert sorted(ids("transactions", proven(anna.pk, None))) == [own.pk, loose.pk]


# Gift cards


def test_gift_cards__show_nothing_of_the_other_person(anna: Any, eve: Any) -> None:
    mine = card(code="MINE-1234", created_by=anna, created_by_email=anna.email)
    given = card(
        code="GIVEN-5678", created_by=anna, created_by_email=anna.email, used_by=eve, used_by_email=eve.email
    )
    card(code="EVES-9999", created_by=eve, created_by_email=eve.email)
    card(code="EVES-8888", created_by=eve, created_by_email=anna.email)
    sent = {"email": "friend@example.com", "message": "For you, eve@example.com, from anna@example.com"}
    model("giftcard.GiftCardEvent").objects.create(gift_card=given, type="sent_to_customer", parameters=sent)

    shown = {each["id"]: each for each in records("gift_cards", proven(anna.pk, "anna@example.com"))}

    assert set(shown) == {mine.pk, given.pk}
    assert (shown[mine.pk]["code"], shown[mine.pk]["created_by_email"]) == ("MINE-1234", "anna@example.com")
    assert (shown[given.pk]["code"], shown[given.pk]["used_by_id"]) == ("…5678", None)
    assert shown[given.pk]["used_by_email"] == "(another person)"
    (event,) = shown[given.pk]["events"]
    assert event["parameters"] == {
        "email": "(another person)",
        "message": "For you, (another person), from anna@example.com",
    }


def test_gift_cards__by_address_only_for_a_proven_mailbox(anna: Any) -> None:
    bought = card(created_by_email="Anna@Example.com")
    assert ids("gift_cards", proven(anna.pk, None)) == []
    assert ids("gift_cards", proven(None, "anna@example.com")) == [bought.pk]


def test_gift_cards__given_to_an_account(anna: Any, eve: Any) -> None:
    if not knows("giftcard.GiftCard", "assigned_to"):
        pytest.skip("this version gives no cards to accounts")
    given = card(assigned_to=anna, assigned_to_email=anna.email, created_by=eve, created_by_email=eve.email)
    (shown,) = records("gift_cards", proven(anna.pk, None))
    assert (shown["id"], shown["created_by_email"], shown["code"]) == (given.pk, "(another person)", "…WXYZ")


def test_gift_cards__numbers_stay_as_they_were_written(anna: Any) -> None:
    bought = card(created_by=anna)
    table = connection.ops.quote_name(bought._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET metadata = '{{\"rate\": 0.1000000000000000055}}'::jsonb")
    (source,) = [each for each in registry.sources() if each.slug == "gift_cards"]
    (record,) = source.export(proven(anna.pk, None))
    assert '"rate": 0.1000000000000000055' in record.json


# Vouchers


def test_vouchers__an_account_opens_the_uses_of_its_own_orders(
    anna: Any, order_for: Callable[..., Any]
) -> None:
    voucher = model("discount.Voucher").objects.create()
    code = model("discount.VoucherCode").objects.create(voucher=voucher, code="SPRING")
    other = model("discount.VoucherCode").objects.create(voucher=voucher, code="AUTUMN")
    uses = model("discount.VoucherCustomer").objects
    spring = uses.create(voucher_code=code, customer_email="Anna@example.com")
    autumn = uses.create(voucher_code=other, customer_email="anna@example.com")
    uses.create(voucher_code=other, customer_email="eve@example.com")
    order_for(anna, voucher_code="SPRING")

    assert ids("vouchers", proven(anna.pk, None)) == [spring.pk]
    assert ids("vouchers", proven(anna.pk, "anna@example.com")) == [spring.pk, autumn.pk]


# Account history, notes


def test_customer_events__also_those_that_stand_under_a_colleague(anna: Any, eve: Any, staff: Any) -> None:
    events = model("account.CustomerEvent").objects
    own = events.create(user=anna, type="password_changed")
    assigned = events.create(user=staff, type="email_assigned", parameters={"message": "anna@example.com"})
    switched = events.create(user=staff, type="account_deactivated", parameters={"account_id": anna.pk})
    events.create(user=staff, type="email_assigned", parameters={"message": "eve@example.com"})
    events.create(user=staff, type="account_deactivated", parameters={"account_id": eve.pk})
    events.create(user=eve, type="password_changed")

    assert sorted(ids("customer_events", proven(anna.pk, None))) == [own.pk, assigned.pk, switched.pk]
    # A colleague who asks for their own data does not get what they did to others.
    assert ids("customer_events", proven(staff.pk, None)) == []
    assert {each["by"] for each in records("customer_events", proven(anna.pk, None))} == {"customer", "staff"}


def test_notes__about_the_person_and_not_by_the_person(anna: Any, eve: Any, staff: Any) -> None:
    notes = model("account.CustomerNote").objects
    about = notes.create(customer=anna, user=staff, content="Called twice.")
    notes.create(customer=eve, user=anna, content="Not hers.")
    (shown,) = records("notes", proven(anna.pk, None))
    assert (shown["id"], shown["content"], shown["by"]) == (about.pk, "Called twice.", "staff")
    assert staff.email not in str(shown)


# Stored payment methods


def test_payment_methods__asks_the_apps_and_leaves_out_their_secrets(anna: Any, channel: Any) -> None:
    from saleor.plugins.manager import PluginsManager

    card = SimpleNamespace(brand="visa", first_digits=None, last_digits="4242", exp_month=4, exp_year=2030)
    method = SimpleNamespace(
        id="pm_1", type="card", external_id="ext_1", name="Visa 4242", data={"client_secret": "SECRET"},
        gateway=SimpleNamespace(id="app.pay", name="Pay"), credit_card_info=card,
    )  # fmt: skip
    asked = []

    def answer(_self: Any, request: Any) -> list[Any]:
        asked.append((request.channel.slug, request.user.pk))
        return [method]

    with patch.object(PluginsManager, "list_stored_payment_methods", answer, create=True):
        (shown,) = records("payment_methods", proven(anna.pk, None))

    # A migrated database brings a channel of its own.
    assert [each for each in asked if each[0] != "default-channel"] == [("main", anna.pk)]
    assert shown == {
        "id": "pm_1", "account": anna.pk, "gateway": "Pay", "type": "card", "name": "Visa 4242", "external_id": "ext_1",
        "brand": "visa", "first_digits": None, "last_digits": "4242", "exp_month": 4, "exp_year": 2030,
    }  # fmt: skip


def test_remembered__orders_are_looked_up_once(anna: Any, order_for: Callable[..., Any]) -> None:
    order_for(anna)
    person = proven(anna.pk, None)
    with ownership.remembered():
        assert ownership.orders_of(person) is ownership.orders_of(proven(anna.pk, None))
    assert ownership.orders_of(person) is not ownership.orders_of(person)


def test_gift_cards__bought_in_an_own_order(anna: Any, eve: Any, order_for: Callable[..., Any]) -> None:
    bought = card(code="FOR-EVE-1234", used_by=eve, used_by_email=eve.email)
    event = model("giftcard.GiftCardEvent").objects.create
    event(gift_card=bought, order=order_for(anna), type="bought")
    event(gift_card=card(code="OTHER-1", created_by=eve), order=order_for(eve), type="bought")

    (shown,) = records("gift_cards", proven(anna.pk, None))
    assert (shown["id"], shown["code"], shown["used_by_email"]) == (bought.pk, "…1234", "(another person)")

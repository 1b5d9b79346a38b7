"""Every other kind of data: what goes, what only loses the person, what stops it, and whose stays."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from saleor_gdpr_plugin.contracts import Disposition, Item, Outcome, Refused, Source, Subject
from saleor_gdpr_plugin.datamap import registry
from saleor_gdpr_plugin.datamap.models import FileToDelete
from saleor_gdpr_plugin.subject import proven
from tests.cast import ANNA_HOME, knows, model, person

from .carrying import OURS, Keeps, carry_out, erase, planned


@pytest.fixture
def her(anna: Any) -> Subject:
    return proven(anna.pk, anna.email)


def rows(label: str) -> Any:
    return model(label).objects


def card(**values: Any) -> Any:
    given = {
        "initial_balance_amount": 5,
        "current_balance_amount": 5,
        "currency": "EUR",
        "is_active": True,
    } | values
    return rows("giftcard.GiftCard").create(**given)


def test_order__methods_and_carts_first_and_the_account_last() -> None:
    slugs = [each.slug for each in registry.erasing()]

    assert slugs == [
        "payment_methods", "checkouts", "vouchers", "gift_cards", "orders", "order_events", "fulfillments", "refunds",
        "invoices", "payments", "transactions", "consents", "former_addresses", "former_names", "statements",
        "privacy_requests", "restrictions", "attributes", "notes", "customer_events", "addresses", "account",
    ]  # fmt: skip
    assert sorted(slugs) == sorted(each.slug for each in registry.sources())


def test_every_source__of_the_shop_can_be_planned_and_erased(her: Subject) -> None:
    for source in registry.erasing():
        if source.slug not in OURS:
            items = list(source.plan(her, Keeps(), today=date(2026, 11, 25)))
            assert all(item.source == source.slug for item in items)


def test_nobody__has_nothing_to_erase(order_for: Any) -> None:
    assert planned(proven(None, "nobody@example.com")) == []
    assert planned(Subject()) == []


# Carts


def test_checkouts__go_with_their_addresses(her: Subject, anna: Any, eve: Any, channel: Any) -> None:
    home = rows("account.Address").create(**ANNA_HOME)
    values = {"channel": channel, "currency": "EUR", "billing_address": home}
    rows("checkout.Checkout").create(user=anna, email=anna.email, **values)
    guest = rows("checkout.Checkout").create(email="ANNA@example.com", channel=channel, currency="EUR")
    other = rows("checkout.Checkout").create(user=eve, email=anna.email, channel=channel, currency="EUR")
    assert len(planned(her, only=["checkouts"])) == 2
    assert guest.pk != other.pk

    erase(her, only=["checkouts"])

    assert [cart.pk for cart in rows("checkout.Checkout").all()] == [other.pk]
    assert not rows("account.Address").filter(pk=home.pk).exists()


@pytest.mark.parametrize("held", ["charged_value", "authorized_value", "charge_pending_value"])
def test_checkouts__with_money_stop(her: Subject, anna: Any, channel: Any, held: str) -> None:
    cart = rows("checkout.Checkout").create(user=anna, email=anna.email, channel=channel, currency="EUR")
    items = planned(her)
    rows("payment.TransactionItem").create(checkout=cart, currency="EUR", **{held: 1})

    (found,) = planned(her, only=["checkouts"])
    assert found.blocked == "open_money"
    with pytest.raises(Refused) as refused:
        carry_out(her, items)

    assert refused.value.code == "changed"
    assert rows("checkout.Checkout").filter(pk=cart.pk).exists()
    assert rows("account.User").filter(pk=anna.pk).exists()


# Gift cards


def test_gift_cards__stay_without_the_person(her: Subject, anna: Any) -> None:
    spent = card(
        code="SPENT-0001", created_by=anna, created_by_email=anna.email, used_by=anna, used_by_email=anna.email,
        current_balance_amount=0, metadata={"to": "Anna"},
    )  # fmt: skip
    event = rows("giftcard.GiftCardEvent").create(
        gift_card=spent,
        type="used_in_order",
        user=anna,
        parameters={"email": anna.email, "balance": {"currency": "EUR"}},
    )

    erase(her)

    spent.refresh_from_db()
    event.refresh_from_db()
    assert (spent.created_by_id, spent.created_by_email, spent.used_by_id, spent.used_by_email) == (None,) * 4
    assert (spent.code, spent.metadata, spent.search_vector, spent.search_index_dirty) == (
        "SPENT-0001",
        {},
        None,
        True,
    )
    assert (event.parameters, event.user_id) == ({"balance": {"currency": "EUR"}}, None)


def test_gift_cards__with_money_stop_unless_somebody_else_holds_them(
    her: Subject, anna: Any, eve: Any
) -> None:
    hers = card(code="HERS-0001", used_by=anna, used_by_email=anna.email)
    bought = card(code="BOUGHT-001", created_by=anna, created_by_email=anna.email)
    given = card(code="GIVEN-0001", created_by=anna, used_by=eve, used_by_email=eve.email)
    old = card(code="OLD-00001", used_by=anna, expiry_date=date(2020, 1, 1))

    found = {item.key: item.blocked for item in planned(her, only=["gift_cards"])}

    assert found == {
        str(hers.pk): "gift_card_balance", str(bought.pk): "gift_card_balance", str(given.pk): "", str(old.pk): "",
    }  # fmt: skip
    assert {item.disposition for item in planned(her, only=["gift_cards"])} == {Disposition.ANONYMISE}


def test_gift_cards__of_somebody_else_keep_all_that_is_theirs(her: Subject, anna: Any, eve: Any) -> None:
    given = card(
        code="GIVEN-0001", created_by=anna, created_by_email=anna.email, used_by=eve, used_by_email=eve.email,
        metadata={"for": "Eve"},
    )  # fmt: skip
    event = rows("giftcard.GiftCardEvent").create(
        gift_card=given,
        type="sent_to_customer",
        parameters={"email": eve.email, "message": "Anna@Example.com"},
    )
    stranger = card(code="EVES-0001", used_by=eve, used_by_email=eve.email)
    rows("giftcard.GiftCard").update(search_index_dirty=False)

    erase(her)

    given.refresh_from_db()
    event.refresh_from_db()
    stranger.refresh_from_db()
    assert (given.created_by_id, given.created_by_email, given.search_index_dirty) == (None, None, True)
    assert (given.used_by_id, given.used_by_email, given.metadata) == (eve.pk, eve.email, {"for": "Eve"})
    assert event.parameters == {"email": eve.email}
    assert (stranger.used_by_id, stranger.search_index_dirty) == (eve.pk, False)


def test_gift_cards__given_to_the_account_are_switched_off(her: Subject, anna: Any) -> None:
    if not knows("giftcard.GiftCard", "assigned_to"):
        pytest.skip("gift cards are given to accounts since 3.23")
    given = card(code="ASSIGNED-1", assigned_to=anna, assigned_to_email=anna.email, current_balance_amount=0)

    erase(her)

    given.refresh_from_db()
    assert (given.assigned_to_id, given.assigned_to_email, given.is_active) == (None, None, False)
    assert not rows("account.User").filter(pk=anna.pk).exists()


# History, notes, vouchers, attributes


def test_customer_events__own_go_and_colleagues_keep_theirs_without_the_person(
    her: Subject, anna: Any, eve: Any, staff: Any
) -> None:
    make = rows("account.CustomerEvent").create
    make(user=anna, type="placed_order", parameters={})
    by_staff = [
        make(user=staff, type="email_assigned", parameters={"message": anna.email}),
        make(user=staff, type="name_assigned", parameters={"message": "Anna Beispiel"}),
        make(user=staff, type="account_activated", parameters={"account_id": anna.pk}),
    ]
    others = [
        make(user=eve, type="placed_order", parameters={"a": 1}),
        make(user=staff, type="email_assigned", parameters={"message": eve.email}),
        make(user=staff, type="account_activated", parameters={"account_id": eve.pk}),
    ]

    erase(her)

    kept = {row.pk: row.parameters for row in rows("account.CustomerEvent").all()}
    assert kept == {row.pk: {} for row in by_staff} | {row.pk: row.parameters for row in others}


def test_customer_events__a_name_that_two_have_is_nobodys(her: Subject, anna: Any, staff: Any) -> None:
    person("anna2@example.com", first_name="Anna", last_name="Beispiel")
    named = rows("account.CustomerEvent").create(
        user=staff, type="name_assigned", parameters={"message": "Anna Beispiel"}
    )

    erase(her)

    named.refresh_from_db()
    assert named.parameters == {"message": "Anna Beispiel"}


def test_notes__what_staff_decided_to_keep_stays(her: Subject, anna: Any, eve: Any) -> None:
    gone, kept = (
        rows("account.CustomerNote").create(customer=anna, content=text) for text in ("tea", "claim")
    )
    other = rows("account.CustomerNote").create(customer=eve, content="coffee")
    items = [
        Item(item.source, item.key, Disposition.KEEP) if item.key == str(kept.pk) else item
        for item in planned(her, only=["notes"])
    ]

    done = carry_out(her, items)["notes"]

    assert (done.done, done.kept) == (1, 1)
    assert {row.pk for row in rows("account.CustomerNote").all()} == {kept.pk, other.pk}
    assert gone.pk not in {kept.pk, other.pk}


def test_vouchers__only_the_persons_use_is_forgotten(her: Subject, anna: Any, eve: Any) -> None:
    from django.utils import timezone

    voucher = rows("discount.Voucher").create(name="TEA", start_date=timezone.now())
    code = rows("discount.VoucherCode").create(voucher=voucher, code="TEA10")
    rows("discount.VoucherCustomer").create(voucher_code=code, customer_email="Anna@Example.com")
    other = rows("discount.VoucherCustomer").create(voucher_code=code, customer_email=eve.email)

    erase(her)

    assert [row.pk for row in rows("discount.VoucherCustomer").all()] == [other.pk]


def test_attributes__values_and_files_made_for_her_go(her: Subject, anna: Any, eve: Any) -> None:
    if not rows_of_attributes():
        pytest.skip("customers have attributes since 3.23")
    names = [default_storage.save(f"{name}.pdf", ContentFile(b"x")) for name in ("hers", "shared")]
    file = rows("attribute.Attribute").create(
        name="File", slug="file", type="customer-type", input_type="file"
    )
    values = [
        rows("attribute.AttributeValue").create(attribute=file, name=f"v{n}", slug=f"v{n}", file_url=name)
        for n, name in enumerate([names[0], names[1], names[1]])
    ]
    for user, value in zip((anna, anna, eve), values, strict=True):
        rows("attribute.AssignedUserAttributeValue").create(user=user, value=value)

    erase(her)

    assert [row.pk for row in rows("attribute.AttributeValue").all()] == [values[2].pk]
    assert [default_storage.exists(name) for name in names] == [False, True]
    assert FileToDelete.objects.count() == 0


def rows_of_attributes() -> bool:
    from saleor_gdpr_plugin.host import models

    return models.named("attribute.AssignedUserAttributeValue") is not None


# Money without an order


def test_payments__of_neither_order_nor_cart(her: Subject, anna: Any, eve: Any) -> None:
    def paid(email: str) -> Any:
        return rows("payment.Payment").create(
            gateway="x", is_active=True, to_confirm=False, billing_email=email, billing_city="Köln", token="tok",
            customer_ip_address="203.0.113.7", psp_reference="pi_1",
        )  # fmt: skip

    hers, other = paid("anna@Example.com"), paid(eve.email)

    erase(her, Keeps({"payments": date(2036, 12, 31)}))

    hers.refresh_from_db()
    other.refresh_from_db()
    assert (hers.billing_email, hers.billing_city, hers.customer_ip_address) == ("", "", None)
    assert (hers.token, hers.psp_reference) == ("tok", "pi_1")
    assert (other.billing_email, other.billing_city) == (eve.email, "Köln")

    carry_out(her, [Item("payments", str(hers.pk), Disposition.ANONYMISE)])
    hers.refresh_from_db()
    assert (hers.token, hers.psp_reference) == ("", None)
    with pytest.raises(Refused):
        carry_out(her, [Item("payments", str(other.pk), Disposition.ANONYMISE)])


def test_transactions__of_neither_order_nor_cart(her: Subject, anna: Any, eve: Any) -> None:
    made = rows("payment.TransactionItem").create(
        user=anna, currency="EUR", message="Anna", psp_reference="pi_1"
    )
    rows("payment.TransactionEvent").create(transaction=made, currency="EUR", message="Anna", user=anna)
    other = rows("payment.TransactionItem").create(user=eve, currency="EUR", message="Eve")

    erase(her)

    made.refresh_from_db()
    other.refresh_from_db()
    assert (made.user_id, made.message, made.psp_reference) == (None, None, None)
    assert made.events.get().message is None
    assert (other.user_id, other.message) == (eve.pk, "Eve")


def test_payment_methods__are_asked_for_and_what_stays_is_named(
    her: Subject, anna: Any, channel: Any
) -> None:
    from saleor.plugins.manager import PluginsManager

    gateway = SimpleNamespace(id="app.pay", name="Pay")
    methods = [
        SimpleNamespace(
            id=each, type="card", external_id=None, gateway=gateway, name="", credit_card_info=None
        )
        for each in ("pm_1", "pm_2")
    ]

    def delete(_self: Any, request: Any) -> Any:
        done = "successfully_deleted" if request.payment_method_id == "pm_1" else "failed_to_delete"
        return SimpleNamespace(result=SimpleNamespace(value=done))

    with (
        patch.object(PluginsManager, "list_stored_payment_methods", lambda *_: methods, create=True),
        patch.object(PluginsManager, "stored_payment_method_request_delete", delete, create=True),
    ):
        done = erase(her)["payment_methods"]

    assert (done.done, done.kept, done.why) == (1, 1, ("Pay did not delete a payment method.",))


# The account


def test_account__of_staff_stops(staff: Any) -> None:
    items = planned(proven(staff.pk, staff.email), only=["account"])
    assert [item.blocked for item in items] == ["staff_account"]


def test_account__that_became_staff_since_the_plan_is_not_touched(her: Subject, anna: Any) -> None:
    items = planned(her, only=["account"])
    rows("account.User").filter(pk=anna.pk).update(is_staff=True)

    with pytest.raises(Refused) as refused:
        carry_out(her, items)

    assert refused.value.code == "changed"
    assert rows("account.User").filter(pk=anna.pk).exists()


def test_account__goes_with_picture_and_copies(her: Subject, anna: Any, eve: Any) -> None:
    names = [default_storage.save(f"{name}.png", ContentFile(b"x")) for name in ("anna", "small", "eve")]
    rows("account.User").filter(pk=anna.pk).update(avatar=names[0])
    rows("account.User").filter(pk=eve.pk).update(avatar=names[2])
    rows("thumbnail.Thumbnail").create(user=anna, image=names[1], size=64)

    erase(her)

    assert [user.pk for user in rows("account.User").all()] == [eve.pk]
    assert [default_storage.exists(name) for name in names] == [False, False, True]
    assert rows("account.Address").count() == 0


def test_another_app__is_erased_by_what_it_registered_while_the_account_is_there(
    her: Subject, anna: Any
) -> None:
    seen: list[bool] = []

    class Wishes(Source):
        slug = "wishes"

        def plan(self, subject: Subject, keeping: Any, *, today: date) -> Any:
            yield Item(self.slug, "7", Disposition.DELETE)

        def erase(self, subject: Subject, items: Any, *, now: Any) -> Outcome:
            seen.append(rows("account.User").filter(pk__in=subject.accounts).exists())
            return Outcome(done=len(items))

    with registry.registered(Wishes()):
        assert [item.key for item in planned(her, only=["wishes"])] == ["7"]
        erase(her)

    assert seen == [True]
    assert not rows("account.User").filter(pk=anna.pk).exists()


def test_namesake__keeps_everything(her: Subject, anna: Any, eve: Any, order_for: Any, channel: Any) -> None:
    model("account.User").objects.filter(pk=eve.pk).update(first_name="Anna", last_name="Beispiel")
    home = model("account.Address").objects.create(**ANNA_HOME)
    eve.addresses.set([home])
    order_for(anna, status="fulfilled")
    order = order_for(eve, status="fulfilled", customer_note="Ring twice")
    model("account.CustomerNote").objects.create(customer=eve, content="Anna Beispiel, Lindenstraße 7")
    model("checkout.Checkout").objects.create(
        channel=channel, currency="EUR", email=eve.email, user=eve, billing_address=home
    )
    theirs = {
        "account.User": {"pk": eve.pk},
        "account.Address": {"pk__in": [home.pk, order.billing_address_id, order.shipping_address_id]},
        "account.CustomerNote": {"customer": eve.pk},
        "checkout.Checkout": {"user": eve.pk},
        "order.Order": {"pk": order.pk},
        "order.OrderLine": {"order": order.pk},
    }

    def now() -> dict[str, list[Any]]:
        return {label: list(model(label).objects.filter(**which).values()) for label, which in theirs.items()}

    before = now()
    assert [len(each) for each in before.values()] == [1, 3, 1, 1, 1, 1]

    erase(her)

    assert now() == before
    assert not model("account.User").objects.filter(pk=anna.pk).exists()


def test_addresses__are_kept_with_the_account_alone_and_do_not_count_as_gone_without_it(
    her: Subject, anna: Any
) -> None:
    home = rows("account.Address").create(first_name="Anna", city="Kiel")
    anna.addresses.add(home)
    (item,) = (each for each in planned(her, only=["addresses"]) if each.key == str(home.pk))
    anna.addresses.clear()

    found = carry_out(her, [item])["addresses"]

    assert registry.named("addresses").within == "account"  # type: ignore[union-attr]
    assert (found.done, found.kept) == (0, 1)
    assert rows("account.Address").filter(pk=home.pk).exists()

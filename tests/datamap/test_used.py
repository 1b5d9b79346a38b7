"""What was used for one person: every app, gateway, carrier and webhook, and none of a stranger's."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from saleor_gdpr_plugin.datamap.used import app_part, receives, used_by
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.register.answer import Party, Used, information
from saleor_gdpr_plugin.subject import proven
from tests.cast import ANNA_HOME, model

STRIPE = "saleor.app.payment.stripe"


@pytest.fixture(autouse=True)
def _primary() -> Any:
    with database.primary():
        yield


def app(name: str, identifier: str = "", **values: Any) -> Any:
    return model("app.App").objects.create(name=name, identifier=identifier, is_active=True, **values)


def hook(owner: Any, url: str, *events: str, **values: Any) -> Any:
    found = model("webhook.Webhook").objects.create(app=owner, target_url=url, is_active=True, **values)
    for event in events:
        model("webhook.WebhookEvent").objects.create(webhook=found, event_type=event)
    return found


def pay(gateway: str, **owner: Any) -> Any:
    return model("payment.Payment").objects.create(gateway=gateway, currency="EUR", total=10, **owner)


def transaction(**values: Any) -> Any:
    return model("payment.TransactionItem").objects.create(currency="EUR", **values)


def external(identifier: Any) -> str:
    return base64.b64encode(f"app:{identifier}:express".encode()).decode()


@pytest.fixture
def shop(anna: Any, eve: Any, order_for: Callable[..., Any]) -> Any:
    """Anna's orders, and Eve's, each with everything of its own."""
    stripe, courier, erp, nameless = (
        app("Stripe", STRIPE),
        app("Courier", "courier.app"),
        app("ERP"),
        app("Bot"),
    )
    strange = app("Stranger's app", "stranger")
    first = order_for(anna, shipping_method_name="DHL Paket")
    second = order_for(
        anna,
        shipping_method_name="Express",
        private_metadata={"external_app_shipping_id": external("courier.app")},
    )
    third = order_for(anna, shipping_method_name="")
    hers = model("account.Address").objects.create(**ANNA_HOME | {"first_name": "Eve", "last_name": "Fremd"})
    other = order_for(eve, shipping_method_name="Pigeon", billing_address=hers)
    pay("mirumee.payments.dummy", order=first)
    pay(f"app:{STRIPE}:cards", order=second)
    pay("stranger.gateway", order=other)
    item = transaction(order=third, app_identifier="gone.app")
    transaction(order=other, app=strange, app_identifier="stranger")
    model("payment.TransactionEvent").objects.create(transaction=item, app=nameless, currency="EUR")
    for order, number in (
        (first, "https://www.dhl.example/track?n=1"),
        (second, "1Z999"),
        (other, "https://p.example/"),
    ):
        model("order.Fulfillment").objects.create(order=order, fulfillment_order=1, tracking_number=number)
    model("order.OrderEvent").objects.create(order=first, type="note_added", app=erp)
    model("order.OrderEvent").objects.create(order=other, type="note_added", app=strange)
    return {"stripe": stripe, "courier": courier, "erp": erp, "bot": nameless, "stranger": strange}


def names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def test_used_by__names_exactly_what_was_used(shop: Any, anna: Any) -> None:
    found = used_by(proven(anna.pk, None))
    assert found == Used(
        apps=(
            Party("Bot", ("Bot", str(shop["bot"].pk))),
            Party("Courier", ("courier.app", "Courier", str(shop["courier"].pk))),
            Party("ERP", ("ERP", str(shop["erp"].pk))),
            Party("Stripe", (STRIPE, "Stripe", str(shop["stripe"].pk))),
            Party("gone.app", ("gone.app",)),
        ),
        gateways=(
            Party("Stripe", (STRIPE, "Stripe", str(shop["stripe"].pk), f"app:{STRIPE}:cards")),
            Party("mirumee.payments.dummy", ("mirumee.payments.dummy",)),
        ),
        carriers=(
            Party("DHL Paket", ("DHL Paket",)),
            Party("Express", ("Express", "courier.app", "Courier", str(shop["courier"].pk))),
            Party("www.dhl.example", ("www.dhl.example",)),
        ),
        webhooks=(),
    )


def test_used_by__a_strangers_order_under_the_same_address_does_not_count(
    shop: Any, anna: Any, eve: Any, order_for: Callable[..., Any]
) -> None:
    order = order_for(eve, email="anna@example.com", shipping_method_name="Drone")
    pay("another.gateway", order=order)
    found = used_by(proven(anna.pk, "anna@example.com"))
    assert "Drone" not in names(found.carriers)
    assert "another.gateway" not in names(found.gateways)
    assert names(used_by(proven(eve.pk, None)).carriers) == ["Pigeon", "p.example"]


def test_used_by__nobody_used_nothing(shop: Any) -> None:
    hook(shop["erp"], "https://erp.example/hook", "any_events", "order_created")
    assert used_by(proven(None, "nobody@example.com")) == Used()


def test_used_by__guest_orders_count_once_the_mailbox_is_proven(guest: Any) -> None:
    pay("guest.gateway", order=guest.order)
    assert names(used_by(proven(None, guest.email)).gateways) == ["guest.gateway"]


def test_used_by__open_checkouts_of_the_account_count(anna: Any, eve: Any, channel: Any) -> None:
    def cart(user: Any) -> Any:
        return model("checkout.Checkout").objects.create(user=user, channel=channel, currency="EUR")

    pay("cart.gateway", checkout=cart(anna))
    transaction(checkout=cart(anna), app=app("Pay later"))
    pay("eves.gateway", checkout=cart(eve))
    found = used_by(proven(anna.pk, None))
    assert (names(found.gateways), names(found.apps)) == (["cart.gateway"], ["Pay later"])


def test_used_by__an_app_that_touched_the_account_counts(anna: Any, eve: Any) -> None:
    for user, name in ((anna, "CRM"), (eve, "Other CRM")):
        model("account.CustomerEvent").objects.create(user=user, type="account_created", app=app(name))
    assert names(used_by(proven(anna.pk, None)).apps) == ["CRM"]


def test_used_by__whoever_calculates_the_taxes_of_the_channel_counts(
    anna: Any, order_for: Callable[..., Any], channel: Any, other_channel: Any
) -> None:
    order_for(anna)
    for place, tax in ((channel, "plugin:mirumee.taxes.avatax"), (other_channel, "tax.pl")):
        model("tax.TaxConfiguration").objects.create(
            channel=place, charge_taxes=True, tax_calculation_strategy="TAX_APP", tax_app_id=tax
        )
    assert names(used_by(proven(anna.pk, None)).apps) == ["plugin:mirumee.taxes.avatax"]
    model("tax.TaxConfiguration").objects.update(tax_calculation_strategy="FLAT_RATES")
    assert used_by(proven(anna.pk, None)).apps == ()


def test_webhooks__active_ones_that_are_told_about_the_person(anna: Any, guest: Any) -> None:
    mail, off = app("Mail tool", "mail.app"), app("Off")
    off.is_active = False
    off.save()
    hook(mail, "https://hooks.mail.example/x", "product_created", "customer_updated")
    hook(mail, "https://off.mail.example/x", "customer_updated").__class__.objects.filter(
        target_url__contains="off.mail"
    ).update(is_active=False)
    hook(off, "https://off.example/x", "customer_updated")
    hook(app("Catalog"), "https://catalog.example/x", "product_updated", "customer_type_created")
    hook(app("ERP"), "awssqs://key@sqs.example/queue", "order_created")
    assert used_by(proven(anna.pk, None)).webhooks == (
        Party("Mail tool", ("mail.app", "Mail tool", str(mail.pk), "hooks.mail.example")),
    )
    assert names(used_by(proven(None, guest.email)).webhooks) == ["ERP"]


@pytest.mark.parametrize(
    ("event", "orders", "accounts"),
    [
        ("order_created", True, False), ("fulfillment_created", True, False), ("invoice_sent", True, False),
        ("customer_created", False, True), ("account_deleted", False, True), ("address_updated", False, True),
        ("notify_user", True, True), ("checkout_calculate_taxes", True, True), ("any_events", True, True),
        ("transaction_charge_requested", True, True), ("payment_list_gateways", True, True),
        ("gift_card_sent", True, True), ("shipping_list_methods_for_checkout", True, True),
        ("list_stored_payment_methods", False, True), ("payment_method_initialize_tokenization_session", True, True),
        ("customer_type_created", False, False), ("product_updated", False, False), ("staff_created", False, False),
    ],
)  # fmt: skip
def test_receives__by_what_the_person_has(event: str, orders: bool, accounts: bool) -> None:
    assert receives(event, orders=True, accounts=False, anything=True) is orders
    assert receives(event, orders=False, accounts=True, anything=False) is accounts
    assert receives(event, orders=False, accounts=False, anything=False) is False


@pytest.mark.parametrize(
    ("mark", "part"),
    [
        ("app:saleor.app:card", "saleor.app"), ("app:12:card", "12"), ("app:urn:x:card", "urn:x"),
        (external("courier.app"), "courier.app"), ("mirumee.payments.dummy", ""), ("", ""), ("app:", ""),
        ("U2hpcHBpbmdNZXRob2Q6MQ==", ""), ("not base64", ""),
    ],
)  # fmt: skip
def test_app_part(mark: str, part: str) -> None:
    assert app_part(mark) == part


def test_used_by__asks_a_fixed_number_of_times(
    shop: Any, anna: Any, order_for: Callable[..., Any], django_assert_num_queries: Any
) -> None:
    subject = proven(anna.pk, None)
    with django_assert_num_queries(13):
        used_by(subject)
    for number in range(5):
        order = order_for(anna, shipping_method_name=f"Carrier {number}")
        pay(f"gateway.{number}", order=order)
        transaction(order=order, app=app(f"App {number}"))
        hook(app(f"Hook {number}"), f"https://{number}.example/", "order_created")
    with django_assert_num_queries(14):  # webhooks bring their events
        found = used_by(subject)
    assert [len(each) for each in (found.carriers, found.gateways, found.apps, found.webhooks)] == [
        8,
        7,
        10,
        5,
    ]


def test_used_by__never_reads_all_orders(shop: Any, anna: Any) -> None:
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as found:
        used_by(proven(anna.pk, None))
    big = (
        "order_order",
        "payment_payment",
        "payment_transactionitem",
        "order_orderevent",
        "order_fulfillment",
    )
    checked = 0
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for query in found.captured_queries:
            if any(f'FROM "{table}"' in query["sql"] for table in big):
                cursor.execute(f"EXPLAIN {query['sql']}")
                plan = "\n".join(line for (line,) in cursor.fetchall())
                assert not any(f"Seq Scan on {table}" in plan for table in big), plan
                checked += 1
    assert checked == 6


def test_information__is_complete_about_anna(shop: Any, anna: Any) -> None:
    found = information(used_by(proven(anna.pk, None)), "en").recipients
    assert [each.name for each in found] == [
        "Stripe", "mirumee.payments.dummy", "DHL Paket", "Express", "www.dhl.example", "Bot", "Courier", "ERP",
        "gone.app",
    ]  # fmt: skip

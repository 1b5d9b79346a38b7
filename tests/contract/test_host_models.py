"""`host.models`: Saleor's models by name, and which fields a version has."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from saleor_gdpr_plugin.host import models


@pytest.mark.parametrize(
    ("lookup", "label"),
    [
        (models.user, "account.User"),
        (models.address, "account.Address"),
        (models.order, "order.Order"),
        (models.order_line, "order.OrderLine"),
        (models.channel, "channel.Channel"),
        (models.app, "app.App"),
        (models.app_extension, "app.AppExtension"),
        (models.permission, "permission.Permission"),
        (models.webhook, "webhook.Webhook"),
        (models.checkout, "checkout.Checkout"),
        (models.payment, "payment.Payment"),
        (models.transaction_item, "payment.TransactionItem"),
        (models.transaction_event, "payment.TransactionEvent"),
        (models.fulfillment, "order.Fulfillment"),
        (models.order_event, "order.OrderEvent"),
        (models.customer_event, "account.CustomerEvent"),
        (models.shipping_method, "shipping.ShippingMethod"),
        (models.tax_configuration, "tax.TaxConfiguration"),
        (models.checkout_metadata, "checkout.CheckoutMetadata"),
    ],
)
def test_model_by_name(lookup: Any, label: str) -> None:
    assert lookup()._meta.label == label
    assert lookup().__module__ == f"saleor.{label.split('.', maxsplit=1)[0]}.models"


def test_user__deleting_keeps_the_order(anna: Any, order_for: Any) -> None:
    order = order_for(anna)

    anna.delete()

    kept = models.order().objects.filter(pk=order.pk).values("user", "user_email").get()
    assert kept == {"user": None, "user_email": "anna@example.com"}


def test_address__deleting_empties_every_order_that_shares_it(anna: Any, order_for: Any) -> None:
    home = anna.default_shipping_address
    order = order_for(anna, billing_address=home, shipping_address=home)

    home.delete()

    kept = models.order().objects.filter(pk=order.pk).values("billing_address", "shipping_address").get()
    assert kept == {"billing_address": None, "shipping_address": None}
    assert models.user().objects.get(pk=anna.pk).default_shipping_address is None
    assert anna.addresses.count() == 1


def test_order_line__goes_with_its_order(order_for: Any) -> None:
    order = order_for(email="guest@example.com", lines=[("Mug", 2, "9.90"), ("Cap", 1, "15.00")])
    assert [(line.product_name, line.quantity) for line in order.lines.order_by("product_name")] == [
        ("Cap", 1),
        ("Mug", 2),
    ]

    order.delete()

    assert models.order_line().objects.count() == 0


def test_named__is_none_for_what_this_version_has_not() -> None:
    assert models.named("order.Order") is apps.get_model("order.Order")
    assert models.named("order.NeverHeardOf") is None

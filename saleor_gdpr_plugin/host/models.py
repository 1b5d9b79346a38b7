"""Saleor's models by name, looked up when used: importing this module loads nothing.

Labels are stable from 3.20 to main; fields are not.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps


def named(label: str) -> Any | None:
    """A model by its label ("order.OrderEvent"); None where this version of Saleor has none."""
    try:
        return apps.get_model(label)
    except LookupError:
        return None


def user() -> Any:
    """`account.User`: e-mail is lower-cased by Saleor's write paths, not by the database."""
    return apps.get_model("account", "User")


def address() -> Any:
    """`account.Address`: rows may be shared between orders and an address book."""
    return apps.get_model("account", "Address")


def order() -> Any:
    """`order.Order`: `user_email` is stored as typed."""
    return apps.get_model("order", "Order")


def order_line() -> Any:
    """`order.OrderLine`."""
    return apps.get_model("order", "OrderLine")


def checkout_metadata() -> Any:
    """`checkout.CheckoutMetadata`: a checkout's metadata, public and private, in a row of its own."""
    return apps.get_model("checkout", "CheckoutMetadata")


def channel() -> Any:
    """`channel.Channel`."""
    return apps.get_model("channel", "Channel")


def app() -> Any:
    """`app.App`: `identifier` may be empty; a removed app keeps its row for a while (`removed_at`)."""
    return apps.get_model("app", "App")


def app_extension() -> Any:
    """`app.AppExtension`: a place in the Dashboard; its choices of `mount` and `target` end with 3.22."""
    return apps.get_model("app", "AppExtension")


def permission() -> Any:
    """`permission.Permission`."""
    return apps.get_model("permission", "Permission")


def webhook() -> Any:
    """`webhook.Webhook`: its events by `events__event_type`."""
    return apps.get_model("webhook", "Webhook")


def checkout() -> Any:
    """`checkout.Checkout`: its key is `token`."""
    return apps.get_model("checkout", "Checkout")


def payment() -> Any:
    """`payment.Payment`: `gateway` is a plugin's id, or "app:identifier:gateway" of an app."""
    return apps.get_model("payment", "Payment")


def transaction_item() -> Any:
    """`payment.TransactionItem`: `app` is empty and `app_identifier` stays once the app is gone."""
    return apps.get_model("payment", "TransactionItem")


def transaction_event() -> Any:
    """`payment.TransactionEvent`: names its app like a transaction."""
    return apps.get_model("payment", "TransactionEvent")


def fulfillment() -> Any:
    """`order.Fulfillment`: `tracking_number` is a number or an address, as staff typed it."""
    return apps.get_model("order", "Fulfillment")


def order_event() -> Any:
    """`order.OrderEvent`."""
    return apps.get_model("order", "OrderEvent")


def customer_event() -> Any:
    """`account.CustomerEvent`."""
    return apps.get_model("account", "CustomerEvent")


def shipping_method() -> Any:
    """`shipping.ShippingMethod`: the shop's own ways of delivery; those of apps have no row."""
    return apps.get_model("shipping", "ShippingMethod")


def tax_configuration() -> Any:
    """`tax.TaxConfiguration`: `tax_app_id` is an app's identifier or "plugin:" and a plugin's id."""
    return apps.get_model("tax", "TaxConfiguration")

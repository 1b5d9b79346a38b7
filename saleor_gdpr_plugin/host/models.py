"""Saleor's models by name, looked up when used: importing this module loads nothing.

Labels are stable from 3.20 to main; fields are not.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps


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

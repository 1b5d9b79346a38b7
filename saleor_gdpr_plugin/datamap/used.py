"""What was actually used for one person: apps, gateways, carriers, and webhooks that are told about them.

A fixed number of queries, each by an index on the person's own orders, checkouts or events; what is asked of the shop
itself (apps, webhooks, taxes) is small. Whatever no row names any more keeps the name that is left of it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform

from ..contracts import Subject
from ..host import models
from ..register.answer import Party, Used
from .gateways import PLUGINS
from .ownership import orders_of
from .rows import Ids, IsOneOf

EXTERNAL = "external_app_shipping_id"
"""Where Saleor notes, in an order's private metadata, the way of delivery that an app offered."""
OF_ORDERS = ("draft_order_", "fulfillment_", "invoice_", "order_")
"""Beginnings of events that happen with an order."""
OF_ACCOUNTS = (
    "account_",
    "address_",
    "customer_",
    "list_stored_payment",
    "payment_method_",
    "stored_payment",
)
"""Beginnings of events that happen with an account."""
OF_EVERYBODY = (
    "any_events", "checkout_", "gift_card_", "notify_user", "payment_", "shipping_list_methods", "transaction_",
)  # fmt: skip
"""Beginnings of events that happen to whoever buys, with or without an account."""
OF_NOBODY = ("customer_type_", "gift_card_export")
"""Events that begin like those and carry nobody's data."""


@dataclass(frozen=True, slots=True)
class _App:
    """An app as its row or a left-over identifier names it."""

    id: int | None
    identifier: str
    name: str

    def party(self, *marks: str) -> Party:
        named = [self.identifier, self.name, str(self.id or ""), *marks]
        return Party(self.name, tuple(dict.fromkeys(mark for mark in named if mark)))


def used_by(subject: Subject) -> Used:
    """Which apps, gateways, carriers and webhooks have had, or will get, the person's data."""
    own = orders_of(subject).own
    carts = _checkouts(subject)
    orders = _orders(own)
    gateways = _payments(own, carts)
    # An app is known by its id, its identifier, or both; which of them fits is decided by the rows found.
    named = _transactions(own, carts) | _events(own, subject)
    named |= {
        (None, part) for part in map(app_part, (*gateways, *(e for _name, e, _channel in orders))) if part
    }
    named |= {(None, taxes) for taxes in _taxes({channel for _name, _e, channel in orders})}
    hooks = _webhooks(orders=bool(own), accounts=bool(subject.accounts), anything=bool(own or carts))
    apps = _apps(named, {hook.app_id for hook in hooks})
    return Used(
        apps=_sorted(_app(apps, *each).party() for each in named),
        gateways=_sorted(_gateway(apps, each) for each in gateways),
        carriers=_sorted([*(_carrier(apps, name, e) for name, e, _c in orders if name), *_trackings(own)]),
        webhooks=_sorted(
            _app(apps, hook.app_id, "").party(urlsplit(hook.target_url).hostname or "") for hook in hooks
        ),
    )


def receives(event: str, *, orders: bool, accounts: bool, anything: bool) -> bool:
    """Whether an event of this type is about such a person: with orders, with an account, or one who bought."""
    if event.startswith(OF_NOBODY):
        return False
    kinds = (OF_ORDERS if orders else ()) + (OF_ACCOUNTS if accounts else ())
    kinds += OF_EVERYBODY if orders or accounts or anything else ()
    return event.startswith(kinds)


def app_part(mark: str) -> str:
    """The app that a gateway or a way of delivery belongs to, its identifier or else its id; "" for none.

    Saleor writes "app:identifier:name" for gateways of apps, and the same in base64 for their ways of delivery.
    """
    text = mark or ""
    if ":" not in text:
        try:
            text = base64.b64decode(text, validate=True).decode()
        except (binascii.Error, ValueError):
            return ""
    kind, _colon, rest = text.partition(":")
    identifier, colon, _name = rest.rpartition(":")
    return identifier if kind == "app" and colon else ""


def _orders(own: Ids) -> set[tuple[str, str, int]]:
    """Way of delivery, its id with an app, and channel, of the person's orders."""
    rows = models.order().objects.filter(IsOneOf("id", own)).order_by()
    rows = rows.annotate(_external=KeyTextTransform(EXTERNAL, "private_metadata"))
    columns = ("shipping_method_name", "_external", "channel_id")
    return {(name or "", external or "", channel) for name, external, channel in _distinct(rows, columns)}


def _checkouts(subject: Subject) -> list[UUID]:
    """Open checkouts of the accounts; those of guests have no index by their address."""
    if not subject.accounts:
        return []
    rows = models.checkout().objects.filter(user_id__in=subject.accounts).order_by()
    return list(rows.values_list("pk", flat=True))


def _payments(own: Ids, carts: list[UUID]) -> set[str]:
    rows = models.payment().objects.filter(_of(own, carts)).order_by()
    return {gateway for (gateway,) in _distinct(rows, ("gateway",)) if gateway}


def _transactions(own: Ids, carts: list[UUID]) -> set[tuple[int | None, str]]:
    items = models.transaction_item().objects.filter(_of(own, carts)).order_by()
    events = models.transaction_event().objects.filter(_of(own, carts, "transaction__")).order_by()
    found = {
        *_distinct(items, ("app_id", "app_identifier")),
        *_distinct(events, ("app_id", "app_identifier")),
    }
    return {(pk, identifier or "") for pk, identifier in found if pk or identifier}


def _events(own: Ids, subject: Subject) -> set[tuple[int | None, str]]:
    """Apps that did something with an order or the account."""
    orders = models.order_event().objects.filter(IsOneOf("order_id", own), app__isnull=False).order_by()
    accounts = (
        models.customer_event().objects.filter(user_id__in=subject.accounts, app__isnull=False).order_by()
    )
    return {(pk, "") for rows in (orders, accounts) for (pk,) in _distinct(rows, ("app_id",))}


def _taxes(channels: set[int]) -> set[str]:
    """Who calculates the taxes of these channels: it is sent every address."""
    rows = models.tax_configuration().objects.filter(channel_id__in=channels, charge_taxes=True).order_by()
    rows = rows.filter(tax_calculation_strategy="TAX_APP")
    return {each for (each,) in _distinct(rows, ("tax_app_id",)) if each}


def _webhooks(*, orders: bool, accounts: bool, anything: bool) -> list[Any]:
    """Active webhooks of active apps that are told about such a person."""
    rows = models.webhook().objects.filter(is_active=True, app__is_active=True, app__removed_at=None)
    found: dict[int, Any] = {}
    for hook in rows.order_by("pk").prefetch_related("events"):
        told = (
            receives(e.event_type, orders=orders, accounts=accounts, anything=anything)
            for e in hook.events.all()
        )
        if any(told):
            found[hook.pk] = hook
    return list(found.values())


def _trackings(own: Ids) -> list[Party]:
    """Hosts of tracking addresses: staff pastes them where a number is asked for, and they name the carrier."""
    rows = models.fulfillment().objects.filter(IsOneOf("order_id", own)).order_by()
    rows = rows.filter(Q(tracking_number__startswith="https://") | Q(tracking_number__startswith="http://"))
    hosts = {_host(address) for (address,) in _distinct(rows, ("tracking_number",))} - {""}
    return [Party(host, (host,)) for host in hosts]


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _apps(named: Iterable[tuple[int | None, str]], more: set[int]) -> list[_App]:
    """Rows of all apps that are meant, removed ones too."""
    pks = more | {pk for pk, _identifier in named if pk}
    identifiers = {identifier for _pk, identifier in named if identifier}
    pks |= {int(each) for each in identifiers if each.isascii() and each.isdigit() and len(each) < 10}
    rows = (
        models.app()
        .objects.filter(Q(pk__in=pks) | Q(identifier__in=identifiers))
        .order_by("-is_active", "pk")
    )
    return [
        _App(pk, identifier or "", name)
        for pk, identifier, name in rows.values_list("pk", "identifier", "name")
    ]


def _app(apps: list[_App], pk: int | None, identifier: str) -> _App:
    """By id, by identifier, by an id that stands where an identifier would; else what is left of it."""
    for wanted in (pk, identifier):
        for each in apps:
            if wanted and wanted in (each.id, each.identifier, str(each.id)):
                return each
    return _App(pk, identifier, identifier or f"App {pk}")


def _gateway(apps: list[_App], gateway: str) -> Party:
    part = app_part(gateway)
    return _app(apps, None, part).party(gateway) if part else Party(PLUGINS.get(gateway, gateway), (gateway,))


def _carrier(apps: list[_App], name: str, external: str) -> Party:
    part = app_part(external)
    return Party(name, (name, *_app(apps, None, part).party().marks)) if part else Party(name, (name,))


def _of(own: Ids, carts: list[UUID], path: str = "") -> Q:
    return Q(IsOneOf(f"{path}order_id", own)) | Q(IsOneOf(f"{path}checkout_id", carts))


def _distinct(rows: Any, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return list(rows.values_list(*columns).distinct())


def _sorted(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each once, by name; what two spellings of one name are known by is put together."""
    found: dict[str, list[str]] = {}
    for party in parties:
        found.setdefault(party.name, []).extend(party.marks)
    return tuple(Party(name, tuple(dict.fromkeys(marks))) for name, marks in sorted(found.items()))

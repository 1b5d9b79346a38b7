"""Migrate, configure the plugin as a merchant would, let people in; the last line printed is who they are, as JSON.

python -m tests.demo.seed STOREFRONT_URL FORM

FORM is JSON: what the merchant fills in otherwise.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import django

SHOP = "Harbour Coffee"
FORM = {
    "controller": "Harbour Coffee GmbH\nHafenstraße 1\n20457 Hamburg",
    "contact_email": "privacy@harbour-coffee.example",
    "authority": "Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit, Hamburg",
    "country": "DE",
    "time_zone": "Europe/Berlin",
    "staff_emails": "privacy@harbour-coffee.example",
    # Whoever tries things out asks more often than a shopper.
    "client_submits_per_hour": "200",
    "address_mails_per_day": "50",
    "consent_keys": "newsletter = newsletter",
}


def main(storefront_url: str, form: dict[str, str]) -> dict[str, Any]:
    """Do everything that only the shop's own environment can do; returns who the people are."""
    django.setup()
    from django.core.management import call_command
    from saleor.core.db.connection import allow_writer

    with allow_writer():
        call_command("migrate", verbosity=0, interactive=False)
        _name_shop()
        _configure(storefront_url, form)
        from . import people

        more = {"staff": people.staff(), "owner": people.owner(), "mail_tool": people.mail_tool()}
        found = _populated() if people.model("order.Order").objects.exists() else _sample()
    return {**found, **more}


def _name_shop() -> None:
    from django.contrib.sites.models import Site

    Site.objects.filter(pk=1).update(name=SHOP)


def _configure(storefront_url: str, more: dict[str, str]) -> None:
    from .people import model

    parts = urlsplit(storefront_url)
    form = FORM | {
        "storefront_url": storefront_url,
        "privacy_policy_url": storefront_url,
        # The page that stands in for the Dashboard is served beside the storefront.
        "dashboard_origins": f"{parts.scheme}://{parts.netloc}",
        **more,
    }
    values = {
        "name": "Privacy desk (GDPR)",
        "active": True,
        "configuration": [{"name": name, "value": value} for name, value in form.items()],
    }
    rows = model("plugins.PluginConfiguration").objects
    rows.update_or_create(identifier="saleor_gdpr", channel=None, defaults=values)


def _sample() -> dict[str, Any]:
    """An empty shop: people and orders of our own."""
    from . import orders, people

    channel = people.model("channel.Channel").objects.create(
        name="Germany", slug="default-channel", currency_code="EUR", default_country="DE", is_active=True
    )
    home = (people.ANNA_HOME, people.ANNA_WORK)
    anna = people.customer("anna@example.com", "Anna", "Example", *home, language_code="de")
    eve = people.customer("eve@example.com", "Eve", "Stranger")
    numbers = orders.sample(channel, anna, guest_email="gustav.gast@example.com")
    return {
        "channel": channel.slug,
        "customer": people.login(anna)
        | {"orders": numbers["account"], "unlinked_orders": numbers["unlinked"]},
        "guest": {"email": "gustav.gast@example.com", "name": "Gustav Gast", "orders": numbers["guest"]},
        "stranger": people.login(eve),
    }


def _populated() -> dict[str, Any]:
    """A shop with Saleor's own sample data, whose orders carry an address but no account."""
    from . import people

    numbers: dict[str, list[str]] = {}
    for email, number in (
        people.model("order.Order").objects.filter(user=None).values_list("user_email", "number")
    ):
        numbers.setdefault(email, []).append(str(number))
    users = people.model("account.User").objects.filter(is_staff=False)
    most = [
        email for email, _ in Counter({each: len(found) for each, found in numbers.items()}).most_common()
    ]
    known = [user for email in most for user in users.filter(email=email)]
    stranger = users.exclude(email__in=most).order_by("pk").first()
    customer, guest = known[0], known[1]
    return {
        "channel": "default-channel",
        "customer": people.let_in(customer) | {"orders": [], "unlinked_orders": numbers[customer.email]},
        "guest": {**people.login(guest), "orders": numbers[guest.email]},
        "stranger": people.let_in(stranger or known[2]),
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], json.loads(sys.argv[2]))))

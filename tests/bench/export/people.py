"""The people of the bench are the same in every run: one for each size, whose orders look like a shop's.

python -m tests.bench.export.people 10,500,5000
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.bench import inside
from tests.bench.export import history

LINES = 3
BATCH = 1000
NEWEST = datetime(2026, 11, 1, 12, tzinfo=UTC)
STREETS = (
    "Lindenstraße",
    "Rue de la Paix",
    "Żurawia",
    "Calle Mayor",
    "Hauptplatz",
    "Łąkowa",
    "Am Alten Markt",
)
CITIES = (
    ("50667", "Köln"),
    ("10115", "Berlin"),
    ("20095", "Hamburg"),
    ("80331", "München"),
    ("01067", "Dresden"),
)
GOODS = (
    ("Harbour Blend", "250 g, whole beans"),
    ("Teapot “Sencha”", "cast iron, 0.8 l"),
    ("Mug", "blue / large"),
    ("Espresso N° 4", "1 kg, ground"),
    ("Filter papers", "pack of 100"),
    ("Cold brew bottle", "750 ml"),
)
NOTE = "Bitte beim Nachbarn (Öztürk, 2. OG links) abgeben, falls niemand öffnet.\nThe bell is broken — ring twice."
FORM = {
    "controller": "Example Shop Ltd\n1 High Street\nExampletown",
    "contact_email": "privacy@shop.example",
    "authority": "Example Authority, Exampletown",
    "storefront_url": "https://shop.example/privacy",
    "country": "DE",
    "time_zone": "Europe/Berlin",
}


def email_of(size: int) -> str:
    """The address of the person with so many orders."""
    return f"anna-{size}@shopper.example"


def make(sizes: tuple[int, ...]) -> None:
    """Create shop, staff and people; the planner gets its statistics."""
    from django.db import connection

    shop = _shop()
    first = 1
    for size in sizes:
        _person(shop, size, first_number=first)
        first += size
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _model(label: str) -> Any:
    from django.apps import apps

    return apps.get_model(label)


def _shop() -> Any:
    """One channel, the plugin switched on, and a member of staff who may read everything."""
    form = [{"name": name, "value": value} for name, value in FORM.items()]
    _model("plugins.PluginConfiguration").objects.update_or_create(
        identifier="saleor_gdpr",
        channel=None,
        defaults={"name": "GDPR", "active": True, "configuration": form},
    )
    staff = _model("account.User").objects.create(email="staff@shop.example", is_staff=True, is_active=True)
    group = _model("account.Group").objects.create(name="bench", restricted_access_to_channels=False)
    wanted = ("manage_orders", "manage_users")
    group.permissions.set(_model("permission.Permission").objects.filter(codename__in=wanted))
    staff.groups.add(group)
    return _model("channel.Channel").objects.create(
        name="Bench", slug="bench", currency_code="EUR", default_country="DE", is_active=True
    )


def _person(shop: Any, size: int, *, first_number: int) -> None:
    chance = random.Random(size)
    book = _model("account.Address").objects.bulk_create([_address(chance) for _ in range(3)])
    user = _model("account.User").objects.create(
        email=email_of(size),
        first_name="Anna",
        last_name="Beispiel",
        language_code="de",
        is_active=True,
        is_confirmed=True,
        default_billing_address=book[0],
        default_shipping_address=book[1],
        note="Prefers to be called by her first name.",
        metadata={"loyalty": "gold", "newsletter": "no"},
        private_metadata={"crm_id": "0031x00000A1b2c"},
    )
    user.addresses.set(book)
    _model("account.CustomerNote").objects.create(customer=user, content="Prefers a call in the morning.")
    _model("account.CustomerEvent").objects.create(user=user, type="password_changed")
    _model("checkout.Checkout").objects.create(user=user, email=user.email, channel=shop, currency="EUR")
    _model("giftcard.GiftCard").objects.create(
        code=f"GIFT-{size}",
        created_by=user,
        created_by_email=user.email,
        currency="EUR",
        initial_balance_amount=20,
        current_balance_amount=5,
        is_active=True,
    )
    for start in range(0, size, BATCH):
        _orders(chance, shop, user, range(start, min(start + BATCH, size)), size, first_number)


def _orders(chance: random.Random, shop: Any, user: Any, which: range, size: int, first_number: int) -> None:
    address, order = _model("account.Address"), _model("order.Order")
    addresses = address.objects.bulk_create([_address(chance) for _ in range(2 * len(which))])
    known = {field.name for field in order._meta.get_fields()}
    orders, lines = [], []
    for place, index in enumerate(which):
        billing, shipping = addresses[2 * place : 2 * place + 2]
        made = order(
            **_order(chance, index, size, first_number),
            user=user,
            user_email=user.email,
            channel=shop,
            billing_address=billing,
            shipping_address=shipping,
        )
        if "lines_count" in known:
            made.lines_count = LINES
        own = list(_lines(chance, made))
        made.total_gross_amount = (
            sum(line.total_price_gross_amount for line in own) + made.shipping_price_gross_amount
        )
        made.total_net_amount = made.total_charged_amount = made.total_gross_amount
        orders.append(made)
        lines += own
    order.objects.bulk_create(orders, batch_size=500)
    _model("order.OrderLine").objects.bulk_create(lines, batch_size=500)
    history.write(chance, orders, lines, _model)


def _order(chance: random.Random, index: int, size: int, first_number: int) -> dict[str, Any]:
    """An order of the last eight years, with what storefronts and apps leave on it."""
    tracking = f"GA1.2.{chance.randrange(10**9)}.{chance.randrange(10**9)}"
    return {
        "id": _uuid(chance),
        "number": first_number + index,
        "created_at": NEWEST - timedelta(days=8 * 365) * (index / size) - timedelta(seconds=index),
        "status": "fulfilled",
        "charge_status": "full",
        "origin": "checkout",
        "currency": "EUR",
        "language_code": "de",
        "customer_note": NOTE if index % 4 == 0 else "",
        "tracking_client_id": tracking[:36],
        "shipping_method_name": "DHL Paket",
        "shipping_price_net_amount": Decimal("4.900"),
        "shipping_price_gross_amount": Decimal("4.900"),
        "voucher_code": "AUTUMN-10" if index % 10 == 0 else None,
        "external_reference": f"ERP-{first_number + index:08}",
        "metadata": {"source": "storefront", "utm_campaign": "autumn-sale", "gift_wrap": str(index % 7 == 0)},
        "private_metadata": {"erp_status": "posted", "fraud_score": f"{chance.random():.3f}"},
    }


def _lines(chance: random.Random, order: Any) -> Iterator[Any]:
    for product, variant in chance.sample(GOODS, LINES):
        count, unit = chance.randint(1, 4), Decimal(chance.randint(300, 9900)) / 100
        yield _model("order.OrderLine")(
            id=_uuid(chance),
            order=order,
            product_name=product,
            variant_name=variant,
            quantity=count,
            product_sku=f"SKU-{chance.randrange(10**6):06}",
            currency="EUR",
            is_gift_card=False,
            is_shipping_required=True,
            tax_rate=Decimal("0.1900"),
            unit_price_net_amount=unit,
            unit_price_gross_amount=unit,
            total_price_net_amount=unit * count,
            total_price_gross_amount=unit * count,
            metadata={"engraving": "A. B."} if count == 1 else {},
        )


def _address(chance: random.Random) -> Any:
    postal_code, city = chance.choice(CITIES)
    return _model("account.Address")(
        first_name="Anna",
        last_name="Beispiel",
        company_name=chance.choice(("", "", "Beispiel GmbH")),
        street_address_1=f"{chance.choice(STREETS)} {chance.randint(1, 199)}",
        street_address_2="Hinterhaus, 2. OG",
        city=city,
        postal_code=postal_code,
        country="DE",
        phone=f"+49221{chance.randrange(10**7):07}",
    )


def _uuid(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


if __name__ == "__main__":
    inside.enter()
    from django.core.management import call_command

    from saleor_gdpr_plugin.host import database

    with database.primary():
        call_command("migrate", verbosity=0, interactive=False)
        make(tuple(int(part) for part in sys.argv[1].split(",")))
    print(json.dumps({"made": sys.argv[1]}))

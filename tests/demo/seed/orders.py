"""Three years of coffee: the same orders at every start, placed relative to today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.utils import timezone

from .people import ANNA_HOME, ANNA_WORK, GUSTAV, model

GOODS = (
    ("Harbour Blend", "500 g, whole beans", "HB-500", "12.90"),
    ("Harbour Blend", "1 kg, whole beans", "HB-1000", "23.50"),
    ("Lighthouse Espresso", "250 g, ground", "LE-250", "7.80"),
    ("Ethiopia Guji", "250 g, whole beans", "EG-250", "11.40"),
    ("Decaf Tide", "500 g, whole beans", "DT-500", "13.60"),
    ("Enamel mug “Boje”", "blue", "MUG-B", "14.00"),
    ("Hand grinder", "steel", "GRIND-1", "64.00"),
    ("Paper filters", "100 pieces", "FILT-100", "4.20"),
)
NOTES = ("", "", "Please ring twice.", "Bitte beim Nachbarn abgeben, falls niemand da ist.", "")
VAT = Decimal("0.07")
CENT = Decimal("0.01")


def sample(channel: Any, anna: Any, *, guest_email: str) -> dict[str, list[str]]:
    """Orders of Anna's account, her orders without login, a guest's, and one that only seems to be Anna's.

    Returns their numbers by whose they are.
    """
    random = Random(7)  # no secret: the same shop at every start
    days = sorted((random.randrange(3, 1050) for _ in range(15)), reverse=True)
    account = [_order(random, channel, day, anna.email, ANNA_HOME, user=anna) for day in days[:12]]
    # Typed at the checkout, capitals and all, without logging in.
    unlinked = [_order(random, channel, day, "Anna@Example.com", ANNA_WORK) for day in days[12:]]
    foreign = ANNA_HOME | {"first_name": "Max", "last_name": "Other"}
    other = [_order(random, channel, 30, anna.email, foreign, user=anna)]
    guest = [_order(random, channel, day, guest_email, GUSTAV) for day in (400, 12)]
    # One that is not on its way yet.
    account.append(_order(random, channel, 4, anna.email, ANNA_HOME, user=anna))
    return {"account": account, "unlinked": unlinked, "other_name": other, "guest": guest}


def _order(
    random: Random, channel: Any, days: int, email: str, address: dict[str, str], user: Any = None
) -> str:
    lines = list(_lines(random))
    net, gross = sum(line[3] for line in lines), sum(line[4] for line in lines)
    # Saleor keeps a copy of the address per order.
    billing, shipping = (model("account.Address").objects.create(**address) for _ in range(2))
    values = {
        "created_at": timezone.now() - timedelta(days=days, minutes=random.randrange(1440)),
        "user": user,
        "user_email": email,
        "channel": channel,
        "currency": channel.currency_code,
        "origin": "checkout",
        "status": "unfulfilled" if days < 10 else "fulfilled",
        "charge_status": "full",
        "language_code": "de",
        "customer_note": random.choice(NOTES),
        "shipping_method_name": "DHL Paket",
        "total_net_amount": net,
        "total_gross_amount": gross,
        "total_charged_amount": gross,
        "billing_address": billing,
        "shipping_address": shipping,
    }
    order_model = model("order.Order")
    if any(field.name == "lines_count" for field in order_model._meta.get_fields()):
        values["lines_count"] = len(lines)
    order = order_model.objects.create(**values)
    _add(order, lines)
    return str(order.number)


Line = tuple[tuple[str, str, str, str], int, Decimal, Decimal, Decimal]


def _lines(random: Random) -> Iterator[Line]:
    for goods in random.sample(GOODS, random.randrange(1, 5)):
        count = random.choice((1, 1, 2, 3))
        unit = Decimal(goods[3])
        net = (unit * count / (1 + VAT)).quantize(CENT)
        yield goods, count, unit, net, unit * count


def _add(order: Any, lines: Sequence[Line]) -> None:
    row = model("order.OrderLine")
    for (name, variant, sku, _price), count, unit, net, gross in lines:
        row.objects.create(
            order=order,
            product_name=name,
            variant_name=variant,
            product_sku=sku,
            quantity=count,
            currency=order.currency,
            is_gift_card=False,
            is_shipping_required=True,
            tax_rate=VAT,
            unit_price_net_amount=(unit / (1 + VAT)).quantize(CENT),
            unit_price_gross_amount=unit,
            total_price_net_amount=net,
            total_price_gross_amount=gross,
        )

"""The canary: one customer whose every field, in every table of the personal-data map, carries a mark of its own.

Fields are found by looking at the models of this very version, never at our declarations: what we forgot to
declare is filled too, and then missed in the export.
"""

from __future__ import annotations

import datetime
import itertools
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models

WHEN = datetime.datetime(2026, 3, 14, 9, 26, 53, tzinfo=datetime.UTC)
SHORTEST = 9
"""Letters a field must take to hold a mark; shorter ones hold digits that could stand anywhere."""


@dataclass
class Canary:
    """The customer, and where each mark stands: {mark: "app.Model.field"}."""

    letter: str
    user: Any = None
    orders: list[Any] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def of(self, *places: str) -> set[str]:
        """The marks in these fields."""
        return {mark for mark, place in self.marks.items() if place in places}


class Marker:
    """Writes rows whose every free field carries a mark."""

    def __init__(self, letter: str) -> None:
        self.canary = Canary(letter)
        self._numbers = itertools.count(1)

    def mark(self, place: str, *, domain: bool = False) -> str:
        """A mark that stands nowhere else, remembered with its place."""
        name = place.rpartition(".")[2].replace("_", "")[:10]
        text = f"{self.canary.letter}{next(self._numbers):04d}{name}"
        text = f"{text}@example.com".lower() if domain else text
        self.canary.marks[text] = place
        return text

    def make(self, label: str, **given: Any) -> Any:
        """A row with the given values and a mark in every other field that takes text; None without such a model."""
        try:
            model = apps.get_model(label)
        except LookupError:
            return None
        known = {each.name for each in model._meta.get_fields()}
        values = {key: value for key, value in given.items() if key.removesuffix("_id") in known}
        for each in model._meta.concrete_fields:
            if each.name not in values and each.attname not in values and not each.primary_key:
                value = self._value(f"{model._meta.label}.{each.name}", each)
                if value is not None:
                    values[each.name] = value
        return model.objects.create(**values)

    def _value(self, place: str, each: Any) -> Any:
        if each.choices or isinstance(each, models.ForeignKey) or type(each).__name__ == "SearchVectorField":
            return each.choices[0][0] if each.choices and not each.has_default() and not each.null else None
        match each:
            case models.EmailField():
                return self.mark(place, domain=True)
            case models.FileField():
                return self._file(place)
            case models.URLField() if each.name == "file_url":
                return self._file(place)
            case models.URLField():
                return f"https://example.com/{self.mark(place)}"
            case models.GenericIPAddressField():
                return f"203.0.113.{len(self.canary.marks) % 250}"
            case models.JSONField() if each.name == "rich_text":
                # Saleor keeps the blocks it knows, and drops the rest when it saves.
                return {"blocks": [{"type": "paragraph", "data": {"text": self.mark(place)}}]}
            case models.JSONField():
                return {self.mark(f"{place}"): self.mark(place), "list": [{"deep": self.mark(place)}]}
            case models.CharField() | models.TextField():
                return (
                    self.mark(place)[: each.max_length]
                    if (each.max_length or 99) >= SHORTEST
                    else self._short(each)
                )
            case models.DateTimeField() if not each.null:
                return WHEN
            case models.DecimalField() | models.IntegerField() | models.FloatField() if each.null is False:
                return None if each.has_default() else 1
            case _:
                return None

    @staticmethod
    def _short(each: Any) -> str | None:
        return {"currency": "EUR", "country": "DE", "format": "webp"}.get(
            each.name, "7" * (each.max_length or 1)
        )

    def _file(self, place: str) -> str:
        mark = self.mark(place)
        content = f"content of {self.mark(f'{place}/content')}".encode()
        name: str = default_storage.save(f"canary/{mark}.txt", ContentFile(content))
        self.canary.files[name] = content
        return name


def canary(letter: str, channel: Any) -> Canary:
    """A customer with a row in every table of the map; two with different letters share no mark."""
    marker = Marker(letter)
    make, found = marker.make, marker.canary
    addresses = [
        make("account.Address", country="DE", phone=f"+4930{number}0{ord(letter)}1") for number in (1, 2)
    ]
    home, work = addresses
    user = found.user = make(
        "account.User", is_active=True, is_confirmed=True, language_code="de",
        password=marker.mark("account.User.password"),
        default_billing_address=work, default_shipping_address=home, is_staff=False, is_superuser=False,
    )  # fmt: skip
    user.addresses.set(addresses)
    names = {"first_name": user.first_name, "last_name": user.last_name}
    make("account.CustomerNote", customer=user)
    value = _attribute(marker)
    make("attribute.AssignedUserAttributeValue", user=user, value=value)
    codes = make(
        "discount.VoucherCode",
        voucher=make("discount.Voucher", start_date=WHEN, min_checkout_items_quantity=1),
    )
    make("discount.VoucherCustomer", customer_email=user.email, voucher_code=codes)
    checkout = make(
        "checkout.Checkout", user=user, email=user.email, channel=channel, currency="EUR", country="DE",
        billing_address=make("account.Address", country="DE"), shipping_address=make("account.Address", country="DE"),
    )  # fmt: skip
    make("checkout.CheckoutMetadata", checkout=checkout)
    make("discount.CheckoutDiscount", checkout=checkout, value=1, amount_value=1)
    make("checkout.CheckoutDelivery", checkout=checkout, price_amount=1)
    billing = make("account.Address", country="DE", **names)
    order = make(
        "order.Order", user=user, user_email=user.email, channel=channel, currency="EUR", billing_address=billing,
        shipping_address=make("account.Address", country="DE"), lines_count=1, voucher_code=codes.code,
        origin="checkout", status="unfulfilled",
        total_net_amount=1, total_gross_amount=1,
    )  # fmt: skip
    found.orders.append(order)
    line = make(
        "order.OrderLine", order=order, quantity=1, is_shipping_required=True, is_gift_card=False, currency="EUR",
        unit_price_net_amount=1, unit_price_gross_amount=1, total_price_net_amount=1, total_price_gross_amount=1,
    )  # fmt: skip
    make("discount.OrderDiscount", order=order, value=1, amount_value=1)
    make("discount.OrderLineDiscount", line=line, value=1, amount_value=1, unique_type=None)
    make("order.OrderEvent", order=order, type="note_added", user=user)
    make("account.CustomerEvent", user=user, order=order, type="placed_order")
    shipped = make("order.Fulfillment", order=order, status="fulfilled", fulfillment_order=1)
    make("order.FulfillmentLine", fulfillment=shipped, order_line=line, quantity=1)
    refund = make("order.OrderGrantedRefund", order=order, amount_value=1, currency="EUR")
    make("order.OrderGrantedRefundLine", granted_refund=refund, order_line=line, quantity=1)
    invoice = make("invoice.Invoice", order=order, status="success", created=WHEN)
    make("invoice.InvoiceEvent", invoice=invoice, order=order, type="sent", user=user)
    payment = make(
        "payment.Payment", order=order, is_active=True, to_confirm=False, total=1, captured_amount=1
    )
    make("payment.Transaction", payment=payment, kind="capture", is_success=True, amount=1, currency="EUR")
    item = make("payment.TransactionItem", order=order, user=user, currency="EUR", available_actions=[])
    make(
        "payment.TransactionEvent",
        transaction=item,
        type="charge_success",
        amount_value=1,
        currency="EUR",
        user=user,
    )
    card = make(
        "giftcard.GiftCard", created_by=user, created_by_email=user.email, used_by=user, used_by_email=user.email,
        assigned_to=user, assigned_to_email=user.email, is_active=True, initial_balance_amount=1,
        current_balance_amount=1, currency="EUR",
    )  # fmt: skip
    card.tags.add(make("giftcard.GiftCardTag"))
    make("giftcard.GiftCardEvent", gift_card=card, order=order, user=user, type="used_in_order")
    return found


def _attribute(marker: Marker) -> Any:
    """Attribute and value; None in versions whose customers have no attributes."""
    try:
        apps.get_model("attribute.AssignedUserAttributeValue")
    except LookupError:
        return None
    attribute = marker.make("attribute.Attribute", type="customer-type", input_type="plain-text")
    return marker.make("attribute.AttributeValue", attribute=attribute)

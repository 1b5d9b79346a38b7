"""Complete by construction: every mark of the canary is in the answer, no secret, and nothing of anybody else."""

from __future__ import annotations

import html
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.canary import Canary, canary

SECRET = {
    "account.User.password": "a hash that opens the account to whoever breaks it",
    "account.User.jwt_token_key": "signs the account's sessions",
    "payment.Payment.token": "moves money at the payment provider",
    "payment.Transaction.token": "moves money at the payment provider",
    "payment.Transaction.action_required_data": "answers a payment provider's challenge",
    "payment.TransactionItem.idempotency_key": "repeats a call to a payment app",
    "payment.TransactionEvent.idempotency_key": "repeats a call to a payment app",
}
"""Must be in no file of the answer. Written by hand; nothing here is read from the product."""
COPY = {
    "account.User.search_document": "copy for the search",
    "order.Order.search_document": "copy for the search",
}
CATALOGUE = {
    "discount.Voucher", "discount.VoucherCode", "attribute.Attribute", "checkout.CheckoutDelivery.tax_class",
    "order.Order.shipping_tax_class", "order.OrderLine.tax_class", "order.OrderLine.product_variant_id",
    "order.OrderLine.sale_id",
}  # fmt: skip
"""The merchant's own texts, by the beginning of their place: they tell nothing about the person."""
FILES = {"account.User.avatar", "invoice.Invoice.invoice_file", "attribute.AttributeValue.file_url"}
CODES = {"discount.VoucherCode.code", "attribute.Attribute.name"}
"""Of these the person's records do show one field."""


def private(place: str) -> bool:
    return "private_metadata" in place


@pytest.fixture
def anna(channel: Any) -> Canary:
    return canary("A", channel)


@pytest.fixture
def eve(channel: Any) -> Canary:
    return canary("E", channel)


@pytest.fixture
def strangers(anna: Canary, eve: Canary, order_for: Callable[..., Any]) -> list[str]:
    """Notes on orders that only look like Anna's."""
    email, other = anna.user.email, eve.user
    look_alike = email.replace("a", "а", 1)  # a Cyrillic letter
    order_for(other, email=email, customer_note="OF-ANOTHER-ACCOUNT")
    order_for(anna.user, email="mother@example.org", customer_note="FOREIGN-ADDRESS")
    order_for(email=look_alike, customer_note="LOOK-ALIKE")
    order_for(email=f"x{email}", customer_note="LONGER-ADDRESS")
    order_for(email=email.replace("@", "+shop@"), customer_note="PLUS-TAG")
    order_for(email=email.replace("example.com", "example.co"), customer_note="OTHER-DOMAIN")
    assert look_alike != email
    return [
        "OF-ANOTHER-ACCOUNT",
        "FOREIGN-ADDRESS",
        "LOOK-ALIKE",
        "LONGER-ADDRESS",
        "PLUS-TAG",
        "OTHER-DOMAIN",
    ]


@pytest.fixture
def files(
    archive_of: Callable[..., zipfile.ZipFile], anna: Canary, eve: Canary, strangers: Any
) -> dict[str, bytes]:
    """Every file of Anna's archive; Eve is there too."""
    package = archive_of(anna.user)
    return {name: package.read(name) for name in package.namelist()}


def owed(found: Canary) -> set[str]:
    left = {
        place
        for place in found.marks.values()
        if place in SECRET or place in COPY or private(place) or place.endswith("/content")
        or (any(place.startswith(start) for start in CATALOGUE) and place not in CODES)
    }  # fmt: skip
    return {mark for mark, place in found.marks.items() if place not in left}


def test_canary__every_mark_is_in_data_json(files: dict[str, bytes], anna: Canary) -> None:
    text = files["data.json"].decode()
    json.loads(text)
    assert {anna.marks[mark] for mark in owed(anna) if mark not in text} == set()


def test_canary__every_mark_is_in_the_report(files: dict[str, bytes], anna: Canary) -> None:
    text = html.unescape(files["report.html"].decode())
    assert {anna.marks[mark] for mark in owed(anna) if mark not in text} == set()


def test_canary__files_are_in_the_archive_byte_by_byte(files: dict[str, bytes], anna: Canary) -> None:
    copied = {content for name, content in files.items() if name.startswith("files/")}
    wanted = {
        content for name, content in anna.files.items()
        if any(part in name for part in anna.of(*FILES))
    }  # fmt: skip
    assert len(wanted) == len({anna.marks[mark] for mark in anna.of(*FILES)}) >= 2
    assert wanted <= copied


def test_canary__no_secret_is_in_any_file(files: dict[str, bytes], anna: Canary) -> None:
    secrets = anna.of(*SECRET)
    assert len({anna.marks[mark] for mark in secrets}) == len(SECRET)
    everything = b"\n".join(files.values())
    assert {anna.marks[mark] for mark in secrets if mark.encode() in everything} == set()


def test_canary__private_metadata_shows_keys_and_no_values(files: dict[str, bytes], anna: Canary) -> None:
    everything = b"\n".join(files.values())
    places = {
        place for place in anna.marks.values() if private(place) and place.startswith(("account.", "order.O"))
    }
    assert len(places) > 3
    shown = {mark for mark, place in anna.marks.items() if place in places and mark.encode() in everything}
    # Of each three marks in a value - key, text, deep text - the key alone.
    assert 0 < len(shown) * 3 <= len(anna.of(*places))


def test_canary__nothing_of_anybody_else(files: dict[str, bytes], eve: Canary, strangers: list[str]) -> None:
    everything = b"\n".join(files.values())
    assert [note for note in strangers if note.encode() in everything] == []
    assert len(eve.marks) > 150
    assert {eve.marks[mark] for mark in eve.marks if mark.encode() in everything} == set()

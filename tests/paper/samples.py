"""Made-up people, orders and mails, and a template engine that fails on a missing variable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.test import override_settings

from saleor_gdpr_plugin.contracts import LegalBasis
from saleor_gdpr_plugin.export.report import Category, Older, Report
from saleor_gdpr_plugin.mail import messages
from saleor_gdpr_plugin.mail.message import Message

LANGUAGES = ("en", "de", "fr")
SHOP = "Kontor & Küste"
REFERENCE = "GDPR-7K2M-Q9XD"
LINK = "https://shop.example/privacy#token=9f2c1e7b6a5d4c3b2a19087f6e5d4c3b"
CONTACT = "privacy@shop.example"

MAILS: tuple[Message, ...] = (
    messages.Verify(reference=REFERENCE, link=LINK, code="482913", link_hours=24, code_minutes=10),
    messages.Received(
        reference=REFERENCE,
        due_on=date(2026, 12, 3),
        status_link=LINK,
        confirm_link=LINK,
        link_hours=24,
        contact_email=CONTACT,
    ),
    messages.DataReady(
        reference=REFERENCE,
        link=LINK,
        until=datetime(2026, 11, 24, 22, 30, tzinfo=UTC),
        downloads=10,
        contact_email=CONTACT,
    ),
    messages.DownloadLink(reference=REFERENCE, link=LINK, link_hours=24),
    messages.NothingHeld(reference=REFERENCE, contact_email=CONTACT),
    messages.StaffNew(reference=REFERENCE, right="ACCESS-LABEL", due_on=date(2026, 12, 3)),
    messages.StaffReady(reference=REFERENCE, due_on=date(2026, 12, 3), problems=("PROBLEM-LABEL",)),
    messages.StaffFailed(reference=REFERENCE, problem="PROBLEM-LABEL"),
    messages.Extended(
        reference=REFERENCE,
        due_on=date(2026, 12, 3),
        until=date(2027, 2, 3),
        reason="REASON-LABEL\nSECOND-LABEL",
        status_link=LINK,
        contact_email=CONTACT,
    ),
    messages.Question(
        reference=REFERENCE,
        question="QUESTION-LABEL",
        about="identity",
        pauses=True,
        answer_link=LINK,
        contact_email=CONTACT,
    ),
    messages.Refused(
        reference=REFERENCE,
        right="RIGHT-LABEL",
        ground="GROUND-LABEL",
        explanation="EXPLANATION-LABEL",
        authorities=("AUTHORITY-LABEL",),
        contact_email=CONTACT,
    ),
    messages.Lapsed(reference=REFERENCE, storefront_link=LINK, contact_email=CONTACT),
    messages.RightChanged(
        reference=REFERENCE,
        before="BEFORE-LABEL",
        after="AFTER-LABEL",
        reason="REASON-LABEL",
        status_link=LINK,
        contact_email=CONTACT,
    ),
    messages.Cancelled(reference=REFERENCE, contact_email=CONTACT),
    messages.ArchiveWithdrawn(reference=REFERENCE, reason="REASON-LABEL", contact_email=CONTACT),
    messages.ApprovedGrace(
        reference=REFERENCE,
        carry_out_at=datetime(2026, 11, 24, 22, 30, tzinfo=UTC),
        call_back_link=LINK,
        contact_email=CONTACT,
    ),
    messages.StaffVerified(reference=REFERENCE, right="RIGHT-LABEL", due_on=date(2026, 12, 3)),
    messages.StaffDueSoon(reference=REFERENCE, due_on=date(2026, 12, 3), days=5),
    messages.StaffOverdue(count=2, lines=("LINE-LABEL",)),
    messages.StaffChanged(reference=REFERENCE, what="answered"),
    messages.StaffAssigned(reference=REFERENCE, due_on=date(2026, 12, 3)),
    messages.StaffSecond(reference=REFERENCE, due_on=date(2026, 12, 3)),
    messages.JournalHead(number=4711, seal="SEAL-LABEL", at=datetime(2026, 11, 24, 22, 30, tzinfo=UTC)),
    messages.TestMail(),
)


class Missing(str):
    """What the engine shows for a missing variable: an error."""

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"the template uses {name}, which it was not given")


@contextmanager
def strict(*directories: Path) -> Iterator[None]:
    """Templates fail on a missing variable; `directories` hold a merchant's own."""
    engine = {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": list(directories),
        "OPTIONS": {"string_if_invalid": Missing("%s")},
    }
    with override_settings(TEMPLATES=[engine]):
        yield


def variables(mail: Message) -> dict[str, Any]:
    """What the outbox hands to a template."""
    return {"shop": SHOP, "subject": mail.subject(), **asdict(mail)}


def money(amount: str, currency: str = "EUR") -> dict[str, str]:
    return {"amount": amount, "currency": currency}


def address(**changes: Any) -> dict[str, Any]:
    """An address as it stands on an order."""
    return {
        "first_name": "Anna",
        "last_name": "Example",
        "company_name": "",
        "street_address_1": "Lindenallee 12",
        "street_address_2": "",
        "city": "Hamburg",
        "city_area": "",
        "postal_code": "20259",
        "country": "DE",
        "country_area": "",
        "phone": "+4940555010",
        "metadata": {},
        **changes,
    }


def saved_address(**changes: Any) -> dict[str, Any]:
    """An address of the address book."""
    return {"id": 1, "is_default_billing": True, "is_default_shipping": False, **address(), **changes}


def line(**changes: Any) -> dict[str, Any]:
    """One line of an order."""
    return {
        "product_name": "Merino Socks",
        "variant_name": "Pack of 3",
        "sku": "MS-3-39",
        "quantity": 2,
        "unit_price_net": money("20.588"),
        "unit_price_gross": money("24.500"),
        "total_price_gross": money("49.000"),
        "tax_rate": 0.19,
        "discount_reason": None,
        "voucher_code": None,
        "metadata": {},
        **changes,
    }


def order(number: int = 10421, **changes: Any) -> dict[str, Any]:
    """An order; the higher its number, the newer it is."""
    placed = datetime(2026, 11, 18, 19, 42, tzinfo=UTC) - timedelta(days=10421 - number)
    return {
        "number": number,
        "id": f"3f1c2a90-0000-4000-8000-{number:012d}",
        "placed_at": placed.isoformat(),
        "status": "fulfilled",
        "charge_status": "full",
        "channel": "default-channel",
        "origin": "checkout",
        "email": "anna@example.com",
        "language_code": "de",
        "customer_note": "",
        "external_reference": None,
        "tracking_client_id": "",
        "voucher_code": None,
        "shipping_method": "Parcel",
        "collection_point": None,
        "currency": "EUR",
        "total_net": money("45.294"),
        "total_gross": money("53.900"),
        "shipping_price_gross": money("4.900"),
        "total_charged": money("53.900"),
        "billing_address": address(),
        "shipping_address": address(first_name="Otto"),
        "metadata": {},
        "private_metadata_keys": [],
        "lines": [line()],
        **changes,
    }


def account(**changes: Any) -> dict[str, Any]:
    """A customer account."""
    return {
        "id": 4711,
        "email": "anna@example.com",
        "first_name": "Anna",
        "last_name": "Example",
        "language_code": "de",
        "date_joined": "2021-03-14T08:22:10.123456+00:00",
        "last_login": "2026-11-18T19:30:00+00:00",
        "is_active": True,
        "is_confirmed": True,
        "note": "Called about a late parcel.",
        "external_reference": "CRM-00817",
        "metadata": {"loyalty_tier": "silver"},
        "private_metadata_keys": ["erp.customer_no"],
        **changes,
    }


REPORT = Report(
    shop=SHOP,
    controller="Kontor & Küste GmbH\nSpeicherstraße 8\n20457 Hamburg",
    contact_email=CONTACT,
    authority="Authority of Hamburg\nLudwig-Erhard-Straße 22",
    privacy_policy_url="https://shop.example/privacy-policy",
    reference=REFERENCE,
    language="en",
    time_zone="Europe/Berlin",
    email="anna@example.com",
    received_on=date(2026, 11, 3),
    made_at=datetime(2026, 11, 19, 9, 14, tzinfo=UTC),
    categories=(
        Category(
            label="Kind A",
            count=1,
            bases=(LegalBasis.CONTRACT, LegalBasis.LEGITIMATE_INTEREST),
            provided=True,
            purposes=("to send parcels",),
            retention="ten years",
        ),
        Category(label="Kind B", count=2345, bases=(LegalBasis.LEGAL_OBLIGATION,), provided=False),
    ),
    account=account(),
    addresses=(saved_address(), saved_address(id=2, country="FR", city="Strasbourg")),
    orders=tuple(order(10421 - position) for position in range(25)),
    order_count=25,
    first_order_on=datetime(2021, 3, 14, tzinfo=UTC),
    last_order_on=datetime(2026, 11, 18, tzinfo=UTC),
    totals=(("EUR", "2871.400"), ("CHF", "128.000")),
    older=(Older(year=2021, filename="orders-2021.html", count=1),),
    recipients=("Parcel Service Ltd, Ireland",),
    automated_decisions="None are taken.",
    left_out=("Left out on purpose.",),
    problems=("Could not be read.",),
)


def report(**changes: Any) -> Report:
    """A report about Anna."""
    return replace(REPORT, **changes)

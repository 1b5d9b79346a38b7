"""Made-up people, orders and mails, and a template engine that fails on a missing variable."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.test import override_settings

from saleor_gdpr_plugin.contracts import LegalBasis, Record
from saleor_gdpr_plugin.export.report import Category, Elsewhere, Older, Report
from saleor_gdpr_plugin.export.sections import Section
from saleor_gdpr_plugin.mail import messages
from saleor_gdpr_plugin.mail.message import Message
from saleor_gdpr_plugin.register.answer import Recipient

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
    messages.Corrected(
        reference=REFERENCE,
        changed=("FIELD-LABEL: VALUE-LABEL",),
        kept=("KEPT-LABEL: VALUE-LABEL\nGROUND-LABEL EXPLANATION-LABEL",),
        authorities=("AUTHORITY-LABEL",),
        status_link=LINK,
        contact_email=CONTACT,
    ),
    messages.Erased(
        reference=REFERENCE,
        goes=("GOES-LABEL",),
        kept=("KEPT-LABEL REASON-LABEL",),
        authorities=("AUTHORITY-LABEL",),
        record_months=36,
        contact_email=CONTACT,
        certificate_link=LINK,
        certificate_days=30,
    ),
    messages.Lapsed(reference=REFERENCE, storefront_link=LINK, contact_email=CONTACT),
    messages.RestrictionSet(reference=REFERENCE, ground="GROUND-LABEL", contact_email=CONTACT),
    messages.RestrictionEnding(
        reference=REFERENCE,
        ground="GROUND-LABEL",
        reason="REASON-LABEL",
        lift_at=datetime(2026, 11, 28, 9, 0, tzinfo=UTC),
        contact_email=CONTACT,
    ),
    messages.ObjectionAccepted(reference=REFERENCE, contact_email=CONTACT),
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
    messages.JournalLines(
        lines=("LINE-LABEL", "SECOND-LABEL"), count=2, at=datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    ),
    messages.TestMail(),
    messages.ConsentConfirm(
        title="TITLE-LABEL", text="TEXT-LABEL\nSECOND-LABEL", link=LINK, link_hours=24, contact_email=CONTACT
    ),
    messages.ConsentReceipt(
        title="TITLE-LABEL",
        text="TEXT-LABEL\nSECOND-LABEL",
        at=datetime(2026, 11, 24, 22, 30, tzinfo=UTC),
        link=LINK,
        contact_email=CONTACT,
    ),
    messages.ConsentWithdrawn(
        reference=REFERENCE, title="TITLE-LABEL", undo_link=LINK, page_link=LINK, contact_email=CONTACT
    ),
    messages.ObjectionInEffect(reference=REFERENCE, undo_link=LINK, page_link=LINK, contact_email=CONTACT),
    messages.StaffConsent(
        reference=REFERENCE, what="withdrawn", nothing_left=True, by_consent=("KIND-LABEL", "OTHER-LABEL")
    ),
    messages.EmailConfirmOld(
        reference=REFERENCE, link=LINK, new="new-LABEL@example.org", link_hours=24, contact_email=CONTACT
    ),
    messages.EmailConfirmNew(reference=REFERENCE, link=LINK, link_hours=24),
    messages.EmailTaken(reference=REFERENCE, contact_email=CONTACT),
    messages.EmailChanged(reference=REFERENCE, contact_email=CONTACT),
    messages.EmailExpired(reference=REFERENCE, storefront_link=LINK, contact_email=CONTACT),
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


def section(slug: str, label: str, *records: dict[str, Any], count: int | None = None) -> Section:
    """A further kind of data; `count` where there are more records than shown."""
    texts = tuple(Record(json.dumps(record, ensure_ascii=False)) for record in records)
    return Section(slug=slug, label=label, count=len(texts) if count is None else count, records=texts)


def happened(kind: str, day: int, **changes: Any) -> dict[str, Any]:
    """An event as Saleor keeps it."""
    return {"type": kind, "date": f"2026-11-{day:02d}T08:30:00+00:00", "parameters": {}, **changes}


SECTIONS = (
    section(
        "customer_events",
        "Kind C",
        happened("account_created", 18, order=None),
        happened("placed_order", 17, order=10421),
        happened(
            "email_changed", 16, parameters={"old_email": "a@example.com", "new_email": "b@example.com"}
        ),
        *(happened("password_reset", 15 - day) for day in range(6)),
        count=1409,
    ),
    section(
        "notes",
        "Kind D",
        {
            "content": "Called about a parcel.\nWas friendly.",
            "created_at": "2026-10-02T11:00:00+00:00",
            "is_public": False,
        },
    ),
    section(
        "order_events",
        "Kind E",
        happened(
            "email_sent",
            18,
            order_number=10421,
            parameters={"email": "anna@example.com", "email_type": "order_confirmation"},
        ),
        happened(
            "fulfillment_fulfilled_items",
            19,
            parameters={"fulfilled_items": [{"quantity": 2, "sku": "MS-3-39"}]},
        ),
        happened(
            "tracking_updated",
            19,
            parameters={"tracking_number": "00340434", "fulfillment": {"status": "fulfilled"}},
        ),
    ),
    section(
        "payments",
        "Kind F",
        {
            "gateway": "mirumee.payments.stripe",
            "created_at": "2026-11-18T19:43:00+00:00",
            "charge_status": "fully-charged",
            "total": money("53.900"),
            "cc_brand": "visa",
            "cc_last_digits": "4242",
            "billing_country_code": "DE",
            "transactions": [
                {
                    "kind": "auth",
                    "created_at": "2026-11-18T19:43:01+00:00",
                    "amount": money("53.900"),
                    "is_success": True,
                },
                {
                    "kind": "capture",
                    "created_at": "2026-11-18T19:43:02+00:00",
                    "amount": money("53.900"),
                    "is_success": True,
                },
            ],
        },
    ),
    section(
        "gift_cards",
        "Kind G",
        {
            "code": "••••7Q2M",
            "created_at": "2026-01-05T10:00:00+00:00",
            "initial_balance": money("50.00"),
            "current_balance": money("12.50"),
            "is_active": True,
            "tags": ["winter", "thanks"],
            "events": [
                {"type": "issued", "date": "2026-01-05T10:00:00+00:00", "parameters": {"message": "Enjoy!"}}
            ],
        },
    ),
    section("vouchers", "Kind H"),
)
"""Kinds of data without a form of their own; the last one holds nothing."""

PIXELS = (
    "iVBORw0KGgoAAAANSUhEUgAAAPAAAABACAIAAACr/W2wAAABYElEQVR42u3dyxGCQBBFURJh59KIjNAs2xR0vj3tufUS"
    "gDorCpgrpEJdboGAloCWgJa2gb5f7+/n1isp6J8ck628oDspY60soAdSxlqbQU/SzLRWg55KGWstBb1M8yjT9+Np524u"
    "6MWah5hmAuhEmvtNMwF0Ls2dppkAOp3mHtNMAA201QWdRHOzaSaATqq5zTQTQANtFUEn1NxgmgmggbZyoNNq9pqHgBbQ"
    "QKsM6OSamRbQAhpoAQ20gJ4I2qPcjc+DgQYaaKCBBhpoAxpooIEGGmiggQYaaKCBBtqABhpooIEGeh/o8D60Kr3LAbSA"
    "BlqJQUeVr74FNNCqCDpK/DlJQAOtoqDD30ftwGfY/g9tQANth4IOZ6xYMdDhFCwrBjqcU2jFQIeTZK0Y6DjtrG+egN7P"
    "euC18QT0ZtNjr40noLexnnFtPAG9gbXXD5QLdJtst17ZQUtAS0BLQOsf+gCrQNmdl9XoVgAAAABJRU5ErkJggg=="
)
"""A made-up logo."""
LOGO = "data:image/png;base64," + PIXELS

REPORT = Report(
    shop=SHOP,
    controller="Kontor & Küste GmbH\nSpeicherstraße 8\n20457 Hamburg",
    contact_email=CONTACT,
    authorities=("Authority of Hamburg, Ludwig-Erhard-Straße 22",),
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
            origin="ORIGIN-A",
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
    address_count=2,
    sections=SECTIONS,
    recipients=(
        Recipient("Parcel Service Ltd", "ROLE-A", "ROLE-B", "PLACE-A", ""),
        Recipient("Card Processor Inc.", "ROLE-C", "ROLE-D", "PLACE-B", "SAFEGUARD-A"),
    ),
    automated_decisions="None are taken.",
    systems=(
        Elsewhere(name="SYSTEM-A", contact="tool@shop.example", holds="HOLDS-A"),
        Elsewhere(name="SYSTEM-B", contact="", holds="HOLDS-B", answered=True),
    ),
    left_out=("Left out on purpose.",),
    problems=("Could not be read.",),
)


def report(**changes: Any) -> Report:
    """A report about Anna."""
    return replace(REPORT, **changes)

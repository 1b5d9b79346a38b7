"""What we ship: every source and every rule has words, in English, German and French."""

from __future__ import annotations

import re
from typing import Any

import pytest

from saleor_gdpr_plugin.datamap import registry
from saleor_gdpr_plugin.register import entries, kinds, texts

SLUGS = {
    "account": "account", "addresses": "account", "attributes": "account", "customer_events": "account",
    "notes": "account", "payment_methods": "account", "checkouts": "checkouts", "orders": "orders",
    "order_events": "orders", "fulfillments": "orders", "refunds": "orders", "invoices": "invoices",
    "payments": "payments", "transactions": "payments", "gift_cards": "gift_cards", "vouchers": "orders",
    "consents": "consent", "privacy_requests": "privacy", "privacy_mails": "privacy",
    "restrictions": "privacy", "statements": "privacy", "former_addresses": "privacy", "former_names": "privacy",
}  # fmt: skip
"""Every source, and the rule that says how long it is kept."""


def every_text() -> list[tuple[str, Any]]:
    found = [(name, each) for name, each in entries.words().items()]
    for (kind, key), entry in entries.prefilled().items():
        for name, value in kinds.as_json(entry.value).items():
            if isinstance(value, dict) and value:
                found.append((f"{kind}.{key}.{name}", value))
    return found


@pytest.mark.parametrize(("name", "text"), every_text(), ids=[name for name, _text in every_text()])
def test_text__stands_in_three_languages_and_differs(name: str, text: dict[str, str]) -> None:
    assert list(text) == list(texts.SHIPPED)
    assert all(each == each.strip() and len(each) > 5 for each in text.values())
    assert len(set(text.values())) == 3 or name.endswith(".persons")
    whole = "".join(text.values())
    assert not re.search(r"['\"]|  |[Aa]rt\. | [:;]", whole), (
        "typographic marks; no break before a number or a colon"
    )


def test_prefilled__covers_every_source_once_with_its_rule() -> None:
    activities = [entry.value for (kind, _key), entry in entries.prefilled().items() if kind == "activity"]
    covered = [slug for activity in activities for slug in activity.sources]
    rules = {key for kind, key in entries.prefilled() if kind == "retention"}
    assert sorted(covered) == sorted(SLUGS)
    assert rules == set(SLUGS.values())
    for activity in activities:
        assert {SLUGS[slug] for slug in activity.sources} <= set(activity.retention) <= rules


def test_prefilled__fits_the_sources_there_are() -> None:
    assert {source.slug: source.retention for source in registry.sources()}.items() <= SLUGS.items()


def test_prefilled__names_no_recipient_no_system_and_no_number_of_months() -> None:
    kinds_of = [kind for kind, _key in entries.prefilled()]
    assert {"recipient", "system"} & set(kinds_of) == set()
    assert {key for kind, key in entries.prefilled() if kind == "text"} == set(kinds.TEXTS)
    assert [e.value.months for (kind, _k), e in entries.prefilled().items() if kind == "retention"] == [
        None
    ] * 8


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "Hallo"),
        ("de-AT", "Servus"),
        ("de_CH", "Hallo"),
        ("fr", "Hello"),
        ("", "Hello"),
        ("EN", "Hello"),
    ],
)
def test_pick__exact_then_base_then_english(language: str, expected: str) -> None:
    assert texts.pick({"en": "Hello", "de": "Hallo", "de-at": "Servus"}, language) == expected


def test_pick__whatever_there_is_else_nothing() -> None:
    assert texts.pick({"pl": "Cześć"}, "de") == "Cześć"
    assert texts.pick({}, "de") == ""

"""Baseline (a): what an expert would type, one statement that gives the same rows as JSON, with every column.

It is written by hand and knows nothing of our sources; at each size both must have read as many rows of each table.
"""

from __future__ import annotations

import json
from typing import Any

ORDERS = "(SELECT id FROM order_order WHERE user_id = %(account)s)"
OF_ACCOUNT = "WHERE user_id = %(account)s"
OF_ORDERS = f"WHERE order_id IN {ORDERS}"
TABLES: dict[str, tuple[str, str]] = {
    "account": ("account_user", "WHERE id = %(account)s"),
    "addresses": (
        "account_address",
        "WHERE id IN (SELECT address_id FROM account_user_addresses WHERE user_id = %(account)s)",
    ),
    "customer_events": ("account_customerevent", OF_ACCOUNT),
    "notes": ("account_customernote", "WHERE customer_id = %(account)s"),
    "orders": ("order_order", OF_ACCOUNT),
    "lines": ("order_orderline", OF_ORDERS),
    "order_addresses": (
        "account_address",
        "WHERE id IN (SELECT unnest(ARRAY[billing_address_id, shipping_address_id]) FROM order_order "
        "WHERE user_id = %(account)s)",
    ),
    "order_discounts": ("discount_orderdiscount", OF_ORDERS),
    "order_events": ("order_orderevent", OF_ORDERS),
    "fulfillments": ("order_fulfillment", OF_ORDERS),
    "fulfillment_lines": (
        "order_fulfillmentline",
        f"WHERE fulfillment_id IN (SELECT id FROM order_fulfillment {OF_ORDERS})",
    ),
    "refunds": ("order_ordergrantedrefund", OF_ORDERS),
    "invoices": ("invoice_invoice", OF_ORDERS),
    "payments": ("payment_payment", OF_ORDERS),
    "payment_answers": (
        "payment_transaction",
        f"WHERE payment_id IN (SELECT id FROM payment_payment {OF_ORDERS})",
    ),
    "transactions": ("payment_transactionitem", OF_ORDERS),
    "transaction_events": (
        "payment_transactionevent",
        f"WHERE transaction_id IN (SELECT id FROM payment_transactionitem {OF_ORDERS})",
    ),
    "checkouts": ("checkout_checkout", OF_ACCOUNT),
    "gift_cards": ("giftcard_giftcard", "WHERE created_by_id = %(account)s"),
}
STATEMENT = (
    "SELECT json_build_object("
    + ", ".join(
        f"'{name}', (SELECT json_agg(t) FROM (SELECT * FROM {table} {which}) t)"  # noqa: S608 (no value in it)
        for name, (table, which) in TABLES.items()
    )
    + ")::text"
)


def read(account_id: int) -> str:
    """Everything about the account, as one text."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, {"account": account_id})
        row = cursor.fetchone()
    text: str = row[0]
    return text


def differences(document: str, baseline: str) -> list[str]:
    """Kinds of rows of which the two have not read the same number; empty when they read the same rows."""
    ours, theirs = _counted(json.loads(document)["sources"]), json.loads(baseline)
    found = {name: len(rows or ()) for name, rows in theirs.items()}
    return [
        f"{name}: {ours.get(name, 0)} and {found.get(name, 0)} rows"
        for name in sorted(ours.keys() | found.keys())
        if ours.get(name, 0) != found.get(name, 0)
    ]


def _counted(sources: dict[str, Any]) -> dict[str, int]:
    """Rows of each table in the document, those nested in its records too."""
    counts = {slug: len(source["records"]) for slug, source in sources.items()}
    nested = (
        ("lines", "orders", "lines"),
        ("order_discounts", "orders", "discounts"),
        ("fulfillment_lines", "fulfillments", "lines"),
        ("payment_answers", "payments", "transactions"),
        ("transaction_events", "transactions", "events"),
    )
    for name, slug, key in nested:
        counts[name] = sum(len(record[key]) for record in sources[slug]["records"])
    addresses = [
        order[key]
        for order in sources["orders"]["records"]
        for key in ("billing_address", "shipping_address")
    ]
    counts["order_addresses"] = len([each for each in addresses if each])
    # The request that asks is the desk's own; nothing else is empty by chance.
    counts.pop("privacy_requests")
    return {name: count for name, count in counts.items() if count}

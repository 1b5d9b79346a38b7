"""Every table of the shop before and after a change, row by row, with one customer's keys and words made anyone's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

Rows = dict[tuple[str, str], dict[str, Any]]
"""By table and key: the columns of a row."""
LEFT_OUT = ("saleor_gdpr_plugin_", "django_", "permission_permission")
UNLIKE = frozenset({"updated_at", "search_vector", "search_document"})
"""Columns that differ between any two customers: moments, and copies for the search, which have tests of their own."""
RANDOM = frozenset({"jwt_token_key"})
"""Columns of which only the change is compared."""
POINTS_AT = {
    "user_id": "account_user", "address_id": "account_address", "default_shipping_address_id": "account_address",
    "default_billing_address_id": "account_address", "shipping_address_id": "account_address",
    "billing_address_id": "account_address", "order_id": "order_order",
}  # fmt: skip


def names() -> list[str]:
    """Every table there is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def read() -> Rows:
    """What stands in all tables but ours."""
    tables = [name for name in names() if not name.startswith(LEFT_OUT)]
    parts = (f"SELECT '{name}', to_jsonb(t)::text FROM \"{name}\" t" for name in tables)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        found = [(table, json.loads(text)) for table, text in cursor.fetchall()]
    return {(table, str(row.get("id", row))): row for table, row in found}


def holding(word: str) -> list[str]:
    """Tables, ours too, in a row of which the word stands, whatever its case."""
    parts = (f"SELECT '{name}' FROM \"{name}\" t WHERE to_jsonb(t)::text ILIKE %s" for name in names())
    statement = " UNION ".join(parts)
    with connection.cursor() as cursor:
        cursor.execute(statement, [f"%{word}%"] * statement.count("%s"))
        return sorted(name for (name,) in cursor.fetchall())


def changes(
    before: Rows, after: Rows, roles: Mapping[tuple[str, str], str], words: Mapping[str, str]
) -> set[str]:
    """What a change wrote: a line for each column of a changed row, one for each row that came or went.

    `roles` names rows, `words` texts, so that the lines of two customers can be compared.
    """
    new = dict.fromkeys(after.keys() - before.keys(), "new")
    named = {**new, **roles}

    def value(column: str, found: Any) -> str:
        if column in POINTS_AT and found is not None:
            return named.get((POINTS_AT[column], str(found)), str(found))
        return "*" if column in RANDOM else _said(found, words)

    lines = set()
    for (table, key), row in after.items():
        old = before.get((table, key))
        if old is None:
            said = (f"{name}={value(name, each)}" for name, each in _telling(row))
            lines.add(f"{table} + {', '.join(said)}")
            continue
        for name in sorted(row.keys() - UNLIKE):
            if row[name] != old[name]:
                lines.add(f"{table} {named.get((table, key), key)}: {name}={value(name, row[name])}")
    lines |= {f"{table} - {named.get((table, key), key)}" for table, key in before.keys() - after.keys()}
    return lines


def _telling(row: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """The columns of a new row that say something."""
    empty = (None, "", {}, [], False)
    skipped = UNLIKE | {"id", "date", "created_at"}
    return [(name, row[name]) for name in sorted(row) if name not in skipped and row[name] not in empty]


def _said(found: Any, words: Mapping[str, str]) -> str:
    text = found if isinstance(found, str) else json.dumps(found, sort_keys=True)
    for word, name in words.items():
        text = text.replace(word, name)
    return text

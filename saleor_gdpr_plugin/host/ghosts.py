"""Columns and tables that the database still has and no model knows: Saleor drops a field first, its column later.

Seen in shops of 3.20 to 3.23: answers of a payment provider, links to downloads, metadata of carts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connections

from . import database, models

EMPTY = {
    "text": "''",
    "character varying": "''",
    "character": "''",
    "json": "'{}'",
    "jsonb": "'{}'",
    "inet": "NULL",
}
"""What a column of a type becomes where it may not be null."""
COLUMNS = """SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ANY(%s)"""
DOWNLOADS = "product_digitalcontenturl"
"""Links by which whoever holds one downloads what was bought: a table of its own, without a model since 3.23."""


def columns(labels: Iterable[str]) -> dict[str, dict[str, str]]:
    """Columns that can hold words and that no model knows, by label, each with what empties it; one query."""
    found = {label: model for label in labels if (model := models.named(label)) is not None}
    tables = {model._meta.db_table: label for label, model in found.items()}
    ghosts: dict[str, dict[str, str]] = {}
    with connections[database.writer_alias()].cursor() as cursor:
        cursor.execute(COLUMNS, [list(tables)])
        for table, column, kind, nullable in cursor.fetchall():
            label = tables[table]
            known = {each.column for each in found[label]._meta.concrete_fields}
            if column not in known and kind in EMPTY:
                ghosts.setdefault(label, {})[column] = "NULL" if nullable == "YES" else EMPTY[kind]
    return ghosts


def empty(rows: Any, values: Mapping[str, str]) -> None:
    """Empty such columns of the rows of a query."""
    meta = rows.model._meta
    sql, params = rows.order_by().values("pk").query.sql_with_params()
    sets = ", ".join(f'"{column}" = {value}' for column, value in sorted(values.items()))
    with connections[database.writer_alias()].cursor() as cursor:
        cursor.execute(
            f'UPDATE "{meta.db_table}" SET {sets} WHERE "{meta.pk.column}" IN ({sql})',  # noqa: S608
            params,
        )


def forget_downloads(order_ids: Iterable[Any]) -> None:
    """Delete the links to downloads of these orders, whether a model knows their table or not."""
    if not database.has_table(DOWNLOADS):
        return
    lines = models.order_line()._meta.db_table
    with connections[database.writer_alias()].cursor() as cursor:
        cursor.execute(
            f'DELETE FROM "{DOWNLOADS}" WHERE line_id IN'  # noqa: S608
            f' (SELECT id FROM "{lines}" WHERE order_id = ANY(%s::uuid[]))',
            [[str(each) for each in order_ids]],
        )

"""Which keys of private metadata the shop uses: a bounded look at the newest rows, for staff to classify."""

from __future__ import annotations

from typing import Any

from django.db import connections

from ..host import database, models

SAMPLED = 1000
"""Newest rows looked at in each table; an index finds them."""
SHOWN = 200
"""Keys named at most."""
OBJECT = "CASE jsonb_typeof(r.found) WHEN 'object' THEN r.found ELSE '{}'::jsonb END"


def in_use() -> list[str]:
    """Keys of the newest accounts, orders and checkouts, in order."""
    parts, params = [], []
    for newest in _newest():
        sql, given = newest.values("private_metadata")[:SAMPLED].query.sql_with_params()
        parts.append(f"(SELECT k FROM ({sql}) r(found), jsonb_object_keys({OBJECT}) k)")  # noqa: S608
        params += given
    with connections[database.writer_alias()].cursor() as cursor:
        cursor.execute(f"{' UNION '.join(parts)} ORDER BY k LIMIT {SHOWN}", params)
        return [key for (key,) in cursor.fetchall()]


def _newest() -> list[Any]:
    alias = database.writer_alias()
    return [
        models.user().objects.using(alias).order_by("-pk"),
        models.order().objects.using(alias).order_by("-number"),
        models.checkout_metadata().objects.using(alias).order_by("-pk"),
    ]

"""Counts in shared storage, so that many pods keep one limit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import connections

from .. import keys
from ..host import database
from .models import Tally


def count(what: str, whom: str, *, window: timedelta, now: datetime) -> int:
    """Add one to the count of this window and return it: one statement, right under any concurrency.

    Windows are fixed (each hour, each day, UTC). `whom` is stored as a keyed digest only.
    """
    start = int(now.astimezone(UTC).timestamp() // window.total_seconds())
    key = keys.digest(keys.Use.LIMIT, f"{what}:{start}:{whom}")
    table = connections[database.writer_alias()].ops.quote_name(Tally._meta.db_table)
    with connections[database.writer_alias()].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} AS t (key, count, expires_at) VALUES (%s, 1, %s) "  # noqa: S608
            "ON CONFLICT (key) DO UPDATE SET count = t.count + 1 RETURNING count",
            [key, now + window],
        )
        counted: int = cursor.fetchone()[0]
    return counted


def wait(window: timedelta, now: datetime) -> int:
    """Seconds until the current window ends."""
    length = int(window.total_seconds())
    return length - int(now.astimezone(UTC).timestamp()) % length


def client_address(forwarded: str, remote: str, *, depth: int) -> str:
    """The address of the client behind `depth` proxies of the shop's own.

    Each proxy appends the address it saw; what stands left of that was written by the client and is never
    believed.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    return hops[-depth] if depth and len(hops) >= depth else remote

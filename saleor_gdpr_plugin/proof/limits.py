"""Counts in shared storage, so that many pods keep one limit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import connections
from django.utils.translation import gettext as _

from .. import keys
from ..conf import Settings
from ..contracts import Refused
from ..host import database
from ..work import jobs
from .models import Tally

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PROOFS = "verify"
"""Mails to one address that prove a mailbox."""
NOTICES = "notice"
"""Mails to one address that take back what a stranger typed: counted apart, so that using up the others keeps nobody
from undoing."""


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


def within_limit(client: str, settings: Settings, now: datetime) -> None:
    """Count one try of a client; raises Refused with the seconds to wait."""
    if count("submit", client, window=HOUR, now=now) > settings.client_submits_per_hour:
        seconds = wait(HOUR, now)
        message = _("Too many requests from your connection. Please wait %(minutes)s minutes.")
        raise Refused("too_many", message % {"minutes": -(-seconds // 60)}, retry_after=seconds)


def may_mail(address: str, settings: Settings, now: datetime, *, what: str = PROOFS) -> bool:
    """Count one mail to an address that anybody can type; false over its limit, and nobody is told.

    Over the limit of the shop the mail waits: raises `jobs.Later`.
    """
    if not address_may_have(address, settings, now, what=what):
        return False
    shop_may_send(settings, now)
    return True


def address_may_have(address: str, settings: Settings, now: datetime, *, what: str = PROOFS) -> bool:
    """Count one mail to a normalised address; false over its limit."""
    return count(what, address, window=DAY, now=now) <= settings.address_mails_per_day


def shop_may_send(settings: Settings, now: datetime) -> None:
    """Count one turn of the shop; over its limit the turn waits: raises `jobs.Later`."""
    if count("verify-shop", "", window=HOUR, now=now) > settings.shop_mails_per_hour:
        raise jobs.Later(now + timedelta(seconds=wait(HOUR, now) + 1))


def client_address(forwarded: str, remote: str, *, depth: int) -> str:
    """The address of the client behind `depth` proxies of the shop's own.

    Each proxy appends the address it saw; what stands left of that was written by the client and is never
    believed.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    return hops[-depth] if depth and len(hops) >= depth else remote

"""Sealing: each entry is bound to the one before it, in the order of their numbers.

Entries are sealed in the order in which they became visible; a transaction that committed late is sealed late, and
never lost. Until then it is not protected: about a minute.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connections, transaction

from .. import keys
from ..host import database
from .models import Entry, Head

GENESIS = "0" * 64
"""What the first entry is bound to."""
LOCK = 4_711_202_611
"""Advisory lock: one sealer at a time, over all pods."""


def seal(now: datetime, *, limit: int = 2000) -> int:
    """Seal what is not sealed yet, oldest first; how many. Another sealer at work means nothing to do."""
    with transaction.atomic():
        if not _alone():
            return 0
        rows = list(Entry.objects.filter(number=None).order_by("id")[:limit])
        if not rows:
            return 0
        last = Entry.objects.filter(number__isnull=False).order_by("-number").first()
        number, before = (last.number, last.seal) if last else (0, GENESIS)
        key_id = keys.writing_id()
        for row in rows:
            number += 1
            row.number, row.key_id = number, key_id
            row.seal = before = seal_of(row, before)
        Entry.objects.bulk_update(rows, ["number", "key_id", "seal"], batch_size=500)
        Head.objects.create(number=number, seal=before, at=now)
    return len(rows)


def seal_of(row: Entry, before: str) -> str:
    """The seal of an entry after the one before it; raises KeyMissing when its key is gone.

    Covers everything but the content itself, which the digest stands for: so content can be wiped.
    """
    parts = [
        before,
        str(row.number),
        row.at.isoformat(),
        row.kind,
        row.object_id,
        row.role,
        str(row.actor_id),
        row.digest,
    ]
    return keys.mac(keys.Use.AUDIT, row.key_id, "\n".join(parts))


def _alone() -> bool:
    with connections[database.writer_alias()].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])

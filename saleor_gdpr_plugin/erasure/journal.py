"""Each erasure is written down outside the database too, by keyed digests: a backup that is restored brings people
back, and then somebody has to know who was erased."""

from __future__ import annotations

from datetime import datetime

from ..audit import journal
from .models import ErasureRecord


def write(now: datetime, *, limit: int = 100) -> int:
    """Append a line for each erasure that has none; how many. Without a place for it nothing is marked.

    A crash between writing and marking writes the line again, which readers drop.
    """
    rows = ErasureRecord.objects.select_related("plan").filter(journaled_at=None).order_by("at")
    written = 0
    for record in rows.prefetch_related("digests")[:limit]:
        payload = {
            "request": str(record.plan.request_id),
            "digest_key": record.key_id,
            "digests": sorted(each.digest for each in record.digests.all()),
        }
        # The moment of the erasure, so that the same line is the same text whenever it is written.
        if not journal.write("erasure", payload, record.at):
            break
        ErasureRecord.objects.filter(pk=record.pk).update(journaled_at=now)
        written += 1
    return written

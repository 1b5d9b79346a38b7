"""What the journal is owed: written down in the transaction that it tells of, taken out of the database afterwards.

A crash after the commit loses nothing, because the row is still there; one between writing and deleting writes the
same line again, which readers drop by its id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from . import journal
from .models import JournalLine

MOST = 200
"""Lines that leave together."""


def owe(kind: str, payload: Mapping[str, Any], *, uid: UUID | None = None) -> None:
    """Owe the journal a line, as of this moment; no personal data but keyed digests and numbers of rows."""
    JournalLine.objects.create(uid=uid or uuid4(), kind=kind, at=timezone.now(), payload=dict(payload))


def forget(kind: str) -> None:
    """Owe no line of this kind any more: a newer one says it all."""
    JournalLine.objects.filter(kind=kind).delete()


def oldest(limit: int = MOST) -> list[JournalLine]:
    """What has waited longest, in the order in which it happened."""
    return list(JournalLine.objects.order_by("pk")[:limit])


def since() -> datetime | None:
    """Since when the oldest line waits; None when nothing is owed."""
    return JournalLine.objects.order_by("pk").values_list("at", flat=True).first()


def text(rows: Sequence[JournalLine]) -> list[str]:
    """The rows as signed lines."""
    return [journal.signed(row.kind, row.uid, row.at, row.payload) for row in rows]


def left(rows: Sequence[JournalLine]) -> None:
    """These are outside now."""
    JournalLine.objects.filter(pk__in=[row.pk for row in rows]).delete()


def write(now: datetime, *, limit: int = MOST) -> int:
    """Take the oldest lines out; how many. None without a place for them. Raises what the storage raises."""
    rows = oldest(limit) if journal.is_configured() else []
    if rows:
        journal.append(text(rows), now)
        left(rows)
    return len(rows)

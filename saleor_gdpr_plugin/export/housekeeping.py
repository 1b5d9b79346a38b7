"""Expiry and purge: first nobody can download any more, then the pieces go."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from .models import Archive, ArchiveState, Mask, OtherAnswer, Piece

ABANDONED = timedelta(hours=6)
"""An unfinished archive this old belongs to an attempt that died."""
BATCH = 64
"""Pieces deleted in one statement: short locks."""


def expire(now: datetime) -> int:
    """Close archives whose days are over; how many."""
    over = Archive.objects.filter(state=ArchiveState.AVAILABLE, expires_at__lte=now)
    return over.update(state=ArchiveState.EXPIRED)


def purge(now: datetime, *, batches: int = 100) -> int:
    """Delete the pieces of closed archives and of dead attempts, some at a time; how many.

    Stopped anywhere, the next run goes on: what is left is found by the state of its archive.
    """
    dead = Q(state=ArchiveState.BUILDING, created_at__lte=now - ABANDONED)
    over = Archive.objects.filter(dead | Q(state__in=(ArchiveState.EXPIRED, ArchiveState.WITHDRAWN)))
    deleted = 0
    for _ in range(batches):
        ids = list(Piece.objects.filter(archive__in=over).values_list("pk", flat=True)[:BATCH])
        if not ids:
            break
        deleted += Piece.objects.filter(pk__in=ids).delete()[0]
    Archive.objects.filter(dead, pieces=None).delete()
    return deleted


def empty(now: datetime, *, limit: int = 100) -> int:
    """Delete what staff added and masked, once the content of its request is over (requests/retention.py); how many
    rows.

    Stopped anywhere, the next run goes on: what is left is found by its request.
    """
    deleted = 0
    for model in (Mask, OtherAnswer):
        over = model.objects.filter(request__emptied_at__lte=now).values_list("pk", flat=True)
        deleted += model.objects.filter(pk__in=list(over[:limit])).delete()[0]
    return deleted

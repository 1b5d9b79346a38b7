"""Archives of a person who was erased, and what staff added to them and masked in them, go with the person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from .. import evidence
from ..contracts import Subject
from .models import Archive, Download, Mask, OtherAnswer


def rows(requests: frozenset[UUID], subject: Subject) -> Iterator[dict[str, Any]]:
    """`contracts.Own`. That there was an archive, not what was in it: a copy of what is erased."""
    for model in (Archive, Mask, OtherAnswer):
        yield from evidence.values(model.objects.filter(request__in=requests))
    yield from evidence.values(Download.objects.filter(archive__request__in=requests))


def forget(requests: frozenset[UUID], subject: Subject, *, now: datetime) -> None:
    """`contracts.Own`. The sealed pieces go with their archive."""
    for model in (Archive, Mask, OtherAnswer):
        model.objects.filter(request__in=requests).delete()

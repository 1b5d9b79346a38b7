"""Who was told of a person's data: the names of companies stay, what staff noted goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from .. import evidence
from ..contracts import Subject
from .models import RecipientTold


def rows(requests: frozenset[UUID], subject: Subject) -> Iterator[dict[str, Any]]:
    """`contracts.Own`."""
    yield from evidence.values(RecipientTold.objects.filter(request__in=requests))


def forget(requests: frozenset[UUID], subject: Subject, *, now: datetime) -> None:
    """`contracts.Own`. Which records it was goes once every event is out (`housekeeping.empty`)."""
    RecipientTold.objects.filter(request__in=requests).exclude(note="").update(note="")

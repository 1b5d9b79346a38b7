"""Corrections, statements, former addresses and names of a person who was erased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from .. import evidence
from ..aliases import Alias, FormerName
from ..contracts import Subject
from .housekeeping import EMPTY
from .models import Correction, EmailChange, RecordKind, Statement


def rows(requests: frozenset[UUID], subject: Subject) -> Iterator[dict[str, Any]]:
    """`contracts.Own`."""
    for model in (Correction, EmailChange):
        yield from evidence.values(model.objects.filter(request__in=requests))
    yield from evidence.values(_statements(requests, subject))
    for former in (Alias, FormerName):
        yield from evidence.values(former.objects.filter(account_id__in=subject.accounts))


def forget(requests: frozenset[UUID], subject: Subject, *, now: datetime) -> None:
    """`contracts.Own`. A statement is the person's own words: it goes even where its record is kept."""
    EmailChange.objects.filter(request__in=requests).delete()
    Correction.objects.filter(request__in=requests, emptied=False).update(**EMPTY)
    _statements(requests, subject).delete()
    for former in (Alias, FormerName):
        former.objects.filter(account_id__in=subject.accounts).delete()


def _statements(requests: frozenset[UUID], subject: Subject) -> Any:
    accounts = [str(each) for each in subject.accounts]
    orders = [str(each) for each in subject.joined_orders]
    return Statement.objects.filter(
        Q(request__in=requests)
        | Q(kind=RecordKind.ACCOUNT, key__in=accounts)
        | Q(kind=RecordKind.ORDER, key__in=orders)
    )

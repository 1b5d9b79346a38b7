"""Restrictions of a person who was erased: erasure at their own request ends them, and who it was is blanked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from .. import evidence
from ..audit import log
from ..audit.models import Entry
from ..contracts import Subject
from ..mail.models import MailState, OutboxMail
from .models import Restriction
from .retention import EMPTY


def rows(requests: frozenset[UUID], subject: Subject) -> Iterator[dict[str, Any]]:
    """`contracts.Own`."""
    found = _whose(requests, subject)
    yield from evidence.values(found)
    keys = [str(each) for each in found.values_list("pk", flat=True)]
    yield from evidence.values(Entry.objects.filter(object_id__in=keys))


def forget(requests: frozenset[UUID], subject: Subject, *, now: datetime) -> None:
    """`contracts.Own`."""
    found = _whose(requests, subject)
    keys = list(found.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    Restriction.objects.filter(pk__in=keys, lifted_at=None).update(lifted_at=now)
    Restriction.objects.filter(pk__in=keys).update(**EMPTY, emptied_at=now)
    OutboxMail.objects.filter(object_id__in=keys).exclude(state=MailState.QUEUED).delete()
    log.wipe_all(keys)


def _whose(requests: frozenset[UUID], subject: Subject) -> Any:
    addresses = (subject.mailboxes | subject.account_emails) - {""}
    theirs = Q(account_id__in=subject.accounts) | Q(address__in=addresses) | Q(request_id__in=requests)
    return Restriction.objects.filter(theirs, emptied_at=None)

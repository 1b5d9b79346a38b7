"""What the ledger says of a person who was erased: lines stay, the name beside them goes; suppression stays."""

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
from ..datamap.ownership import addresses_of
from ..mail.models import MailState, OutboxMail
from ..proof import tokens
from ..proof.models import Purpose as TokenPurpose
from .models import ConsentEntry, ConsentSubject, FlagNotice, SeenFlag


def rows(requests: frozenset[UUID], subject: Subject) -> Iterator[dict[str, Any]]:
    """`contracts.Own`."""
    whose = _whose(subject)
    yield from evidence.values(whose)
    lines = ConsentEntry.objects.filter(subject__in=whose)
    yield from evidence.values(lines)
    uids = [str(each) for each in lines.values_list("uid", flat=True)]
    yield from evidence.values(Entry.objects.filter(object_id__in=uids))


def forget(requests: frozenset[UUID], subject: Subject, *, now: datetime) -> None:
    """`contracts.Own`. Digests of who must not be written to are nobody's name, and survive."""
    whose = _whose(subject)
    keys = list(whose.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    lines = ConsentEntry.objects.filter(subject__in=keys)
    uids = list(lines.values_list("uid", flat=True))
    lines.exclude(note="").update(note="")
    OutboxMail.objects.filter(object_id__in=uids).exclude(state=MailState.QUEUED).delete()
    tokens.revoke_all(uids, TokenPurpose.CONSENT, TokenPurpose.UNDO)
    log.wipe_all(uids)
    ConsentSubject.objects.filter(pk__in=keys).update(address="", email="", account_id=None)
    SeenFlag.objects.filter(user_id__in=subject.accounts).delete()
    FlagNotice.objects.filter(user_id__in=subject.accounts).delete()


def _whose(subject: Subject) -> Any:
    theirs = Q(address__in=addresses_of(subject) - {""})
    account = Q(address="", account_id__in=subject.accounts)
    return ConsentSubject.objects.filter(theirs | account)
